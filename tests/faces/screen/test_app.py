"""The full-screen face, driven by key presses: every key does what the bar says, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.disk import file_names, folders
from letterkit.faces.screen import editor, list_rows
from letterkit.faces.screen.app import Screen
from letterkit.faces.screen.question_pane import KEYS
from letterkit.interview import moves
from letterkit.interview.form import Form, Position
from letterkit.interview.opening import create, resume
from letterkit.interview.pack_check import sample
from letterkit.interview.session import Outcome
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.library.profile import user_file
from letterkit.render import formats

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal", "en")
TODAY = dt.date(2026, 11, 20)
F = {number: f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)} | {
    number: f"\x1b[{code}~" for number, code in zip(range(5, 11), (15, 17, 18, 19, 20, 21), strict=True)
}
ALT_ENTER, CTRL_C = "\x1b\r", "\x03"
CTRL_O, CTRL_T, CTRL_Z, CTRL_R, SHIFT_TAB, ESC = "\x0f", "\x14", "\x1a", "\x12", "\x1b[Z", "\x1b"
HOME, END = "\x1b[H", "\x1b[F"
UP, DOWN, DELETE, ALT_UP, ALT_DOWN = "\x1b[A", "\x1b[B", "\x1b[3~", "\x1b[1;3A", "\x1b[1;3B"


class Wide(DummyOutput):
    """A terminal of a size."""

    def __init__(self, columns: int = 140, rows: int = 40) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def show(form: Form) -> str:
    return formats.write(form.letter(), "md").decode("utf-8")


@contextmanager
def opened(path: Path, columns: int = 140) -> Iterator[tuple[Screen, PipeInput]]:
    session = resume(path, LIBRARY, TODAY) if path.exists() else create(path, PACK, LIBRARY, TODAY)
    with create_pipe_input() as source, create_app_session(input=source, output=Wide(columns)):
        yield Screen(session, show, input=source, output=Wide(columns)), source


def pressed(path: Path, keys: str, columns: int = 140) -> Screen:
    with opened(path, columns) as (screen, source):
        source.send_text(keys)
        screen.run()
        return screen


def at(path: Path, question: str) -> Path:
    """A draft whose interview stands at a question."""
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(moves.jump(session.form, question))
    return path


def words(pane: object, part: str) -> str:
    return "".join(one[1] for one in getattr(pane, part)())


def fact(path: Path, name: str) -> object:
    return (drafts.load(path).data.get("facts") or {}).get(name)


@pytest.mark.parametrize("columns", [60, 80, 119, 120, 200])
def test_an_answer_is_taken_and_on_disk_at_any_width(tmp_path: Path, columns: int) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Ruritania\r{F[10]}", columns)
    assert fact(path, "country") == "Ruritania"
    assert screen.outcome.complete is False


def test_several_lines_are_one_answer(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "event")
    pressed(path, f"The village was burnt.\r\rNobody came.{F[2]}{F[10]}")
    assert "Nobody came." in str(fact(path, "event"))


def test_back_skip_undo_redo_and_find(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Ruritania\r{F[6]}{F[7]}{F[8]}{F[3]}{F[5]}triggers\r{F[10]}")
    assert fact(path, "country") == "Ruritania"
    assert screen.form.position.question == "triggers"


def test_what_cannot_be_an_answer_is_told_and_stays(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion_date")
    screen = pressed(path, f"30 February 2010\r{F[10]}")
    assert "February" in screen.message[0]
    assert screen.session.typed == "30 February 2010"
    again = resume(path, LIBRARY, TODAY)
    assert again.typed == "30 February 2010"
    with opened(path) as (after, _):
        assert after.buffer.text == "30 February 2010"


@pytest.mark.parametrize(("keys", "interrupted"), [(F[10], False), (CTRL_C, True)])
def test_stopping_keeps_what_was_typed_and_not_entered(tmp_path: Path, keys: str, interrupted: bool) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Rurit{keys}")
    assert fact(path, "country") == "Rurit"
    assert screen.outcome == Outcome(complete=False, interrupted=interrupted)


def test_going_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion_date")
    screen = pressed(path, f"not a day{F[5]}country\r{F[5]}occasion_date\r{F[10]}")
    assert screen.buffer.text == "not a day"


def test_what_is_being_typed_is_on_disk_within_a_second(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")

    async def typing() -> str:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("Rurit")
            await asyncio.sleep(0.9)
            typed = resume(path, LIBRARY, TODAY).typed
            source.send_text(F[10])
            await running
            return typed

    assert asyncio.run(typing()) == "Rurit"


def test_the_letter_follows_what_is_being_typed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion")

    async def typing() -> str:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("the Friday meeting")
            await asyncio.sleep(0.6)
            seen = words(screen.letter, "beside")
            source.send_text(F[10])
            await running
            return seen

    assert "use the Friday meeting to" in " ".join(asyncio.run(typing()).replace("▌", " ").split())


def test_a_whole_letter_is_brought_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(moves.go_to_end(session.form))
    assert pressed(path, F[2]).outcome.complete is True


def test_at_the_end_the_first_that_is_missing_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(moves.go_to_end(session.form))
    screen = pressed(path, f"{F[2]}{F[10]}")
    assert screen.form.position.question == screen.form.missing_questions()[0].id


def test_records_are_added_and_removed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    pressed(path, f"Send a mission\rthe Council\r2026-12-15\r+\rOpen the border\r\r\r{UP}{UP}{UP}-{F[10]}")
    (passage,) = [one for one in drafts.load(path).data["passages"] if one["role"] == "ask"]
    assert [one["action"] for one in drafts.load(path).data.get("asks") or passage["asks"]] == ["Open the border"]


def test_the_panes_show_the_parts_the_question_and_the_passage_in_hand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(moves.jump(session.form, "delay"))
    with opened(path) as (screen, _):
        assert "What will delay cost?" in words(screen.showing, "question")
        assert "Why now" in words(screen.list, "rail_text")
        marked = "".join(text for style, text, *_ in screen.letter.beside() if style == "class:passage")
        assert "▌" in marked
        assert all(key in words(screen.showing, "bar") for key, word in KEYS if word != "redo")  # the smallest window
        for mode, says in (("review", "Which council"), ("letter", "Families who do not return"), ("explain", "F10")):
            screen.turn_to(mode)  # type: ignore[arg-type]  # one of the modes
            assert says in (words(screen.list, "text") if screen.listing else words(screen.showing, "read"))


def test_the_state_of_an_older_letterkit_is_read(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    note = folders.state() / "sessions" / file_names.path_digest(path)
    told = json.loads(note.read_text("utf-8"))
    del told["typed"]
    note.write_text(json.dumps(told))
    assert resume(path, LIBRARY, TODAY).form.position.question == "country"


# -- own words, lists, a changed file -------------------------------------------------------------------


def whole(path: Path, question: str, **data: object) -> Path:
    """A draft with every answer, whose interview stands at a question."""
    session = create(path, PACK, LIBRARY, TODAY, {**sample(PACK, LIBRARY).data, **data})
    session.store(moves.jump(session.form, question))
    return path


def asks(path: Path) -> list[str]:
    (passage,) = [one for one in drafts.load(path).data["passages"] if one["role"] == "ask"]
    return [one["action"] for one in passage.get("asks") or []]


def test_a_passage_is_written_in_ones_own_words_and_given_back(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.yaml", "delay")
    number = 8
    screen = pressed(path, f"{CTRL_O} Nobody else will come.{F[2]}{F[10]}")
    assert drafts.load(path).data["passages"][number - 1]["text"].endswith("Nobody else will come.")
    assert screen.form.has_own_words(number)
    pressed(path, f"{F[5]}in your own words why now\r{CTRL_T}{F[10]}")
    assert "text" not in drafts.load(path).data["passages"][number - 1]


def test_leaving_a_passage_as_it_is_leaves_it_to_the_template(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.yaml", "delay")
    screen = pressed(path, f"{CTRL_O}{F[2]}{F[10]}")
    assert not screen.form.has_own_words(8)
    assert screen.form.position.question == "delay"


def test_esc_and_any_other_way_out_of_a_passage_keep_its_words(tmp_path: Path) -> None:
    for number, keys in enumerate((ESC, F[3], F[9], F[10], CTRL_C, CTRL_O)):
        path = whole(tmp_path / f"{number}.yaml", "delay")
        pressed(path, f"{CTRL_O} Mine.{keys}{F[10]}" if keys not in (F[10], CTRL_C) else f"{CTRL_O} Mine.{keys}")
        assert drafts.load(path).data["passages"][7]["text"].endswith(" Mine."), keys


def test_asks_are_moved_by_keys_and_removed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    pressed(path, f"One\r\r\r+Two\r\r\r+Three\r\r\r{UP}{UP}{ALT_UP}{ALT_UP}{F[10]}")
    assert asks(path) == ["Three", "One", "Two"]
    pressed(path, f"{UP}{UP}{UP}{UP}{ALT_DOWN}{DOWN}{DELETE}{F[10]}")
    assert asks(path) == ["One", "Three"]


def test_typing_and_pasting_begin_a_record_and_enter_changes_one(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    pressed(path, f"One\r\r\rTwo\r\r\r\x1b[200~Three\x1b[201~\r\r\r{UP}{UP}{UP}{UP}\r and a half\r\r\r{F[10]}")
    assert asks(path) == ["One and a half", "Two", "Three"]


def test_a_digit_chooses_an_entry_and_begins_none(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    screen = pressed(path, f"One\r\r\r+Two\r\r\r1\r and a half\r\r\r3{F[10]}")
    assert asks(path) == ["One and a half", "Two"]
    assert screen.message == ("There is no entry 3.", "Press + to add one.")
    pressed(path, f"1{DELETE}{F[10]}")
    assert asks(path) == ["Two"]


def test_a_list_that_may_stay_empty_has_the_row_that_goes_on_and_it_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create(path, LIBRARY.pack("joint-letter", "en"), LIBRARY, TODAY)
    with opened(path) as (screen, _):
        listed = [one for one in screen.form.questions if one.type == "records"]
        free, needed = (next(one.id for one in listed if one.required is want) for want in (False, True))
        screen.move(lambda form: replace(form, position=Position(needed)))
        assert len(screen.list.rows) == 1
        screen.move(lambda form: moves.jump(form, free))
        assert len(screen.list.rows) == 2
        assert screen.list.rows[screen.list.row].text == " → go on to the next question"
        screen.list.choose()
        assert screen.form.position.question not in (free, needed)


def test_enter_on_an_empty_text_goes_on_where_no_answer_is_needed(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.yaml", "delay")
    with opened(path) as (screen, _):
        free = next(one for one in screen.form.questions if one.type == "paragraph" and not one.required)
        screen.move(lambda form: moves.jump(form, free.id))
        assert words(screen.showing, "here").startswith(" F2 or Alt-Enter next")
        screen.buffer.text = ""
        assert words(screen.showing, "here").startswith(" Enter leaves it out")
    other = whole(tmp_path / "b.yaml", free.id, facts={})
    assert pressed(other, f"\r{F[10]}").form.position.question != free.id
    assert pressed(other, f"{F[3]}One.\rTwo.{F[2]}{F[10]}").form.value(free) == "One.\nTwo."
    assert pressed(at(tmp_path / "c.yaml", "event"), f"\r{F[10]}").form.position.question == "event"


def test_hints_stand_below_the_ask_that_is_chosen(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    screen = pressed(path, f"Consider the matter\rthe Government of France\r\r{F[10]}")
    assert "Name the decision" in words(screen.showing, "said")
    assert "Consider the matter" in words(screen.list, "text")


def test_the_parts_are_reached_by_keys(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.yaml", "country")
    assert pressed(path, f"{SHIFT_TAB}{END}\r{F[10]}").form.position.question == "contact"
    assert pressed(path, f"{SHIFT_TAB}{END}{UP}\r{F[10]}").form.position.passage == 9


def test_the_review_leads_to_what_is_missing_and_to_what_was_found(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "subject")
    screen = pressed(path, f"{F[9]}\r{F[10]}")
    assert screen.form.position.question == screen.form.missing_questions()[0].id
    other = whole(tmp_path / "b.yaml", "subject", subject="On On the situation")
    screen = pressed(other, f"{F[9]}{F[9]}{F[10]}")
    rows = [row.text for row in list_rows.review_rows(screen.form, screen.list.advised, screen.list.goes)]
    assert any("On On" in row for row in rows)


def test_a_letter_that_is_whole_ends_from_the_review(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.yaml", "subject")
    screen = pressed(path, f"{F[9]}{F[2]}{F[2]}")
    assert screen.outcome.complete


def test_finding_takes_slips_of_the_pen(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    assert pressed(path, f"{F[5]}signatoris\r{F[10]}").form.question.path == "signatories"
    assert pressed(path, f"{F[5]}zzzz\r{ESC}{F[10]}").form.question.path == "signatories"


def test_undo_takes_back_typing_before_it_takes_back_an_answer(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Ruritania\rFriday{CTRL_Z}{F[10]}")
    assert fact(path, "country") == "Ruritania"
    assert fact(path, "occasion") is None
    assert screen.form.position.question == "occasion"
    pressed(path, f"{CTRL_Z}{F[10]}")
    assert fact(path, "country") == "Ruritania"  # what was changed before the window was opened stays


def test_what_is_offered_is_replaced_by_what_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    pressed(path, f"Permanent Council of the OSCE\r\x7fcouncil\r{F[10]}")
    assert drafts.load(path).data["recipients"][0]["style"] == "council"
    pressed(path, f"{F[5]}date of the letter\r2026-12-01\r{F[10]}")
    assert drafts.load(path).data["date"] == "2026-12-01"


def test_a_table_of_signatories_is_read(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Name,Country\nAmina Example,France\nB. Example,Kenya\n", "utf-8")
    screen = pressed(path, f"{CTRL_R}people\r{F[10]}")
    assert [one["name"] for one in drafts.load(path).data["signatories"]] == ["Amina Example", "B. Example"]
    assert "2 signatories were added" in screen.message[1]
    screen = pressed(path, f"{CTRL_R}people\r{ESC}{F[10]}")
    assert len(drafts.load(path).data["signatories"]) == 2
    assert pressed(path, f"{CTRL_R}no-such.csv\r{F[10]}").message[0] == "There is no such file."


def usually_signed(path: Path, keys: str, rows: str) -> list[str]:
    """Who signs, where Lena stands filled in and a table with `rows` is read."""
    path.with_name("people.csv").write_text(f"Name,Country\n{rows}", "utf-8")
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("signatory: {name: Lena Sample, title: Director}\n", "utf-8")
    session = create(path, PACK, open_library(), TODAY)
    session.store(moves.jump(session.form, "signatories"))
    with create_pipe_input() as source, create_app_session(input=source, output=Wide()):
        screen = Screen(session, show, input=source, output=Wide())
        source.send_text(f"{keys}{CTRL_R}people\r{F[10]}")
        screen.run()
    signing = drafts.load(path).data["signatories"]
    assert all(one["title"] == "Director" for one in signing if one["name"] == "Lena Sample" and "places" not in one)
    return [one["name"] for one in signing]


def test_who_usually_signs_stays_before_those_of_a_table(tmp_path: Path) -> None:
    assert usually_signed(tmp_path / "a.yaml", "", "Bo,Kenya\n") == ["Lena Sample", "Bo"]
    assert usually_signed(tmp_path / "b.yaml", "\r", "Bo,Kenya\n") == ["Lena Sample", "Bo"]
    assert usually_signed(tmp_path / "c.yaml", "\x15Mira", "Bo,Kenya\n") == ["Mira", "Bo"]
    assert usually_signed(tmp_path / "d.yaml", "\x15", "Bo,Kenya\n") == ["Bo"]
    assert usually_signed(tmp_path / "e.yaml", "", "Bo,Kenya\nLena Sample,Peru\n") == ["Bo", "Lena Sample"]


THEIRS = {"take": f"{F[9]}{HOME}\r", "keep": f"{F[9]}{HOME}{DOWN}\r", "later": f"{F[9]}\r"}


@pytest.mark.parametrize("what", THEIRS)
def test_a_file_that_another_program_changed_is_noticed_and_shown(tmp_path: Path, what: str) -> None:
    path = at(tmp_path / "a.yaml", "country")

    async def working() -> tuple[str, str]:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.typing.watch))
            await asyncio.sleep(0.1)
            path.write_text(path.read_text("utf-8") + "subject: Theirs\n", "utf-8")
            source.send_text("Ruritania\r")
            await asyncio.sleep(1.3)
            told = screen.message[0]
            shown = "".join(row.text for row in screen.list.versions.rows())
            source.send_text(f"{THEIRS[what]}{F[10]}")
            await running
            screen.session.leave()
            return told, shown

    told, shown = asyncio.run(working())
    assert "changed" in told
    assert "Theirs" in shown
    assert "Ruritania" in shown
    data = drafts.load(path).data
    if what == "keep":
        assert (data["facts"]["country"], "subject" in data) == ("Ruritania", False)
        assert "Theirs" in (tmp_path / "a-theirs-1.yaml").read_text("utf-8")
    else:
        assert (data.get("facts"), data["subject"]) == (None, "Theirs")
        assert (tmp_path / "a-mine-1.yaml").exists() == (what == "later")


def test_a_file_that_was_renamed_away_is_noticed_and_written_anew_on_stopping(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    with opened(path) as (screen, source):
        path.rename(tmp_path / "b.yaml")
        screen.typing._look_at_disk()
        assert "renamed or deleted" in screen.message[0]
        source.send_text(f"Ruritania\r{F[10]}")
        screen.run()
        assert "was written anew" in screen.session.leave()
    assert fact(path, "country") == "Ruritania"
    assert fact(tmp_path / "b.yaml", "country") is None


def test_answers_to_questions_that_are_not_asked_any_more_are_gone_at_the_end(tmp_path: Path) -> None:
    from tests.interview.scene import LIBRARY as SHORT
    from tests.interview.scene import PACK as INTERVIEW
    from tests.interview.scene import whole as short

    form = moves.answer(moves.jump(short(), "trial"), "no")
    assert form.data["facts"]["judge"]
    session = create(tmp_path / "a.yaml", INTERVIEW, SHORT, TODAY, form.data)
    session.store(moves.go_to_end(session.form))
    with create_pipe_input() as source, create_app_session(input=source, output=Wide()):
        source.send_text(F[2])
        assert Screen(session, show, input=source, output=Wide()).run().complete
    assert "judge" not in drafts.load(tmp_path / "a.yaml").data["facts"]


def test_the_persons_own_editor_is_opened_on_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text() + ' From outside.')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    path = at(tmp_path / "a.yaml", "event")

    async def working() -> None:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if "outside" in screen.buffer.text:
                    break
            source.send_text(f"{F[2]}{F[10]}")
            await running

    asyncio.run(working())
    assert fact(path, "event") == "It began in Osh. From outside."


def test_without_an_editor_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "win32":  # vi is there, but nobody named it
        said, hint = pressed(at(tmp_path / "a.yaml", "event"), f"\x1be{F[10]}").message
        assert said == "No editor is named."
        assert "EDITOR" in hint and "nano" in hint
    monkeypatch.setattr("os.name", "nt")
    monkeypatch.setenv("EDITOR", "")
    assert editor.there()
    assert os.environ["EDITOR"] == "notepad"


def test_signs_say_what_colours_say(tmp_path: Path) -> None:
    screen = pressed(at(tmp_path / "a.yaml", "country"), F[10])
    signs = {text.split()[0] for style, text, *_ in screen.list.rail_text() if style == "class:attention"}
    assert signs == {"!"}

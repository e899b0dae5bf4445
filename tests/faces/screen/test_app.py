"""The full-screen face, driven by key presses: every key does what the bar says, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from letterkit.disk import file_names, folders
from letterkit.faces.screen import editor, list_rows
from letterkit.faces.screen.app import Screen
from letterkit.interview import moves
from letterkit.interview.opening import create, resume
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.interview.session import Outcome
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.library.profile import user_file
from tests.faces.screen.full_screen import (
    ALT_DOWN,
    ALT_UP,
    CTRL_C,
    CTRL_O,
    CTRL_R,
    CTRL_T,
    CTRL_Z,
    DELETE,
    DOWN,
    END,
    ESC,
    HOME,
    LIBRARY,
    PACK,
    SHIFT_TAB,
    TODAY,
    UP,
    F,
    Window,
    asks,
    composed,
    draft_at,
    fact,
    open_screen,
    pane_text,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("columns", [60, 80, 119, 120, 200])
def test_an_answer_is_taken_and_on_disk_at_any_width(tmp_path: Path, columns: int) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    screen = press(path, f"Ruritania\r{F[10]}", columns)
    assert fact(path, "country") == "Ruritania"
    assert screen.state.outcome.complete is False


def test_several_lines_are_one_answer(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "event")
    press(path, f"The village was burnt.\r\rNobody came.{F[2]}{F[10]}")
    assert "Nobody came." in str(fact(path, "event"))


def test_back_skip_undo_redo_and_find(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    screen = press(path, f"Ruritania\r{F[6]}{F[7]}{F[8]}{F[3]}{F[5]}triggers\r{F[10]}")
    assert fact(path, "country") == "Ruritania"
    assert screen.state.form.position.question == "triggers"


def test_what_cannot_be_an_answer_is_told_and_stays(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "occasion_date")
    screen = press(path, f"30 February 2010\r{F[10]}")
    assert "February" in screen.state.message[0]
    assert screen.state.session.typed == "30 February 2010"
    again = resume(path, LIBRARY, TODAY)
    assert again.typed == "30 February 2010"
    with open_screen(path) as (after, _):
        assert after.state.answer.text == "30 February 2010"


@pytest.mark.parametrize(("keys", "interrupted"), [(F[10], False), (CTRL_C, True)])
def test_stopping_keeps_what_was_typed_and_not_entered(tmp_path: Path, keys: str, interrupted: bool) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    screen = press(path, f"Rurit{keys}")
    assert fact(path, "country") == "Rurit"
    assert screen.state.outcome == Outcome(complete=False, interrupted=interrupted)


def test_going_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "occasion_date")
    screen = press(path, f"not a day{F[5]}country\r{F[5]}occasion_date\r{F[10]}")
    assert screen.state.answer.text == "not a day"


def test_what_is_being_typed_is_on_disk_within_a_second(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")

    async def typing() -> str:
        with open_screen(path) as (screen, source):
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
    path = draft_at(tmp_path / "a.yaml", "occasion")

    async def typing() -> str:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("the Friday meeting")
            await asyncio.sleep(0.6)
            seen = pane_text(screen.letter, "beside")
            source.send_text(F[10])
            await running
            return seen

    assert "use the Friday meeting to" in " ".join(asyncio.run(typing()).replace("▌", " ").split())


def test_a_whole_letter_is_brought_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(moves.go_to_end(session.form))
    assert press(path, F[2]).state.outcome.complete is True


def test_at_the_end_the_first_that_is_missing_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(moves.go_to_end(session.form))
    screen = press(path, f"{F[2]}{F[10]}")
    assert screen.state.form.position.question == screen.state.form.missing_questions()[0].id


def test_records_are_added_and_removed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"Send a mission\rthe Council\r2026-12-15\r+\rOpen the border\r\r\r{UP}{UP}{UP}-{F[10]}")
    (passage,) = [one for one in drafts.load(path).data["passages"] if one["role"] == "ask"]
    assert [one["action"] for one in drafts.load(path).data.get("asks") or passage["asks"]] == ["Open the border"]


def test_the_panes_show_the_parts_the_question_and_the_passage_in_hand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(moves.jump(session.form, "delay"))
    with open_screen(path) as (screen, _):
        assert "What will delay cost?" in pane_text(screen.texts, "question")
        assert "Why now" in pane_text(screen.outline, "text")
        marked = "".join(text for style, text, *_ in screen.letter.beside() if style == "class:passage")
        assert "▌" in marked
        assert all(
            f"F{number}" in pane_text(screen.texts, "bar") for number in range(1, 11) if number != 7
        )  # the smallest window
        for mode, says in (("review", "Which council"), ("letter", "Families who do not return"), ("explain", "F10")):
            screen.state.show(mode)  # type: ignore[arg-type]  # one of the modes
            assert says in (
                pane_text(screen.list, "text") if screen.state.listing else pane_text(screen.texts, "reading")
            )


def test_the_state_of_an_older_letterkit_is_read(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    note = folders.state() / "sessions" / file_names.path_digest(path)
    told = json.loads(note.read_text("utf-8"))
    del told["typed"]
    note.write_text(json.dumps(told))
    assert resume(path, LIBRARY, TODAY).form.position.question == "country"


# -- own words, lists, a changed file -------------------------------------------------------------------


def test_a_passage_is_written_in_ones_own_words_and_given_back(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "delay")
    number = 8
    screen = press(path, f"{CTRL_O} Nobody else will come.{F[2]}{F[10]}")
    assert drafts.load(path).data["passages"][number - 1]["text"].endswith("Nobody else will come.")
    assert screen.state.form.has_own_words(number)
    press(path, f"{F[5]}in your own words why now\r{CTRL_T}{F[10]}")
    assert "text" not in drafts.load(path).data["passages"][number - 1]


def test_leaving_a_passage_as_it_is_leaves_it_to_the_template(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "delay")
    screen = press(path, f"{CTRL_O}{F[2]}{F[10]}")
    assert not screen.state.form.has_own_words(8)
    assert screen.state.form.position.question == "delay"


def test_esc_and_any_other_way_out_of_a_passage_keep_its_words(tmp_path: Path) -> None:
    for number, keys in enumerate((ESC, F[3], F[9], F[10], CTRL_C, CTRL_O)):
        path = whole_draft(tmp_path / f"{number}.yaml", "delay")
        press(path, f"{CTRL_O} Mine.{keys}{F[10]}" if keys not in (F[10], CTRL_C) else f"{CTRL_O} Mine.{keys}")
        assert drafts.load(path).data["passages"][7]["text"].endswith(" Mine."), keys


def test_asks_are_moved_by_keys_and_removed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"One\r\r\r+Two\r\r\r+Three\r\r\r{UP}{UP}{ALT_UP}{ALT_UP}{F[10]}")
    assert asks(path) == ["Three", "One", "Two"]
    press(path, f"{UP}{UP}{UP}{UP}{ALT_DOWN}{DOWN}{DELETE}{F[10]}")
    assert asks(path) == ["One", "Three"]


def test_typing_and_pasting_begin_a_record_and_enter_changes_one(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"One\r\r\rTwo\r\r\r\x1b[200~Three\x1b[201~\r\r\r{UP}{UP}{UP}{UP}\r and a half\r\r\r{F[10]}")
    assert asks(path) == ["One and a half", "Two", "Three"]


def test_a_digit_chooses_an_entry_and_begins_none(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    screen = press(path, f"One\r\r\r+Two\r\r\r1\r and a half\r\r\r3{F[10]}")
    assert asks(path) == ["One and a half", "Two"]
    assert screen.state.message == ("There is no entry 3.", "Press + to add one.")
    press(path, f"1{DELETE}{F[10]}")
    assert asks(path) == ["Two"]


def test_a_list_that_may_stay_empty_has_the_row_that_goes_on_and_it_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create(path, LIBRARY.pack("joint-letter", "en"), LIBRARY, TODAY)
    with open_screen(path) as (screen, _):
        listed = [one for one in screen.state.form.questions if one.type == "records"]
        free, needed = (next(one.id for one in listed if one.required is want) for want in (False, True))
        screen.state.move(lambda form: replace(form, position=Position(needed)))
        assert len(screen.list.rows) == 1
        screen.state.move(lambda form: moves.jump(form, free))
        assert len(screen.list.rows) == 2
        assert screen.list.rows[screen.list.row].text == " → go on to the next question"
        screen.list.choose()
        assert screen.state.form.position.question not in (free, needed)


def test_enter_on_an_empty_text_goes_on_where_no_answer_is_needed(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "delay")
    with open_screen(path) as (screen, _):
        free = next(one for one in screen.state.form.questions if one.type == "paragraph" and not one.required)
        screen.state.move(lambda form: moves.jump(form, free.id))
        assert pane_text(screen.texts, "here").startswith(" F2 or Alt-Enter next")
        screen.state.answer.text = ""
        assert pane_text(screen.texts, "here").startswith(" Enter leaves it out")
    other = whole_draft(tmp_path / "b.yaml", free.id, facts={})
    assert press(other, f"\r{F[10]}").state.form.position.question != free.id
    assert press(other, f"{F[3]}One.\rTwo.{F[2]}{F[10]}").state.form.value(free) == "One.\nTwo."
    assert press(draft_at(tmp_path / "c.yaml", "event"), f"\r{F[10]}").state.form.position.question == "event"


def test_hints_stand_below_the_ask_that_is_chosen(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    screen = press(path, f"Consider the matter\rthe Government of France\r\r{F[10]}")
    assert "Name the decision" in pane_text(screen.texts, "remarks")
    assert "Consider the matter" in pane_text(screen.list, "text")


def test_the_parts_are_reached_by_keys(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "country")
    assert press(path, f"{SHIFT_TAB}{END}\r{F[10]}").state.form.position.question == "contact"
    assert press(path, f"{SHIFT_TAB}{END}{UP}\r{F[10]}").state.form.position.passage == 9


def test_the_review_leads_to_what_is_missing_and_to_what_was_found(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "subject")
    screen = press(path, f"{F[9]}\r{F[10]}")
    assert screen.state.form.position.question == screen.state.form.missing_questions()[0].id
    other = whole_draft(tmp_path / "b.yaml", "subject", subject="On On the situation")
    screen = press(other, f"{F[9]}{F[9]}{F[10]}")
    rows = [row.text for row in list_rows.review_rows(screen.state.form, screen.state.advice, screen.state.go)]
    assert any("On On" in row for row in rows)


def test_a_letter_that_is_whole_ends_from_the_review(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "subject")
    screen = press(path, f"{F[9]}{F[2]}{F[2]}")
    assert screen.state.outcome.complete


def test_finding_takes_slips_of_the_pen(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    assert press(path, f"{F[5]}signatoris\r{F[10]}").state.form.question.path == "signatories"
    assert press(path, f"{F[5]}zzzz\r{ESC}{F[10]}").state.form.question.path == "signatories"


def test_undo_takes_back_typing_before_it_takes_back_an_answer(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "country")
    screen = press(path, f"Ruritania\rFriday{CTRL_Z}{F[10]}")
    assert fact(path, "country") == "Ruritania"
    assert fact(path, "occasion") is None
    assert screen.state.form.position.question == "occasion"
    press(path, f"{CTRL_Z}{F[10]}")
    assert fact(path, "country") == "Ruritania"  # what was changed before the window was opened stays


def test_what_is_offered_is_replaced_by_what_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    press(path, f"Permanent Council of the OSCE\r\x7fcouncil\r{F[10]}")
    assert drafts.load(path).data["recipients"][0]["style"] == "council"
    press(path, f"{F[5]}date of the letter\r2026-12-01\r{F[10]}")
    assert drafts.load(path).data["date"] == "2026-12-01"


def test_a_table_of_signatories_is_read(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Name,Country\nAmina Example,France\nB. Example,Kenya\n", "utf-8")
    screen = press(path, f"{CTRL_R}people\r{F[10]}")
    assert [one["name"] for one in drafts.load(path).data["signatories"]] == ["Amina Example", "B. Example"]
    assert "2 signatories were added" in screen.state.message[1]
    screen = press(path, f"{CTRL_R}people\r{ESC}{F[10]}")
    assert len(drafts.load(path).data["signatories"]) == 2
    assert press(path, f"{CTRL_R}no-such.csv\r{F[10]}").state.message[0] == "There is no such file."


def usually_signed(path: Path, keys: str, rows: str) -> list[str]:
    """Who signs, where Lena stands filled in and a table with `rows` is read."""
    path.with_name("people.csv").write_text(f"Name,Country\n{rows}", "utf-8")
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("signatory: {name: Lena Sample, title: Director}\n", "utf-8")
    session = create(path, PACK, open_library(), TODAY)
    session.store(moves.jump(session.form, "signatories"))
    with create_pipe_input() as source, create_app_session(input=source, output=Window()):
        screen = Screen(session, composed, input=source, output=Window())
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
    path = draft_at(tmp_path / "a.yaml", "country")

    async def working() -> tuple[str, str]:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            await asyncio.sleep(0.1)
            path.write_text(path.read_text("utf-8") + "subject: Theirs\n", "utf-8")
            source.send_text("Ruritania\r")
            await asyncio.sleep(1.3)
            told = screen.state.message[0]
            shown = "".join(row.text for row in screen.list._conflict.rows())
            source.send_text(f"{THEIRS[what]}{F[10]}")
            await running
            screen.state.session.leave()
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
    path = draft_at(tmp_path / "a.yaml", "country")
    with open_screen(path) as (screen, source):
        path.rename(tmp_path / "b.yaml")
        screen.autosave.look_at_disk()
        assert "renamed or deleted" in screen.state.message[0]
        source.send_text(f"Ruritania\r{F[10]}")
        screen.run()
        assert "was written anew" in screen.state.session.leave()
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
    with create_pipe_input() as source, create_app_session(input=source, output=Window()):
        source.send_text(F[2])
        assert Screen(session, composed, input=source, output=Window()).run().complete
    assert "judge" not in drafts.load(tmp_path / "a.yaml").data["facts"]


def test_the_persons_own_editor_is_opened_on_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text() + ' From outside.')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    path = draft_at(tmp_path / "a.yaml", "event")

    async def working() -> None:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if "outside" in screen.state.answer.text:
                    break
            source.send_text(f"{F[2]}{F[10]}")
            await running

    asyncio.run(working())
    assert fact(path, "event") == "It began in Osh. From outside."


def test_without_an_editor_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "win32":  # vi is there, but nobody named it
        said, hint = press(draft_at(tmp_path / "a.yaml", "event"), f"\x1be{F[10]}").state.message
        assert said == "No editor is named."
        assert "EDITOR" in hint and "nano" in hint
    monkeypatch.setattr("os.name", "nt")
    monkeypatch.setenv("EDITOR", "")
    assert editor.ensure_named()
    assert os.environ["EDITOR"] == "notepad"


def test_signs_say_what_colours_say(tmp_path: Path) -> None:
    screen = press(draft_at(tmp_path / "a.yaml", "country"), F[10])
    signs = {text.split()[0] for style, text, *_ in screen.outline.text() if style == "class:attention"}
    assert signs == {"!"}

"""What is typed and not entered: it becomes the answer where it can be one, otherwise it waits, and is told."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.face import PlainFace
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, resume
from letterkit.interview.pending import pending_notice, pending_texts
from letterkit.interview.position import Position
from letterkit.interview.session import Session
from letterkit.letter import drafts
from tests.faces.screen import full_screen as screen

from .scene import LIBRARY, PACK, TODAY, new, whole

F, CTRL_C, CTRL_O, CTRL_R, CTRL_T = screen.F, screen.CTRL_C, screen.CTRL_O, screen.CTRL_R, screen.CTRL_T
SHIFT_TAB, ALL = screen.SHIFT_TAB, "\x01\x0b"
ELSEWHERE = [F[3], F[8], F[9], F[10], SHIFT_TAB, CTRL_C, F[4]]


def at(form: Form, question: str, item: int | None = None, field: str = "") -> Form:
    return transitions.go_to(form, Position(question, item, field))


# -- the move -------------------------------------------------------------------------------------------


def test_what_can_be_an_answer_becomes_one_and_the_place_stays() -> None:
    form = transitions.store_input(at(new(), "country"), "Exampleland")
    assert form.data["facts"]["country"] == "Exampleland"
    assert (form.position, form.pending) == (Position("country"), {})


def test_what_cannot_be_an_answer_waits_at_its_place_until_one_is_given() -> None:
    form = at(transitions.store_input(at(new(), "meeting"), "some Friday"), "country")
    assert (form.pending, form.initial_text) == ({Position("meeting"): "some Friday"}, "")
    back = at(form, "meeting")
    assert back.initial_text == "some Friday"
    assert transitions.answer(back, "2026-12-03").pending == {}
    assert transitions.store_input(back, "").pending == {}  # it was taken out by hand


def test_an_answer_that_was_emptied_is_taken_out_also_where_one_is_needed() -> None:
    for name in ("country", "tone"):
        form = transitions.store_input(at(whole(), name), " ")
        assert name not in form.data["facts"]
        assert transitions.undo(form).data == whole().data


def test_the_name_of_a_person_that_was_emptied_is_gone_from_the_letter() -> None:
    form = transitions.store_input(at(whole(), "signatories", 0, "name"), "")
    assert "name" not in form.data["signatories"][0]


def test_what_alone_names_a_record_stays_and_it_is_told_that_it_was_emptied() -> None:
    form = transitions.store_input(at(whole(), "asks", 0, "action"), "")
    assert form.data == whole().data
    assert at(form, "asks", 0, "action").initial_text == ""
    assert "emptied, and still in the letter" in pending_notice(form)


def test_what_was_only_offered_is_neither_taken_nor_taken_out() -> None:
    form = at(new(), "subject")
    assert transitions.store_input(form, form.current_text) == form
    assert transitions.store_input(form, "").pending == {}


def test_what_waits_in_records_goes_with_them() -> None:
    form = at(whole(), "asks")
    for action in ("Two", "Three"):
        form = at(transitions.answer(transitions.add_record(form), action), "asks")
    form = at(transitions.store_input(at(form, "asks", 2, "deadline"), "2026-02-31"), "asks")
    assert form.pending == {Position("asks", 2, "deadline"): "2026-02-31"}
    assert transitions.move_record(form, 2, 0).pending == {Position("asks", 0, "deadline"): "2026-02-31"}
    assert transitions.move_record(form, 0, 2).pending == {Position("asks", 1, "deadline"): "2026-02-31"}
    assert transitions.remove_record(form, 0).pending == {Position("asks", 1, "deadline"): "2026-02-31"}
    assert transitions.remove_record(form, 2).pending == {}


def test_a_record_that_is_gone_is_begun_again_with_what_waits_in_it() -> None:
    form = transitions.with_pending(new(), Position("asks", 4, "deadline"), "2026-02-31")
    there = transitions.go_to(form, Position("asks", 4, "deadline"))
    assert (there.position, there.initial_text) == (Position("asks", 0, "deadline"), "2026-02-31")


def test_words_of_a_passage_wait_wherever_one_came_from() -> None:
    form = transitions.with_pending(new(), Position("country", passage=2), "Mine.")
    assert transitions.go_to_passage(at(form, "tone"), 2).initial_text == "Mine."


def test_every_place_has_a_name() -> None:
    places = (
        Position("meeting"),
        Position("asks", 1, "deadline"),
        Position("killed", field="source"),
        Position(passage=1),
        Position("judge"),
    )
    form = whole()
    for place in places:
        form = transitions.with_pending(form, place, "x")
    form = transitions.answer(at(form, "trial"), "no")
    names = [pending_text.name for pending_text in pending_texts(form)]
    assert "When does the council meet?" in names
    assert "What do you ask for? Ask 2, By when" in names
    assert "How many have been killed? Its source" in names
    assert "Who was the judge? (not asked any more)" in names
    assert any(name.startswith("The passage ‘") for name in names)


# -- on disk --------------------------------------------------------------------------------------------


def session(path: Path) -> Session:
    return create(path, PACK, LIBRARY, TODAY)


def test_everything_that_waits_is_there_after_a_kill(tmp_path: Path) -> None:
    one = session(tmp_path / "a.yaml")
    one.store(at(one.form, "meeting"))
    one.store_input("some Friday")
    one.store(at(one.form, "months"))
    one.remember_input("half a doz")
    again = resume(tmp_path / "a.yaml", LIBRARY, TODAY)
    assert again.form.pending == {Position("meeting"): "some Friday", Position("months"): "half a doz"}
    assert (again.form.position, again.typed) == (Position("months"), "half a doz")


def test_emptying_an_answer_is_remembered_too(tmp_path: Path) -> None:
    one = session(tmp_path / "a.yaml")
    one.store(transitions.answer(at(one.form, "country"), "Exampleland"))
    one.store(at(one.form, "country"))
    one.remember_input("")
    again = resume(tmp_path / "a.yaml", LIBRARY, TODAY)
    assert again.form.initial_text == ""
    again.store_input(again.form.initial_text)
    assert "facts" not in drafts.load(tmp_path / "a.yaml").data


def test_what_waits_survives_another_version_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    one = session(path)
    one.store(at(one.form, "meeting"))
    one.store_input("some Friday")
    one.store(at(one.form, "months"))
    path.write_text(path.read_text() + "subject: Theirs\n")
    assert one.detect_conflict()
    one.remember_input("half a doz")
    one.take_theirs()
    assert one.form.pending == {Position("meeting"): "some Friday", Position("months"): "half a doz"}
    assert resume(path, LIBRARY, TODAY).form.pending == one.form.pending


def test_stopping_says_what_is_no_answer_yet(tmp_path: Path) -> None:
    one = session(tmp_path / "a.yaml")
    one.store(at(one.form, "meeting"))
    one.store_input("some Friday")
    assert "Not taken as an answer yet: When does the council meet? ‘some Friday’" in one.leave()


# -- in the full screen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ELSEWHERE)
def test_an_answer_is_kept_whichever_key_leaves_it(tmp_path: Path, keys: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    screen.press(path, f"Ruritania{keys}{F[10]}" if keys not in (F[10], CTRL_C) else f"Ruritania{keys}")
    assert screen.fact(path, "meeting") == "Ruritania"


@pytest.mark.parametrize("keys", ELSEWHERE)
def test_an_answer_that_is_emptied_is_out_whichever_key_leaves_it(tmp_path: Path, keys: str) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "risk")
    assert screen.fact(path, "risk")
    emptied = f"{screen.HOME}{ALL}"
    screen.press(path, f"{emptied}{keys}{F[10]}" if keys not in (F[10], CTRL_C) else f"{emptied}{keys}")
    assert screen.fact(path, "risk") is None


def test_skipping_keeps_a_passage_in_own_words_and_undo_takes_it_back(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    done = screen.press(path, f"{CTRL_O} Mine.{F[8]}{F[10]}")
    assert done.state.form.has_own_words(12)
    assert drafts.load(path).data["passages"][11]["text"].endswith(" Mine.")


def test_own_words_that_were_not_entered_come_back_from_the_template_with_undo(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    done = screen.press(path, f"{CTRL_O} Mine.{CTRL_T}{F[6]}{F[10]}")
    assert done.state.answer.text.endswith(" Mine.")
    assert drafts.load(path).data["passages"][11]["text"].endswith(" Mine.")


@pytest.mark.slow
@pytest.mark.parametrize("keys", [F[1], F[5], CTRL_R])
def test_a_pane_that_stands_before_the_question_does_not_wipe_the_journal(tmp_path: Path, keys: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")

    async def typing() -> str:
        with screen.open_screen(path) as (shown, source):
            running = asyncio.ensure_future(shown.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text(f"Rurit{keys}")
            await asyncio.sleep(0.9)
            typed = resume(path, screen.LIBRARY, TODAY).typed
            source.send_text(F[10])
            await running
            return typed

    assert asyncio.run(typing()) == "Rurit"


def test_what_was_refused_and_then_deleted_does_not_come_back(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting_date")
    done = screen.press(path, f"not a day{F[3]}{F[5]}meeting_date\r{ALL}{F[3]}{F[5]}meeting_date\r2026{F[10]}")
    assert done.state.form.pending == {Position("meeting_date"): "2026"}


def test_the_review_shows_what_is_no_answer_yet_and_leads_there(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "meeting_date")
    done = screen.press(path, f"not a day{F[9]}\r{F[10]}")
    assert done.state.form.position == Position("meeting_date")
    done = screen.press(path, f"{F[5]}meeting\r{F[9]}{F[10]}")
    assert any("‘not a day’" in row.text and row.does for row in done.list.rows)


def test_finishing_says_what_is_no_answer_yet_and_keeps_it(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "meeting_date")
    done = screen.press(path, f"not a day{F[9]}{F[2]}{F[10]}")
    assert not done.state.outcome.complete
    assert "not a day" in done.state.message[1] and "F2 once more" in done.state.message[1]
    done = screen.press(path, f"{F[9]}{F[2]}{F[2]}")
    assert done.state.outcome.complete
    assert resume(path, screen.LIBRARY, TODAY).form.pending == {Position("meeting_date"): "not a day"}


# -- in the plain face ----------------------------------------------------------------------------------


def plain(path: Path, typed: str) -> tuple[Session, str]:
    one = resume(path, LIBRARY, TODAY) if path.exists() else session(path)
    shown = io.StringIO()
    PlainFace(one, Lines(io.StringIO(typed), shown)).run()
    return one, " ".join(shown.getvalue().split())


def test_the_plain_face_keeps_what_was_refused_shows_it_and_goes_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _, shown = plain(path, ":go meeting\nsome Friday\n:go country\n:review\n:quit\n")
    assert shown.count("Not taken as an answer yet: When does the council meet? ‘some Friday’") == 2
    again, shown = plain(path, ":typed\n\n:typed\n2026-12-03\n:typed\n:quit\n")
    assert shown.count("You typed this, and it is not an answer yet: ‘some Friday’.") == 2  # Enter passed it by
    assert "Everything you typed is an answer." in shown
    assert again.form.data["facts"]["meeting"] == "2026-12-03"


def test_the_plain_face_says_at_the_end_what_is_no_answer_yet(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create(path, PACK, LIBRARY, TODAY, whole().data)
    again, shown = plain(path, ":go meeting\nsome Friday\n:end\n\n")
    assert "Nothing is missing. Not taken as an answer yet: When does" in shown
    assert again.form.pending

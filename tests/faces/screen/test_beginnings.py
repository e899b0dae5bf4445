"""Beginnings of sentences on the full screen: seen before anything is typed, taken with one key, never over an answer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from letterkit.faces.screen.app import Screen
from letterkit.faces.screen.beginnings import Beginnings, listed
from letterkit.interview import transitions
from letterkit.interview.opening import create
from tests.faces.screen.full_screen import LIBRARY, PACK, TODAY, F, fact, open_screen, pane_text, press, whole_draft

pytestmark = pytest.mark.slow

TAB = "\t"


def keyed(path: Path, keys: str, columns: int = 140) -> Screen:
    """Return the screen after keys, all of them at once: none waits for a list."""
    return press(path, f"{keys}{F[10]}", columns)


def starters(path: Path, question: str = "opening") -> tuple[str, ...]:
    with open_screen(path) as (screen, _):
        return screen.state.form.starters(screen.state.form.question_named(question))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft whose interview stands at its opening, the meeting given."""
    data = {"recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}]}
    facts = {"meeting": "the briefing", "meeting_date": "2026-12-03"}
    there = tmp_path / "a.yaml"
    session = create(there, PACK, LIBRARY, TODAY, {**data, "concerns": ["UG"], "facts": facts})
    session.store(transitions.jump(session.form, "opening"))
    return there


def room_after(path: Path, keys: str, columns: int = 140) -> str:
    """Return what is in the room for the answer after keys."""
    with open_screen(path, columns) as (screen, source):
        text = []
        screen.state.left += lambda state: text.append(state.answer.text)
        source.send_text(f"{keys}{F[10]}")
        screen.run()
        return text[-1]


def test_they_are_seen_before_anything_is_typed_as_far_as_there_is_room(path: Path) -> None:
    offered = starters(path)
    assert len(offered) > 2
    with open_screen(path, 200) as (screen, _):
        shown = " ".join(pane_text(screen.texts, "question").split())
        assert "Tab beginnings" in pane_text(screen.texts, "here")
    assert f"1. {offered[0].strip()} …" in shown


@pytest.mark.parametrize("tabs", [1, 2, 3])
def test_one_is_put_in_with_a_key_and_the_cursor_stands_behind_it(path: Path, tabs: int) -> None:
    begun = starters(path)[tabs - 1]
    keyed(path, f"{TAB * tabs}act soon.")
    assert fact(path, "opening") == f"{begun}act soon."


def test_a_digit_behind_one_is_a_digit(path: Path) -> None:
    keyed(path, f"{TAB}2 States to act.")
    assert fact(path, "opening") == f"{starters(path)[0]}2 States to act."


def test_behind_the_last_one_the_empty_room_comes_again(path: Path) -> None:
    number = len(starters(path))
    assert room_after(path, TAB * (number + 1)) == ""
    assert room_after(path, TAB * (number + 2)) == starters(path)[0]


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_the_one_that_is_in_is_marked_in_the_list(path: Path, columns: int) -> None:
    with open_screen(path, columns) as (screen, _):
        for number in (1, 2):
            screen.state.beginnings.put_next()
            assert f"▸{number}. " in pane_text(screen.texts, "question")
        screen.state.answer.insert_text("act.")
        assert "▸2. " in pane_text(screen.texts, "question")
        screen.state.answer.text = "Mine."
        assert "▸" not in pane_text(screen.texts, "question")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (f"{TAB}{TAB}{F[6]}", ""),
        (f"Mine.{TAB}{F[6]}", "Mine."),
        (f"{TAB}act.{F[6]}{F[6]}", ""),
        (f"Mine.{TAB}{TAB}{F[6]} More.", "Mine. More."),
    ],
)
def test_undo_takes_it_away_again_however_many_came_before(path: Path, keys: str, text: str) -> None:
    assert room_after(path, keys) == text


def test_redo_brings_it_back(path: Path) -> None:
    assert room_after(path, f"{TAB}{F[6]}{F[7]}") == starters(path)[0]


def test_one_that_is_not_finished_is_kept_and_is_no_answer(path: Path) -> None:
    screen = keyed(path, f"{TAB}{TAB}{F[2]}")
    assert fact(path, "opening") is None
    assert "only the beginning" in screen.state.message[0] or screen.state.form.pending
    assert [*screen.state.form.pending.values()] == [starters(path)[1]]


def test_an_answer_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "opening")
    before, offered = fact(path, "opening"), starters(path)
    keyed(path, f"{TAB}{TAB}act.")
    assert fact(path, "opening") == f"{before} {offered[1]}act."


def test_what_begins_like_one_is_completed(path: Path) -> None:
    begun = starters(path)[0]

    async def run() -> None:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            source.send_text(begun[:4] + TAB)
            for _ in range(300):
                if screen.state.answer.complete_state:
                    break
                await asyncio.sleep(0.01)
            source.send_text("\ract." + F[10])
            await running

    asyncio.run(run())
    assert str(fact(path, "opening")).endswith("act.")
    assert str(fact(path, "opening")).startswith(begun[:4])


def test_in_a_script_from_right_to_left_and_with_several_gaps(path: Path) -> None:
    with open_screen(path, 60) as (screen, _):
        offered = ("نكتب إلى … بشأن … ",)
        screen.state.beginnings = Beginnings(screen.state.answer, lambda: offered)
        assert screen.state.beginnings.put_next()
        answer = screen.state.answer
        assert answer.text == offered[0] and answer.selection_state is not None
        assert answer.document.selection_range() == (9, 10)
        answer.cut_selection()
        answer.insert_text("المجلس")
        assert screen.state.beginnings.put_next()
        assert answer.text[slice(*answer.document.selection_range())] == "…"
        assert answer.text.startswith("نكتب إلى المجلس بشأن ")


def test_a_question_that_offers_none_completes_as_before(path: Path) -> None:
    with open_screen(path) as (screen, _):
        beginnings = Beginnings(screen.state.answer, tuple)
        assert not beginnings.put_next() and beginnings.number == 0


OFFERED = ("Alpha beta ", "Beta ", "Gamma " * 12, "Delta ", "Epsilon ", "Zeta ")


@pytest.mark.parametrize(
    ("room", "taken", "numbers"),
    [
        (20, 0, "123456"),
        (8, 0, "123456"),
        (7, 0, "1234"),
        (4, 1, "12"),
        (4, 4, "45"),
        (4, 6, "56"),
        (5, 3, "23"),
        (1, 6, "6"),
    ],
)
def test_the_one_that_is_in_is_always_in_sight(room: int, taken: int, numbers: str) -> None:
    lines = "\n".join(listed(OFFERED, 60, room, taken)).split("\n")
    assert "".join(line[3] for line in lines if line[3:4].isdigit()) == numbers
    assert [line[3] for line in lines if line[2:3] == "▸"] == [str(taken)] * bool(taken)
    assert len(lines) <= max(room, 3)
    assert lines[-1].startswith(f"   … {6 - len(numbers)} more") or len(numbers) == 6
    assert listed((), 60, 9) == []

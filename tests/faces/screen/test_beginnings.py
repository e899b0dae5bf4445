"""Beginnings of sentences on the full screen: seen before anything is typed, taken with one key, never over an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.opening import create
from tests.faces.screen.full_screen import DOWN, ESC, LIBRARY, PACK, TODAY, F, fact, open_screen, pane_text, whole_draft

pytestmark = pytest.mark.slow

TAB = "\t"


def keyed(path: Path, keys: Sequence[str], columns: int = 140) -> Screen:
    """Return the screen after keys, of which each waits until the list is open that the one before it opens."""

    async def run() -> Screen:
        with open_screen(path, columns) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            await asyncio.sleep(0.1)
            for key in keys:
                source.send_text(key)
                if key == TAB:
                    await _until(lambda: bool(screen.state.answer.complete_state))
                await asyncio.sleep(0.1)
            source.send_text(F[10])
            await running
            return screen

    return asyncio.run(run())


async def _until(done: Callable[[], bool]) -> None:
    for _ in range(300):
        if done():
            return
        await asyncio.sleep(0.01)


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


def test_they_are_seen_before_anything_is_typed_as_far_as_there_is_room(path: Path) -> None:
    offered = starters(path)
    assert len(offered) > 2
    with open_screen(path, 200) as (screen, _):
        shown = " ".join(pane_text(screen.texts, "question").split())
        assert "Tab beginnings" in pane_text(screen.texts, "here")
    assert f"1. {offered[0].strip()} …" in shown


@pytest.mark.parametrize(
    ("keys", "number"),
    [([TAB, "\r"], 0), ([TAB, "2"], 1), ([TAB, TAB, "\r"], 1), ([TAB, DOWN, DOWN, "\r"], 2), ([TAB, DOWN, "1"], 0)],
)
def test_one_is_taken_with_a_key_and_the_cursor_stands_behind_it(path: Path, keys: list[str], number: int) -> None:
    begun = starters(path)[number]
    screen = keyed(path, [*keys, "act.\rSoon."])
    assert screen.state.form.value(screen.state.form.question_named("opening")) == f"{begun}act.\nSoon."


def test_typing_behind_one_that_is_shown_takes_it(path: Path) -> None:
    begun = starters(path)[0]
    keyed(path, [TAB, "act."])
    assert fact(path, "opening") == f"{begun}act."


def test_esc_closes_the_list_and_leaves_the_answer_as_it_was(path: Path) -> None:
    screen = keyed(path, [TAB, DOWN, ESC, "Mine."])
    assert fact(path, "opening") == "Mine."
    assert screen.state.form.position.question == "opening"


def test_one_that_is_not_finished_is_kept_and_is_no_answer(path: Path) -> None:
    screen = keyed(path, [TAB, "2", F[2]])
    assert fact(path, "opening") is None
    assert "only the beginning" in screen.state.message[0] or screen.state.form.pending
    assert [*screen.state.form.pending.values()] == [starters(path)[1]]


def test_an_answer_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "opening")
    before = fact(path, "opening")
    keyed(path, [TAB, "2", " And more."])
    assert fact(path, "opening") == f"{before}2 And more."


def test_a_digit_in_an_answer_is_a_digit(path: Path) -> None:
    keyed(path, ["2 people fled."])
    assert fact(path, "opening") == "2 people fled."

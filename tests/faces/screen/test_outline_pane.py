"""The parts of the letter beside the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.screen.full_screen import (
    CTRL_L,
    END,
    SHIFT_TAB,
    UP,
    F,
    draft_at,
    open_screen,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow


def test_the_parts_are_reached_by_keys(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "meeting")
    last = press(path, f"{SHIFT_TAB}{END}\r{F[10]}").state.form
    assert last.at_more and last.position.question == last.questions[-1].id
    assert press(path, f"{F[5]}meeting\r{SHIFT_TAB}{UP}\r{F[10]}").state.form.position.passage == 1


def test_what_can_be_added_is_a_part_of_its_own_and_nothing_that_is_missing(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    with open_screen(path) as (screen, _):
        rows = [row.text.strip() for row in screen.outline.rows]
        title = next(number for number, text in enumerate(rows) if "More, if the letter needs it" in text)
        asked = screen.state.form.more_questions
        assert len(rows) - title - 1 == len(asked)
        assert not any(text.startswith("!") for text in rows[title:])
    assert press(path, f"{SHIFT_TAB}{END}{UP * len(asked)}\r{F[10]}").state.form.at_more
    assert press(path, f"{CTRL_L}{F[10]}").state.form.at_more


def test_signs_say_what_colours_say(tmp_path: Path) -> None:
    screen = press(draft_at(tmp_path / "a.yaml", "meeting"), F[10])
    signs = {text.split()[0] for style, text, *_ in screen.outline.text() if style == "class:attention"}
    assert signs == {"!"}

"""The parts of the letter beside the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.screen.full_screen import (
    END,
    SHIFT_TAB,
    UP,
    F,
    draft_at,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow


def test_the_parts_are_reached_by_keys(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "country")
    assert press(path, f"{SHIFT_TAB}{END}\r{F[10]}").state.form.position.question == "contact"
    assert press(path, f"{SHIFT_TAB}{END}{UP}\r{F[10]}").state.form.position.passage == 9


def test_signs_say_what_colours_say(tmp_path: Path) -> None:
    screen = press(draft_at(tmp_path / "a.yaml", "country"), F[10])
    signs = {text.split()[0] for style, text, *_ in screen.outline.text() if style == "class:attention"}
    assert signs == {"!"}

"""F1 says first what the screen does not, then the keys of the place, then all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.screen.full_screen import DOWN, ESC, SHIFT_TAB, F, draft_at, open_screen, pane_text, press

pytestmark = pytest.mark.slow


def explained(path: Path, keys: str = "", columns: int = 140) -> str:
    screen = press(path, f"{keys}{F[1]}{F[10]}", columns)
    return " ".join(pane_text(screen.texts, "reading").split())


def on_screen(path: Path, columns: int = 140) -> str:
    with open_screen(path, columns) as (screen, _):
        return " ".join(pane_text(screen.texts, "question").split())


@pytest.mark.parametrize("question", ["meeting", "concerns", "opening", "tone", "responsibility_move", "asks"])
@pytest.mark.parametrize("columns", [80, 140])
def test_what_stands_on_the_screen_is_not_said_again(tmp_path: Path, question: str, columns: int) -> None:
    path = draft_at(tmp_path / "a.yaml", question)
    shown = on_screen(path, columns)
    told = explained(path, columns=columns).partition("Keys of this place")[0]
    asked = press(path, F[10], columns).state.form.question
    assert asked.ask in shown and asked.ask not in told
    assert not asked.help or (asked.help in shown) is not (asked.help in told)


def test_what_had_no_room_is_said(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "responsibility_move")
    told = explained(path, columns=80)
    choices = press(path, F[10]).state.form.question.choices
    shown = on_screen(path, 80)
    assert all(choice.when in told or choice.when in shown for choice in choices)


def test_the_keys_of_the_place_come_before_all_keys(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    told = explained(path)
    place, _, everywhere = told.partition("Keys of this place")[2].partition("All keys and signs")
    assert "F12" in place and "F8" not in place and "F8" in everywhere
    plan = explained(path, SHIFT_TAB)
    assert plan.startswith("Keys of this place")
    assert "take the passage out of the letter" in plan.partition("All keys")[0]
    letter = explained(path, F[4]).partition("All keys")[0]
    assert "strike a sentence of the template" in letter and "↑↓ sentence" in letter


def test_f1_and_esc_go_back_to_where_one_was(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    for back in (F[1], ESC):
        assert press(path, f"{SHIFT_TAB}{F[1]}{DOWN}{back}{F[10]}").state.mode == "outline"
        assert press(path, f"{F[1]}{back}{F[10]}").state.mode == "ask"
        assert press(path, f"{F[4]}{F[1]}{back}{F[10]}").state.mode == "letter"

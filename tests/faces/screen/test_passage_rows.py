"""F5 shows what can be done with the passage in hand, and does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.letter import drafts
from tests.faces.screen.full_screen import F, draft_at, open_screen, press

pytestmark = pytest.mark.slow


def moves(path: Path) -> list[str]:
    return [passage["move"] for passage in drafts.load(path).data["passages"]]


def test_another_move_is_found_by_its_words_and_taken_with_enter(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    press(path, f"{F[5]}another move what is happening\r{F[10]}")
    assert moves(path)[0] == "opening/alarm"
    press(path, f"{F[6]}{F[10]}")
    assert moves(path)[0] == "opening/alarm"  # what was done before is not undone in another interview


def test_a_passage_is_left_out_and_undone(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    before = moves(path)
    press(path, f"{F[5]}leave out\r{F[10]}")
    assert moves(path) == before[1:]
    other = draft_at(tmp_path / "b.yaml", "opening")
    press(other, f"{F[5]}leave out\r{F[6]}{F[10]}")
    assert moves(other) == before


def test_everything_that_can_be_done_is_listed_under_the_word_passage(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "evidence")
    with open_screen(path) as (screen, _):
        screen.state.show("find")
        screen.state.search.text = "passage ‘What has happened’"
        listed = [row.text for row in screen.list.rows]
    for words in ("write it as “Acts of all sides”.", "put it twice", "leave it out", "move it up", "move it down"):
        assert any(text.startswith(f"Passage ‘What has happened’: {words}") for text in listed), words


def test_a_question_of_the_whole_letter_has_no_passage(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "subject")
    with open_screen(path) as (screen, _):
        screen.state.show("find")
        screen.state.search.text = "leave out"
        assert not [row.text for row in screen.list.rows if row.text.startswith("Passage")]

"""What is asked for, and the set formulas for it."""

from __future__ import annotations

from tests.questions.letter_context import FORMULAS, offered, refused, taken


def test_formulas_are_found_by_their_words_or_their_title() -> None:
    assert offered("action", "") == [*FORMULAS]
    assert offered("action", "invest") == [FORMULAS[0]]
    assert offered("action", "made") == [FORMULAS[1]]


def test_a_formula_that_goes_on_has_to_be_finished() -> None:
    assert "about whom or what" in refused("action", "Open a prompt investigation into …")
    assert taken("action", "open a prompt investigation into the fire") == "open a prompt investigation into the fire"
    assert taken("action", "publish the findings") == "publish the findings"

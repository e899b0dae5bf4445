"""Whole sentences, and the beginnings that are offered for them."""

from __future__ import annotations

import pytest

from tests.questions.letter_context import STARTERS, offered, refused, taken


def test_prose_is_kept_as_it_is_typed_with_its_paragraphs() -> None:
    assert taken("prose", "One.\n\nTwo [@ocha-2010].  \n") == "One.\n\nTwo [@ocha-2010]."


@pytest.mark.parametrize("typed", [STARTERS[0], "we write to urge the council to …", "We call on the Council to..."])
def test_a_beginning_that_nobody_finished_is_no_answer(typed: str) -> None:
    assert "only the beginning" in refused("prose", typed)


def test_a_beginning_that_is_finished_is_one() -> None:
    assert taken("prose", f"{STARTERS[0]}act.") == "We write to urge the Council to act."


@pytest.mark.parametrize(("typed", "count"), [("", 2), ("We", 2), ("we call", 1), ("Something else", 0)])
def test_beginnings_are_offered_for_an_empty_answer_and_for_one_that_begins_like_them(typed: str, count: int) -> None:
    assert len(offered("prose", typed)) == count

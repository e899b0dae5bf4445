"""Several texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT, WORDS, parse, parse_or_none, show, spell


def test_a_list_has_one_item_to_a_line_with_or_without_marks() -> None:
    assert parse("list", "- teachers\n\n• nurses \n*  doctors; and others") == [
        "teachers",
        "nurses",
        "doctors; and others",
    ]


def test_places_may_stand_in_one_line_with_semicolons() -> None:
    assert parse("list", "Geneva, Switzerland; Exampleton", id="places") == ["Geneva, Switzerland", "Exampleton"]


def test_an_address_may_stand_in_one_line_as_in_the_profile() -> None:
    for typed in ("12 Sample Street; Geneva", "12 Sample Street\nGeneva"):
        assert parse("list", typed, id="lines", fills="sender.lines") == ["12 Sample Street", "Geneva"]


def test_separators_alone_are_no_answer() -> None:
    with pytest.raises(Refused, match="has no words"):
        parse("list", " ; ;", id="places")


@given(st.lists(WORDS, max_size=4).map("; ".join))
def test_places_spelled_out_in_one_line_are_the_same(typed: str) -> None:
    question = Question(id="places", type="list")
    value = parse_or_none(question, typed)
    spelled = spell(question, value)
    assert "\n" not in spelled
    assert value is None or type_of(question).parse(question, spelled, CONTEXT) == value


def test_a_list_is_shown_in_one_line() -> None:
    assert show(Question(type="list"), ["a", {"value": "b", "source": "c"}]) == "a; b"

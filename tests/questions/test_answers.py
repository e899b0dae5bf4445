"""What is common to all answers: sources, limits, what a terminal may send."""

from __future__ import annotations

import pytest

from letterkit.questions.answers import Refused, source_of, with_source, without_source
from letterkit.questions.question import Limits
from tests.questions.answering import parse, refusal


def test_a_fact_takes_a_source_and_gives_it_up_again() -> None:
    fact = with_source(200, "UN OCHA")
    assert (without_source(fact), source_of(fact)) == (200, "UN OCHA")
    assert with_source(fact, " ") == 200
    assert source_of(200) == ""


@pytest.mark.parametrize("typed", [".", "-", "?!", "…"])
def test_an_answer_without_a_letter_or_a_digit_says_nothing(typed: str) -> None:
    with pytest.raises(Refused, match="has no words"):
        parse("text", typed)


def test_a_pattern_refuses_in_its_own_words() -> None:
    limits = Limits(pattern=r"[^@\s]+@[^@\s]+", says="One @.")
    assert parse("text", "a@b", limits=limits) == "a@b"
    assert refusal("text", "a at b", limits=limits, example="x@y") == "One @. For example: x@y"


def test_a_text_has_its_length() -> None:
    assert parse("paragraph", "one two", limits=Limits(max_words=2)) == "one two"
    assert "3 words; 2 is the most" in refusal("paragraph", "one two\nthree", limits=Limits(max_words=2))


@pytest.mark.parametrize("kind", ["text", "paragraph", "list", "figure"])
def test_bytes_that_are_no_text_are_refused(kind: str) -> None:
    assert "UTF-8" in refusal(kind, "caf\udce9")

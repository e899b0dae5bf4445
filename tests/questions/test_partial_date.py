"""A day, a month or a year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.tags import is_partial_date
from tests.questions.answering import check, parse, refusal, show, spell


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("en", "18 June 2010", "2010-06-18"),
        ("en", "June 18, 2010", "2010-06-18"),
        ("en", "June 2010", "2010-06"),
        ("en", "06/2010", "2010-06"),
        ("en", "2010.6", "2010-06"),
        ("en", "2010", "2010"),
        ("en", "2010-06-18", "2010-06-18"),
        ("en", "yesterday", "2026-11-29"),
        ("fr", "18 juin 2010", "2010-06-18"),
        ("fr", "juin 2010", "2010-06"),
        ("es", "junio de 2010", "2010-06"),
        ("ru", "18 июня 2010 г.", "2010-06-18"),
    ],
)
def test_it_is_read_in_the_language_of_the_letter(language: str, typed: str, value: str) -> None:
    assert parse("partial-date", typed, language) == value


@pytest.mark.parametrize("typed", ["03/12/2010", "last summer", "31 June 2010", "13/2010", "June", "2010-13"])
def test_what_is_not_certain_is_refused_with_what_would_be_right(typed: str) -> None:
    assert "2010" in refusal("partial-date", typed)


@given(st.dates(dt.date(1900, 1, 1)), st.integers(1, 3))
def test_it_is_spelled_as_it_can_be_typed_again(day: dt.date, parts: int) -> None:
    value = "-".join(day.isoformat().split("-")[:parts])
    assert parse("partial-date", spell(Question(type="partial-date"), value)) == value


def test_it_is_shown_in_words() -> None:
    assert [show(Question(type="partial-date"), value) for value in ("2010-06-18", "2010-06", "2010")] == [
        "18 June 2010",
        "June 2010",
        "2010",
    ]


def test_a_draft_has_it_in_figures() -> None:
    check(Question(type="partial-date"), 2010)
    assert not is_partial_date("18 June 2010")
    with pytest.raises(Refused, match="2010-06-18"):
        check(Question(type="partial-date"), "18 June 2010")

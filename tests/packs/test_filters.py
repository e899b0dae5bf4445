"""What templates do to words: each function for texts, numbers, dates, and for what has no answer."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.packs import filters
from letterkit.packs.filters import Markdown, Unanswered

NONE = Unanswered("country")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a *b* [c]", r"a \*b\* \[c\]"),
        ("a\n\n  b\n", "a b "),
        (Markdown("a *b*"), "a *b*"),
        (2000, r"2\,000"),
        (2.5, r"2\.5"),
        (dt.date(2010, 6, 30), "30 June 2010"),
        (NONE, r"\[country\]"),
    ],
)
def test_a_value_is_printed_as_its_kind(value: Any, text: str) -> None:
    assert filters.printed(value, "en-GB") == text


@pytest.mark.parametrize("value", [None, True, False, ["a"], ("a",), {"a": 1}, object(), b"a"])
def test_what_has_no_printed_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="cannot be printed"):
        filters.printed(value, "en")


def test_a_missing_answer_is_false_empty_and_has_a_name() -> None:
    assert not NONE and len(NONE) == 0 and list(NONE) == []


def test_several_are_listed() -> None:
    assert filters.listed(["a", "b*", 3], language="en") == r"a, b\* and 3"
    assert filters.listed([], language="en") == ""


@pytest.mark.parametrize(("value", "made"), [(3, "three"), (2000, "2,000"), ("3", "3"), (True, True), (NONE, NONE)])
def test_small_numbers_are_spelled(value: Any, made: Any) -> None:
    assert filters.spelled(value, language="en") == made


@pytest.mark.parametrize("value", ["soon", 5, NONE, None])
def test_what_is_no_date_stays_as_it_is(value: Any) -> None:
    assert all(function(value, language="en") == value for function in (filters.day, filters.weekday, filters.month))


def test_a_date_is_told_by_day_weekday_and_month() -> None:
    date = dt.date(2010, 6, 30)
    assert [function(date, language="en-GB") for function in (filters.day, filters.weekday, filters.month)] == [
        "30 June 2010",
        "Wednesday",
        "June 2010",
    ]


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (1, "one"),
        (2, "many"),
        (0, "many"),
        (["a"], "one"),
        (["a", "b"], "many"),
        ("1", "one"),
        (" One ", "one"),
        ("hundreds", "many"),
        ("a", "one"),
    ],
)
def test_number_decides_the_form(value: Any, made: str) -> None:
    assert filters.plural(value, "one", "many", language="en") == made


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (1, "1 person"), (2000, "2,000 people"), ("hundreds", "hundreds of people"), ("at least 200", "at least 200 people"), ("200 people", "200 people"),
        ("one Person", "one Person"), ("some thousands", "some thousands of people"), ("", ""), (NONE, NONE), ("1 personage", "1 personage"), ("120.000 persons", "120.000 persons"), ("one and a half million", "one and a half million people"), ("a.b", "a.b"), ("about 340", "about 340 people"),
    ],
)  # fmt: skip
def test_a_number_has_its_noun(value: Any, made: Any) -> None:
    assert filters.counted(value, "person", "people", language="en") == made


@pytest.mark.parametrize(
    ("value", "made"),
    [("the government", "is"), ("the authorities", "are"), ("A and B", "are"), (["a", "b"], "are"), (["a"], "is"), ("the government of the Philippines", "is"), ("the police service", "is"), ("the congress", "is"), ("forces in the south", "are")],
)  # fmt: skip
def test_the_verb_goes_with_its_subject(value: Any, made: str) -> None:
    assert filters.agree(value, "is", "are", language="en") == made


NO_ARTICLE = partial(filters.GRAMMATICAL["no_article"], language="en")
PLACE = partial(filters.place, language="en")


@pytest.mark.parametrize(
    ("function", "value", "made"),
    [
        (filters.upper_first, "a b", "A b"), (filters.upper_first, "", ""), (filters.upper_first, "é", "É"), (filters.upper_first, 5, 5), (filters.upper_first, NONE, NONE),
        (filters.lower_first, "The", "the"), (filters.lower_first, "OSCE", "OSCE"), (filters.lower_first, "McX", "McX"), (filters.lower_first, "A mission", "a mission"), (filters.lower_first, "", ""), (filters.lower_first, 5, 5),
        (filters.no_stop, "a b. ", "a b"), (filters.no_stop, "a;.", "a"), (filters.no_stop, "U.N", "U.N"), (filters.no_stop, "a?", "a?"), (filters.no_stop, 5, 5),
        (NO_ARTICLE, "the Council", "Council"), (NO_ARTICLE, "The Council", "Council"), (NO_ARTICLE, "theatre", "theatre"), (NO_ARTICLE, NONE, NONE),
        (PLACE, "para. 138", "paragraph 138"), (PLACE, "paras. 138-139", "paragraphs 138-139"), (PLACE, "art. 2(4)", "article 2(4)"), (PLACE, "part. 2", "part. 2"), (PLACE, 5, 5),
        (filters.sentence, "a b", "A b."), (filters.sentence, "a b?", "A b?"), (filters.sentence, "he said “no.”", "He said “no.”"), (filters.sentence, " ", ""), (filters.sentence, "a…", "A…"), (filters.sentence, NONE, NONE),
    ],
)  # fmt: skip
def test_words_are_fitted_into_a_sentence(function: Any, value: Any, made: Any) -> None:
    assert function(value) == made


@pytest.mark.parametrize(
    "function", [filters.upper_first, filters.lower_first, filters.no_stop, NO_ARTICLE, filters.sentence]
)
def test_markdown_stays_markdown_and_text_stays_text(function: Any) -> None:
    assert type(function(Markdown("the *a*"))) is Markdown
    assert type(function("the *a*")) is str


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("\n\na  b\nc\n \t\n\n d \n", "a b c\n\nd"),
        ("a ,\nb .", "a, b."),
        ("We ask:\n- a\n- b", "We ask:\n- a\n- b"),
        ("> a\n> b", "> a\n> b"),
        ("a\n1. b\n2) c", "a\n1. b\n2) c"),
        ("a .5", "a .5"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_what_conditions_left_behind_is_taken_out(text: str, made: str) -> None:
    assert filters.tidy(text) == made


@given(st.text("ab ,.\n\t-", max_size=40))
def test_tidying_twice_changes_no_more_and_no_word_is_lost(text: str) -> None:
    made = filters.tidy(text)
    assert [word for word in made if word.isalpha()] == [word for word in text if word.isalpha()]
    assert "\n\n\n" not in made and made == made.strip()

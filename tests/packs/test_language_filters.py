"""What templates do to words: each function for texts, numbers, dates, and for what has no answer."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest

from letterkit.languages.reading import read_language
from letterkit.packs import language_filters, text_filters
from letterkit.packs.text_filters import Markdown, Unanswered

ENGLISH, BRITISH = read_language("en"), read_language("en-GB")

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
    assert language_filters.to_markdown(value, BRITISH) == text


@pytest.mark.parametrize("value", [None, True, False, ["a"], ("a",), {"a": 1}, object(), b"a"])
def test_what_has_no_printed_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="cannot be printed"):
        language_filters.to_markdown(value, ENGLISH)


def test_a_missing_answer_is_false_empty_and_has_a_name() -> None:
    assert not NONE and len(NONE) == 0 and list(NONE) == []


def test_several_are_listed() -> None:
    assert language_filters.listed(["a", "b*", 3], language=ENGLISH) == r"a, b\* and 3"
    assert language_filters.listed([], language=ENGLISH) == ""


@pytest.mark.parametrize(("value", "made"), [(3, "three"), (2000, "2,000"), ("3", "3"), (True, True), (NONE, NONE)])
def test_small_numbers_are_spelled(value: Any, made: Any) -> None:
    assert language_filters.spelled(value, language=ENGLISH) == made


@pytest.mark.parametrize("value", ["soon", 5, NONE, None])
def test_what_is_no_date_stays_as_it_is(value: Any) -> None:
    assert all(
        function(value, language=ENGLISH) == value
        for function in (language_filters.day, language_filters.weekday, language_filters.month)
    )


def test_a_date_is_told_by_day_weekday_and_month() -> None:
    date = dt.date(2010, 6, 30)
    assert [
        function(date, language=BRITISH)
        for function in (language_filters.day, language_filters.weekday, language_filters.month)
    ] == [
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
    assert language_filters.plural(value, "one", "many", language=ENGLISH) == made


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (1, "1 person"), (2000, "2,000 people"), ("hundreds", "hundreds of people"), ("at least 200", "at least 200 people"), ("200 people", "200 people"),
        ("one Person", "one Person"), ("some thousands", "some thousands of people"), ("", ""), (NONE, NONE), ("1 personage", "1 personage"), ("120.000 persons", "120.000 persons"), ("one and a half million", "one and a half million people"), ("a.b", "a.b"), ("about 340", "about 340 people"),
    ],
)  # fmt: skip
def test_a_number_has_its_noun(value: Any, made: Any) -> None:
    assert language_filters.counted(value, "person", "people", language=ENGLISH) == made


@pytest.mark.parametrize(
    ("value", "made"),
    [("the government", "is"), ("the authorities", "are"), ("A and B", "are"), (["a", "b"], "are"), (["a"], "is"), ("the government of the Philippines", "is"), ("the police service", "is"), ("the congress", "is"), ("forces in the south", "are"), ("you", "are")],
)  # fmt: skip
def test_the_verb_goes_with_its_subject(value: Any, made: str) -> None:
    assert language_filters.agree(value, "is", "are", language=ENGLISH) == made


NO_ARTICLE = partial(language_filters.PHRASE_FILTERS["no_article"], language=ENGLISH)
PLACE = partial(language_filters.place, language=ENGLISH)


@pytest.mark.parametrize(
    ("function", "value", "made"),
    [
        (text_filters.upper_first, "a b", "A b"), (text_filters.upper_first, "", ""), (text_filters.upper_first, "é", "É"), (text_filters.upper_first, 5, 5), (text_filters.upper_first, NONE, NONE),
        (text_filters.lower_first, "The", "the"), (text_filters.lower_first, "OSCE", "OSCE"), (text_filters.lower_first, "McX", "McX"), (text_filters.lower_first, "A mission", "a mission"), (text_filters.lower_first, "", ""), (text_filters.lower_first, 5, 5),
        (text_filters.no_stop, "a b. ", "a b"), (text_filters.no_stop, "a;.", "a"), (text_filters.no_stop, "U.N", "U.N"), (text_filters.no_stop, "a?", "a?"), (text_filters.no_stop, 5, 5),
        (NO_ARTICLE, "the Council", "Council"), (NO_ARTICLE, "The Council", "Council"), (NO_ARTICLE, "theatre", "theatre"), (NO_ARTICLE, NONE, NONE),
        (PLACE, "para. 138", "paragraph 138"), (PLACE, "paras. 138-139", "paragraphs 138-139"), (PLACE, "art. 2(4)", "article 2(4)"), (PLACE, "sect. 8", "section 8"), (PLACE, "chaps. 2 and 3", "chapters 2 and 3"), (PLACE, "part. 2", "part. 2"), (PLACE, 5, 5),
        (text_filters.sentence, "a b", "A b."), (text_filters.sentence, "a b?", "A b?"), (text_filters.sentence, "he said “no.”", "He said “no.”"), (text_filters.sentence, " ", ""), (text_filters.sentence, "a…", "A…"), (text_filters.sentence, NONE, NONE),
    ],
)  # fmt: skip
def test_words_are_fitted_into_a_sentence(function: Any, value: Any, made: Any) -> None:
    assert function(value) == made


@pytest.mark.parametrize(
    "function",
    [text_filters.upper_first, text_filters.lower_first, text_filters.no_stop, NO_ARTICLE, text_filters.sentence],
)
def test_markdown_stays_markdown_and_text_stays_text(function: Any) -> None:
    assert type(function(Markdown("the *a*"))) is Markdown
    assert type(function("the *a*")) is str


@pytest.mark.parametrize(("at", "verb"), [("art. 9", "تنص"), ("principle 4", "ينص"), ("annex, para. 4", "تنص")])
def test_a_verb_agrees_with_a_pinpoint_in_a_language_without_a_grammar(at: str, verb: str) -> None:
    assert language_filters.gendered(at, "ينص", "تنص", "تنص", language=read_language("ar")) == verb


@pytest.mark.parametrize(
    ("first", "last", "tag", "printed"),
    [
        ("2026-03-02", "2026-03-04", "en-GB", "2 to 4 March 2026"),
        ("2025-06-16", "2025-07-11", "en-GB", "16 June to 11 July 2025"),
        ("2025-12-30", "2026-01-02", "en-GB", "30 December 2025 to 2 January 2026"),
        ("2026-03-02", "2026-03-02", "en-GB", "2 March 2026"),
        ("2026-03-02", "2026-04-04", "en-US", "March 2 to April 4, 2026"),
    ],
)
def test_days_say_what_two_dates_share_once(first: str, last: str, tag: str, printed: str) -> None:
    dates = [dt.date.fromisoformat(text) for text in (first, last)]
    assert language_filters.days(*dates, language=read_language(tag)) == printed

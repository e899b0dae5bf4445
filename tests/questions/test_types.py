"""Every type of question: there and back, checked in the draft, shown in a review."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.answers import Refused
from letterkit.questions.question import Choice, Limits, Question
from letterkit.questions.types import type_of
from tests.interview.scene import LIBRARY
from tests.questions.answering import CONTEXT, TONES, WORDS, check, parse, parse_or_none, show, spell


@pytest.mark.parametrize("kind", ["text", "paragraph", "number", "figure", "date", "choice", "yes-no", "list", "norm"])
def test_nothing_typed_is_no_answer(kind: str) -> None:
    assert parse(kind, "  \n ") is None


@given(
    st.sampled_from(["text", "paragraph", "number", "figure", "date", "deadline", "choice", "yes-no", "list"]),
    st.one_of(
        st.lists(WORDS, max_size=4).map("\n".join),
        st.integers(0, 10**17).map(str),
        st.integers(0, 10**9).map("{:,}".format),
        st.dates().map(str),
        st.dates(dt.date(1900, 1, 1)).map(lambda day: f"{day:%d %B %Y}"),
        st.sampled_from(["y", "no", "1", "sharp", "calm and factual", "- a; b\n- c", "within 30 days"]),
    ),
)
def test_an_answer_spelled_out_and_typed_again_is_the_same(kind: str, typed: str) -> None:
    question = Question(id="it", type=kind, choices=TONES)
    value = parse_or_none(question, typed)
    assert value is None or type_of(question).parse(question, spell(question, value), CONTEXT) == value


@pytest.mark.parametrize("kind", ["norm", "style"])
def test_every_norm_and_form_of_address_spelled_out_is_the_same(kind: str) -> None:
    known = LIBRARY.norms.ids if kind == "norm" else tuple(row.style for row in LIBRARY.addresses.styles)
    assert [parse(kind, spell(Question(type=kind), one)) for one in known] == list(known)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("number", "many"), ("date", "03/12/2026"), ("list", 5), ("norm", "no-such"), ("yes-no", "perhaps")],
)
def test_a_value_in_the_draft_is_looked_at_as_if_typed(kind: str, value: Any) -> None:
    with pytest.raises(Refused):
        check(Question(type=kind), value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", {"value": 400, "source": "OCHA"}),
        ("list", ["a", "b"]),
        ("list", "a"),
        ("yes-no", False),
        ("text", None),
        ("records", [{"name": "X"}]),
    ],
)
def test_a_value_that_fits_is_left_alone(kind: str, value: Any) -> None:
    before = repr(value)
    check(Question(type=kind), value)
    assert repr(value) == before


def test_an_answer_is_shown_in_one_line_and_a_date_with_its_weekday() -> None:
    assert show(Question(type="date"), "2026-12-03") == "2026-12-03 (Thursday)"
    assert show(Question(type="list"), ["a", {"value": "b", "source": "c"}]) == "a; b"
    assert show(Question(type="paragraph"), "One.\n\nTwo.") == "One. Two."
    records = [{"name": "A", "title": "", "places": ["X", "Y"]}, {"organization": "B"}]
    assert show(Question(type="records"), records) == "A, X / Y; B"


def test_what_has_a_name_is_shown_with_it() -> None:
    assert show(Question(type="norm"), "wso-2005") == "2005 World Summit Outcome (wso-2005)"
    assert show(Question(type="style"), "council").endswith("(council)")
    assert show(Question(type="choice", choices=(Choice("a", "Calm"),)), "a") == "Calm"
    asks = Question(type="records", fields=(Question(id="norm", type="norm"), Question(id="at")))
    shown = show(asks, [{"norm": "wso-2005", "at": "para. 139"}])
    assert shown == "2005 World Summit Outcome (wso-2005), para. 139"


def test_of_several_norms_and_forms_of_address_each_is_named_with_its_title() -> None:
    with pytest.raises(Refused, match=r"Type one of: .*\(.*; .*\)"):
        type_of(Question(type="norm")).parse(Question(type="norm"), "civilians", CONTEXT)
    with pytest.raises(Refused, match=r"Type one of: head-of-state.* \(.*\)"):
        type_of(Question(type="style")).parse(Question(type="style"), "head of state", CONTEXT)


def test_a_tab_is_a_blank_and_a_chinese_paragraph_has_many_words() -> None:
    assert parse("paragraph", "one\ttwo") == "one two"
    with pytest.raises(Refused, match="has 9 words"):
        parse("paragraph", "吉尔吉斯斯坦奥什市", limits=Limits(max_words=8))

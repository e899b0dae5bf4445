"""Every type of question: there and back, checked in the draft, shown in a review."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.answers import Refused
from letterkit.questions.question import Question, Starter
from letterkit.questions.question_type import QuestionType
from letterkit.questions.types import TYPE_NAMES, TYPES, type_of
from tests.interview.scene import LIBRARY
from tests.questions.answering import CONTEXT, TONES, WORDS, check, parse, parse_or_none, spell

OF_ONE_VALUE = [kind.name for kind in TYPES if not kind.has_records]


@pytest.mark.parametrize("kind", TYPES, ids=TYPE_NAMES)
def test_every_type_has_a_file_a_test_and_words_for_the_documentation(kind: QuestionType) -> None:
    module = kind.name.replace("-", "_")
    assert type(kind).__module__ == f"letterkit.questions.{module}"
    assert Path(__file__).with_name(f"test_{module}.py").is_file()
    assert kind.description


def test_every_type_has_a_name_of_its_own() -> None:
    assert len(set(TYPE_NAMES)) == len(TYPES)
    assert all(type_of(Question(type=name)).name == name for name in TYPE_NAMES)


@pytest.mark.parametrize("kind", OF_ONE_VALUE)
def test_nothing_typed_is_no_answer(kind: str) -> None:
    assert parse(kind, "  \n ") is None


@given(
    st.sampled_from(OF_ONE_VALUE),
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


def test_beginnings_of_a_list_of_records_are_offered_for_their_first_prose() -> None:
    starters = (Starter("Since …"), Starter("We saw …", "firm"))
    own = (Starter("He …"),)
    fields = (Question(id="name"), Question(id="what", type="prose"), Question(id="more", type="prose"))
    question = Question(type="evidence", fields=fields, starters=starters)
    assert [question.field_named(name).starters for name in ("name", "what", "more")] == [(), starters, ()]
    worded = Question(type="evidence", fields=(Question(id="what", type="prose", starters=own),), starters=starters)
    assert worded.field_named("what").starters == own
    with pytest.raises(LookupError):
        question.field_named("where")

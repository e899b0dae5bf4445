"""Questions to the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter.drafts import from_data
from letterkit.questions.question import Question
from tests.questions.answering import WORDS, parse, parse_or_none, refusal, show, spell

QUESTION = Question(id="it", type="numbered")


def test_questions_keep_their_stops_and_lose_the_numbers_they_were_pasted_with() -> None:
    typed = "1. Was the water tested? Please send the results.\n2) When?\n- 12 people signed; who are they?"
    assert parse("numbered", typed) == [
        "Was the water tested? Please send the results.",
        "When?",
        "12 people signed; who are they?",
    ]


def test_a_line_that_ends_in_a_colon_is_a_heading() -> None:
    typed = "Who decided?\nArrests:\n- How many?\n- Where?\nQ3. The trial:\n(a) When?"
    value = parse("numbered", typed)
    assert value == [
        "Who decided?",
        {"heading": "Arrests", "questions": ["How many?", "Where?"]},
        {"heading": "The trial", "questions": ["When?"]},
    ]
    assert spell(QUESTION, value) == "Who decided?\nArrests:\nHow many?\nWhere?\nThe trial:\nWhen?"
    assert show(QUESTION, value).startswith("Who decided? Arrests: How many?")


def test_questions_behind_those_of_a_heading_are_kept_apart_by_a_colon_alone() -> None:
    value = ["Who?", {"heading": "Arrests", "questions": ["How many?"]}, "When?"]
    assert spell(QUESTION, value) == "Who?\nArrests:\nHow many?\n:\nWhen?"
    assert parse("numbered", spell(QUESTION, value)) == value


def test_a_heading_without_questions_is_refused() -> None:
    assert "Nothing is asked under ‘Arrests’" in refusal("numbered", "Who?\nArrests:")


@pytest.mark.parametrize("mark", ["1. ", "12) ", "(3) ", "- ", "• ", "Q4: ", "Q4 ", "b) ", "– 2. "])
def test_pasted_numbers_and_bullets_are_taken_off(mark: str) -> None:
    assert parse("numbered", f"{mark}Who decided?") == ["Who decided?"]


@pytest.mark.parametrize(
    "question", ["2010 was dry; why?", "A. Sample was held; where?", "12 people died; who?", "3.5 %?"]
)
def test_a_figure_or_an_initial_of_the_question_stays(question: str) -> None:
    assert parse("numbered", question) == [question]


@given(st.lists(st.one_of(WORDS, WORDS.map(lambda text: f"{text}:"), st.sampled_from([":", "1. a", "b:"]))))
def test_what_is_typed_is_the_same_when_it_is_typed_again(lines: list[str]) -> None:
    value = parse_or_none(QUESTION, "\n".join(lines))
    assert value is None or parse_or_none(QUESTION, spell(QUESTION, value)) == value


def test_every_list_of_questions_is_one_that_a_draft_holds() -> None:
    data = {"letterkit": 1, "template": "x", "questions": parse("numbered", "Who?\nArrests:\nHow many?")}
    assert len(from_data(data).draft.questions) == 2

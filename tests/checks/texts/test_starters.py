"""A beginning of a sentence that nobody finished, found again in an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.starters import unfinished
from letterkit.checks.texts.text import Origin, answer_prose
from letterkit.library.library import open_library
from letterkit.questions.question import Starter

STARTERS = tuple(
    map(
        Starter,
        (
            "Ahead of {{ meeting }} on {{ meeting_date|day }}, we urge {{ addressee }} to …",
            "Across {{ state.name }}, …",
            "Since …",
            "We support {{ subject }} …",
            "Relatives have been …",
            "Civilians were attacked …",
            "{% if signatory_count > 1 %}The {{ signatory_count|spelled }} undersigned ask you to{% endif %} …",
        ),
    )
)


def found(text: str) -> list[str]:
    prose = answer_prose("passage", Origin(("facts", "opening"), text))
    return [prose.text[start:end] for start, end in unfinished(prose, STARTERS)]


@pytest.mark.parametrize(
    "text",
    [
        "Ahead of the session on 1 July 2010, we urge the Council to …",
        "Ahead of the session on 1 July 2010, we urge the Council to",
        "Ahead of the session\non 2 July 2010, we urge the Council to.",
        "Across Chad, …",
        "Since",
        "Since...",
        "We support the bill …",
        "Relatives have been …",
        "Relatives have been.",
        "The seven undersigned ask you to …",
        "Civilians were attacked",
    ],
)
def test_a_beginning_is_found_whatever_it_was_filled_with(text: str) -> None:
    assert found(text) == [text]
    assert found(f"All was calm. {text}\n\nThe rest is here.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ahead of the session on 1 July 2010, we urge the Council to act.",
        "Since June nobody came.",
        "We support the bill",
        "We support the bill.",
        "Civilians were attacked.",
        "He wrote: “Since …” and stopped.",
        "Nobody knows …",
        "",
    ],
)
def test_a_sentence_that_goes_on_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="Since Acro, …. \n{}%", max_size=80))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(sentence.strip() for sentence in found(text))


def test_no_example_of_a_shipped_question_is_an_unfinished_beginning() -> None:
    library = open_library()
    for name in library.shelf.moves.kind_ids():
        for question in library.pack(name, "en").questions:
            prose = answer_prose("passage", Origin((), question.example))
            assert not [*unfinished(prose, question.starters)], question.example


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("On Monday, the Council … that it would act.", True),
        ("On …, the Council decided that it would act.", True),
        ("On Monday, the Council decided that", True),
        ("On Monday, the Council decided that it would act.", False),
        ("Nobody … knows.", False),
    ],
)
def test_a_gap_that_was_left_in_a_beginning_with_several_is_found(text: str, is_open: bool) -> None:
    prose = answer_prose("passage", Origin((), text))
    assert bool([*unfinished(prose, [Starter("On …, the Council … that …")])]) == is_open

"""What is asked of a fact depends on what it says."""

from __future__ import annotations

import pytest

from tests.questions.letter_context import LETTER, asked

FIELDS = "text sources as_of status paragraph"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", "text sources"),
        ("The Government has asked for help.", "text sources"),
        ("On 12 June 2010 the President asked for help under article 9.", "text sources"),
        ("Soldiers beat the teachers.", "text sources status"),
        ("At least 14 people died.", "text sources as_of status"),
    ],
)
def test_as_of_when_and_how_sure_are_asked_for_figures_and_accusations_only(text: str, fields: str) -> None:
    assert asked("evidence", FIELDS, {"text": text}) == fields


def test_a_paragraph_can_begin_with_every_fact_but_the_first() -> None:
    assert asked("evidence", FIELDS, {"text": "It rained."}, index=1) == "text sources paragraph"


def test_an_answer_that_is_there_stays_in_sight() -> None:
    record = {"text": "It rained.", "as_of": "2010", "status": "reported", "paragraph": True}
    assert asked("evidence", FIELDS, record) == FIELDS


def test_words_are_those_of_the_letters_language() -> None:
    french = LETTER._replace(language=LETTER.library.language("fr"))  # type: ignore[attr-defined]  # the whole library
    text = {"text": "Des soldats ont torturé deux enseignants."}
    assert asked("evidence", FIELDS, text, context=french) == "text sources status"

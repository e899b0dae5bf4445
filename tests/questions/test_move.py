"""Which of its moves a passage has: chosen by title, never by id."""

from __future__ import annotations

import pytest

from letterkit.questions.question import Choice, Question
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT, parse, show, spell

CHOICES = (
    Choice("responsibility/unable", "A government that cannot protect", "They lack the means.", "They do it."),
    Choice("responsibility/unwilling", "A government that does not act", "They could.", "They lack the means."),
)
QUESTION = Question(id="it", type="move", choices=CHOICES)


@pytest.mark.parametrize("choice", CHOICES)
def test_a_move_is_spelled_shown_and_typed_by_its_title(choice: Choice) -> None:
    assert spell(QUESTION, choice.value) == show(QUESTION, choice.value) == choice.label
    assert parse("move", choice.label, choices=CHOICES) == choice.value
    assert type_of(QUESTION).offered(QUESTION, choice.value, CONTEXT) == choice.label


def test_titles_are_offered_with_when_each_fits() -> None:
    rows = type_of(QUESTION).suggest(QUESTION, "", CONTEXT)
    assert rows == tuple((choice.label, choice.when) for choice in CHOICES)

"""Named cases."""

from __future__ import annotations

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.letter_context import LETTER


def test_a_case_is_shown_with_its_source_by_name() -> None:
    fields = (Question(id="name"), Question(id="what", type="prose"), Question(id="source", type="source"))
    question = Question(id="cases", type="cases", fields=fields)
    record = {"name": "Mira Sample", "what": "She was arrested.", "source": "ocha-2010"}
    shown = type_of(question).show(question, [record], LETTER)
    assert shown == "Mira Sample, She was arrested, Situation Report, UN OCHA, 18 June 2010"

"""Sources as records."""

from __future__ import annotations

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.letter_context import LETTER


def test_a_source_is_shown_without_its_id() -> None:
    fields = tuple(Question(id=name) for name in ("title", "publisher", "date", "link"))
    question = Question(id="sources", type="sources", fields=fields)
    record = {"id": "ocha-2010", "title": "Situation Report", "publisher": "UN OCHA", "date": "18 June 2010"}
    assert type_of(question).show(question, [record], LETTER) == "Situation Report, UN OCHA, 18 June 2010"

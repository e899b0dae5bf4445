"""The context of a letter that has sources, starters, formulas and actors to offer."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Question
from letterkit.questions.question_type import Suggestion
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT

SOURCES = (("ocha-2010", "Situation Report, UN OCHA, 18 June 2010"), ("osce; annex", ""), ("Eye-witnesses", ""))
FORMULAS = (("open a prompt investigation into ", "Investigation"), ("publish the findings", "Made public"))
ACTORS = (("the Security Council", ""), ("the Government of Uganda", ""))
STARTERS = ("We write to urge the Council to ", "We call on the Council to ")
LETTER: AnswerContext = CONTEXT._replace(
    sources=lambda: SOURCES, formulas=lambda: FORMULAS, actors=lambda: ACTORS, starters=lambda _: STARTERS
)


def taken(kind: str, typed: str, context: AnswerContext = LETTER) -> Any:
    question = Question(id="it", type=kind)
    return type_of(question).parse(question, typed, context)


def refused(kind: str, typed: str, context: AnswerContext = LETTER) -> str:
    with pytest.raises(Refused) as caught:
        taken(kind, typed, context)
    return str(caught.value)


def offered(kind: str, typed: str, context: AnswerContext = LETTER) -> list[Suggestion]:
    question = Question(id="it", type=kind)
    return [*type_of(question).suggest(question, typed, context)]


def asked(kind: str, names: str, record: dict[str, Any], index: int = 0, context: AnswerContext = LETTER) -> str:
    """Return the names of the fields that are asked for a record."""
    question = Question(id="it", type=kind, fields=tuple(Question(id=name) for name in names.split()))
    return " ".join(field.id for field in type_of(question).asked_fields(question, record, index, context))

"""Answers to a question of any type, read with the library of the short letter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Choice, Question
from letterkit.questions.types import type_of
from tests.interview.scene import LIBRARY, TODAY

CONTEXT = AnswerContext(LIBRARY, TODAY, LIBRARY.language("en"))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)
TONES = (Choice("calm", "Calm and factual"), Choice("sharp", "Sharp"), Choice("short"))


def parse(kind: str, typed: str, language: str = "en", **more: Any) -> Any:
    context = AnswerContext(LIBRARY, TODAY, LIBRARY.language_of_interview(language))
    question = Question(id=more.pop("id", "it"), type=kind, **more)
    return type_of(question).parse(question, typed, context)


def refusal(kind: str, typed: str, language: str = "en", **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        parse(kind, typed, language, **more)
    return f"{caught.value.message} {caught.value.hint}"


def spell(question: Question, value: Any) -> str:
    return type_of(question).spell(question, value)


def show(question: Question, value: Any) -> str:
    return type_of(question).show(question, value, CONTEXT)


def check(question: Question, value: Any) -> None:
    type_of(question).check(question, value, CONTEXT)


def parse_or_none(question: Question, typed: str) -> Any:
    try:
        return type_of(question).parse(question, typed, CONTEXT)
    except Refused:
        return None

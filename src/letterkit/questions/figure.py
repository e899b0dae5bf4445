"""A number, or the words that people use where nobody has counted."""

from __future__ import annotations

from typing import Any

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.number import NumberType, read_number
from letterkit.questions.question import Question
from letterkit.wording import worded


class FigureType(NumberType):
    name = "figure"
    description = worded("a number, or words such as *at least 200*")

    def _value(self, question: Question, text: str, context: AnswerContext) -> Any:
        try:
            return read_number(text)
        except Refused:
            return text

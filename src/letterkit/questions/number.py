"""A whole number, with thousands set apart in any of the ways in which people do it."""

from __future__ import annotations

import re
from typing import Any, Final

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, worded

_MARKS: Final = ",. \u00a0\u202f’'٬"
_GROUPED: Final = rf"\d{{1,3}}([{_MARKS}])\d{{3}}(?:\1\d{{3}})*"
"""Thousands apart, all by the same mark: 1,400.000 could be read in two ways."""


class NumberType(QuestionType):
    name = "number"
    description = worded("a whole number")
    retyped = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> Any:
        return read_number(text)

    def template_value(self, value: Any) -> Any:
        return super().template_value(value) if isinstance(value, bool) else value


def read_number(text: str) -> int:
    """Return a whole number. Raises Refused."""
    digits = re.sub(f"[{_MARKS}]", "", text) if re.fullmatch(_GROUPED, text) else text
    if not re.fullmatch(r"\d{1,15}", digits):
        raise Refused(say("‘{text}’ is not a number.", text=text), say("Write it in digits, such as 400000."))
    return int(digits)

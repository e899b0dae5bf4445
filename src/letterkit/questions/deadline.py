"""A day by which something is asked for, or words for the time that it may take."""

from __future__ import annotations

from typing import Any

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.date import read_day
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.tags import DATE_LIKE, iso_date
from letterkit.wording import worded


class DeadlineType(QuestionType):
    name = "deadline"
    description = worded("a day, or words such as *within thirty days*")
    retyped = True
    of_one_letter = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        try:
            return read_day(text, context).isoformat()
        except Refused:
            if context.language.date_parts(text) is not None or DATE_LIKE.search(text):
                raise  # it was meant as a day
            return text

    def template_value(self, value: Any) -> Any:
        day = iso_date(value.strip()) if isinstance(value, str) else None
        return day or super().template_value(value)

"""When something happened, as it is typed: a day, a month, a year, or words."""

from __future__ import annotations

from typing import Any

from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.tags import DATE_LIKE, is_partial_date
from letterkit.wording import say, worded


class MomentType(QuestionType):
    name = "moment"
    description = worded("when something happened, kept as it is typed: 3 June 2010, or *in the night of 3 June*")

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return the text. Raises Refused for figures that can be read in more than one way, or name no day."""
        if DATE_LIKE.match(text) and not is_partial_date(text):
            raise Refused(
                say("‘{text}’ is not a date that everybody reads alike.", text=text),
                say("Write 3 June 2010, or 2010-06-03."),
            )
        return text

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        value = without_source(value)
        if value is not None:
            self._value(question, str(value).strip(), context)

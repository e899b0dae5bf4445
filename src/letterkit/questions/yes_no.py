"""Yes or no, typed in the letter's language or in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, starting_with
from letterkit.wording import say, worded


class YesNoType(QuestionType):
    name = "yes-no"
    description = worded("yes or no")
    retyped = True
    completion = "on request"
    needs_example = False
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> bool:
        value = context.language.read_yes_no(text)
        if value is None:
            raise Refused(say("‘{text}’ is neither yes nor no.", text=text), say("Type y or n."))
        return value

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        return starting_with(typed, [(say("yes"), ""), (say("no"), "")])

    def template_value(self, value: Any) -> Any:
        return value if isinstance(value, bool) else super().template_value(value)

"""Yes or no, typed in the letter's language or in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Choice, Question
from letterkit.questions.question_type import QuestionType, Suggestion, starting_with
from letterkit.wording import say, worded


class YesNoType(QuestionType):
    name = "yes-no"
    description = worded("yes or no")
    retyped = True
    completion = "on request"
    needs_example = False
    translated = False

    def choices(self, question: Question) -> tuple[Choice, ...]:
        return Choice("yes", say("yes")), Choice("no", say("no"))

    def _value(self, question: Question, text: str, context: AnswerContext) -> bool:
        value = {"1": True, "2": False}.get(text, context.language.read_yes_no(text))
        if value is None:
            raise Refused(
                say("‘{text}’ is neither yes nor no.", text=text), say("Type 1 for yes, 2 for no, or the word.")
            )
        return value

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        return starting_with(typed, [(say("yes"), ""), (say("no"), "")])

    def template_value(self, value: Any) -> Any:
        return value if isinstance(value, bool) else super().template_value(value)

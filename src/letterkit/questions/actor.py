"""Who is asked to do something; those that the letter knows by name are offered."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, fitting
from letterkit.wording import worded


class ActorType(QuestionType):
    name = "actor"
    description = worded("who should do it; the recipients and the governments that the letter is about are offered")
    completion = "on request"

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        return fitting(typed, context.actors())

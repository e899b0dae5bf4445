"""A text of one line."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.questions.answers import Context
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, suggested_phrases


class TextType(QuestionType):
    name = "text"
    description = "one line"

    def suggest(self, question: Question, typed: str, context: Context) -> Sequence[Suggestion]:
        return suggested_phrases(typed, context)

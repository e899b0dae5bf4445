"""A text of one line."""

from __future__ import annotations

from letterkit.questions.question_type import QuestionType


class TextType(QuestionType):
    name = "text"
    description = "one line"
    offers_phrases = True

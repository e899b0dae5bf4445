"""A text of one line."""

from __future__ import annotations

from letterkit.questions.question_type import QuestionType
from letterkit.wording import worded


class TextType(QuestionType):
    name = "text"
    description = worded("one line")
    offers_phrases = True

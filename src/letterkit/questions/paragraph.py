"""A text of one or more paragraphs."""

from __future__ import annotations

from typing import Any

from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import worded


class ParagraphType(QuestionType):
    name = "paragraph"
    description = worded("one or more lines, with paragraphs")
    multiline = multiline_in_records = True
    has_paragraphs = True
    offers_phrases = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        return "\n".join(line.rstrip() for line in text.split("\n"))

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Take any text: in a draft it may be Markdown of any kind."""

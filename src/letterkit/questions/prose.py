"""Whole sentences, which the letter prints as they are typed; a question of prose offers beginnings for them."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.questions.answers import AnswerContext
from letterkit.questions.paragraph import ParagraphType
from letterkit.questions.question import Question
from letterkit.questions.question_type import Suggestion, starting_with


class ProseType(ParagraphType):
    name = "prose"
    description = "whole sentences, printed as they are typed; with `starters`, beginnings that can be taken"
    completion = "on request"

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the beginnings that fit what is typed so far, then the organisation's phrases."""
        rows = [(starter, "") for starter in context.starters(question)]
        fitting = tuple(rows) if not typed.strip() else starting_with(typed, rows)
        return (*fitting, *super().suggest(question, typed, context))

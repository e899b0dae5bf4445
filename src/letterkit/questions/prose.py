"""Whole sentences, which the letter prints as they are typed; a question of prose offers beginnings for them."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.paragraph import ParagraphType
from letterkit.questions.question import Question
from letterkit.questions.question_type import Suggestion, starting_with
from letterkit.wording import say, say_worded, worded

UNFINISHED = worded("This is only the beginning of a sentence.")


class ProseType(ParagraphType):
    name = "prose"
    description = worded("whole sentences, printed as they are typed; with `starters`, beginnings that can be taken")
    completion = "on request"

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return the text. Raises Refused for a beginning that nobody has finished."""
        if bare(text) in map(bare, context.starters(question)):
            raise Refused(say_worded(UNFINISHED), say("Finish it, or take it out."))
        return super()._value(question, text, context)

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the beginnings that fit what is typed so far, then the organisation's phrases."""
        rows = [(starter, "") for starter in context.starters(question)]
        beginnings = tuple(rows) if not typed.strip() else starting_with(typed, rows)
        return (*beginnings, *super().suggest(question, typed, context))


def bare(text: str) -> str:
    """Return a beginning without the dots that stand for its end, for comparing."""
    return single_line(text).rstrip(" .…").casefold()

"""What is asked for; the set formulas that every organisation uses are offered."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.prose import UNFINISHED, bare
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, fitting
from letterkit.wording import say, say_worded, worded


class ActionType(QuestionType):
    name = "action"
    description = worded("what is asked for, in one line; the `formulas` are offered")
    completion = "on request"
    offers_phrases = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return the text. Raises Refused for a formula that goes on and that nobody has finished."""
        if bare(text) in {bare(formula) for formula, _ in context.formulas() if formula.endswith(" ")}:
            raise Refused(say_worded(UNFINISHED), say("Finish it: say about whom or what."))
        return text

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the formulas that fit what is typed so far, by their words or their title; then phrases."""
        return (*fitting(typed, context.formulas()), *super().suggest(question, typed, context))

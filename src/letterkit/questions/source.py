"""Where something is from: a source that the letter has, by its id, or plain text."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, fitting
from letterkit.wording import worded


class SourceType(QuestionType):
    name = "source"
    description = worded("where something is from: the id of one of the letter's `sources`, or plain text")
    completion = "on request"
    offers_ids = True
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        return known_source(text, context)

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        return source_name(value, context)

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        return fitting(typed, context.sources())


def known_source(text: str, context: AnswerContext) -> str:
    """Return the id of the source that a text is the id or the whole name of; any other text as it is."""
    rows = context.sources()
    typed = text.casefold()
    for names in ([value for value, _ in rows], [words for _, words in rows]):
        found = {value for (value, _), name in zip(rows, names, strict=True) if name.casefold() == typed}
        if len(found) == 1:
            return found.pop()
    return text


def source_name(value: str, context: AnswerContext) -> str:
    """Return what a source of the letter is called; empty for plain text."""
    return dict(context.sources()).get(value, "")

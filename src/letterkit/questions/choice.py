"""One of several answers that the pack lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Choice, Question
from letterkit.questions.question_type import QuestionType, Suggestion, starting_with
from letterkit.wording import say, worded


class ChoiceType(QuestionType):
    name = "choice"
    description = worded("one of the `choices`")
    retyped = True
    completion = "while typing"
    needs_example = False
    translated = False

    def pack_error(self, question: Question) -> tuple[str, str] | None:
        if question.choices or question.use:
            return None
        return say("The question ‘{id}’ offers nothing to choose.", id=question.id), say("List `choices:`.")

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return the choice with this number, value or label, or the only one that begins so."""
        if text.isdecimal() and 1 <= int(text) <= len(question.choices):
            return question.choices[int(text) - 1].value
        values = {choice.value.casefold(): choice.value for choice in question.choices}
        values |= {choice.label.strip().casefold(): choice.value for choice in question.choices if choice.label}
        typed = text.casefold()
        if typed in values:
            return values[typed]
        beginning = {value for name, value in values.items() if name.startswith(typed)}
        if len(beginning) == 1:
            return beginning.pop()
        raise Refused(
            say("‘{text}’ is not one of the choices.", text=text),
            say("Type a number from 1 to {number}.", number=len(question.choices)),
        )

    def spell(self, question: Question, value: Any) -> str:
        """Return the words of a choice, by which it can be typed again; its value where they would be another's."""
        text = super().spell(question, value)
        label = next((choice.label for choice in question.choices if choice.value == text), "").strip()
        named = {choice.value for choice in question.choices if label.casefold() in _names(choice)}
        can_be_typed = any(ch.isalnum() for ch in label) and not label.isdecimal() and label == single_line(label)
        return label if can_be_typed and named == {text} else text

    def offered(self, question: Question, text: str, context: AnswerContext) -> str:
        return self.spell(question, text)

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        return next((choice.label for choice in question.choices if choice.value == value), "")

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        rows = [(self.spell(question, choice.value), choice.when) for choice in question.choices]
        return starting_with(typed, rows)


def _names(choice: Choice) -> tuple[str, str]:
    """Return what a choice is called, by its value and by its words."""
    return choice.value.casefold(), choice.label.strip().casefold()

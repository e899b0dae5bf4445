"""States, by their names in any language or by their codes, apart by commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from letterkit.errors import UnknownName
from letterkit.languages import states
from letterkit.languages.states import State
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion
from letterkit.wording import say_worded, worded

_BETWEEN: Final = re.compile(r"\s*[,;،；\n]\s*")
_AND: Final = re.compile(r"\s+(?:and|et|y|e|и|und|&)\s+|\s+و")
"""Words that part two States, and are also part of the names of some: Antigua and Barbuda."""
_NONE: Final = worded("Leave it out if the letter is about none.")


class StateType(QuestionType):
    name = "state"
    description = worded("one or several States, by name or ISO code; stored as codes: `[UG]`")
    completion = "while typing"
    repeated = True
    translated = False
    is_list = True

    def parse(self, question: Question, typed: str, context: AnswerContext) -> Any:
        """Return the codes of the States that are typed, None for nothing. Raises Refused."""
        return super().parse(question, ", ".join(typed.strip().splitlines()), context)

    def _value(self, question: Question, text: str, context: AnswerContext) -> list[str]:
        rows = [row for name in _BETWEEN.split(text.strip(" ,;.")) if name for row in _read(name)]
        return list(dict.fromkeys(row.code for row in rows))

    def spell(self, question: Question, value: Any) -> str:
        """Return the names of the States; a code where several have the name."""
        return ", ".join(_typed_again(code) for code in _codes(value))

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        return ", ".join(_full_name(code, context.language.tag) for code in _codes(value))

    def offered(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return the State that the answer to another question names; nothing if it names none, or several."""
        try:
            return self.spell(question, self.parse(question, text, context))
        except Refused:
            return ""

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the States whose name in any language begins with the last word that is typed."""
        *before, last = _BETWEEN.split(typed)
        head = "".join(f"{name}, " for name in before)
        rows = states.starting(last, context.language.tag) if last.strip() or not before else ()
        return [(f"{head}{_typed_again(row.code)}", _full_name(row.code, context.language.tag)) for row in rows]


def _codes(value: Any) -> list[str]:
    value = without_source(value)
    return [str(without_source(item)) for item in (value if isinstance(value, (list, tuple)) else [value]) if item]


def _typed_again(code: str) -> str:
    row = states.state(code)
    return row.label() if row and states.named(row.label()) == (row,) else code


def _full_name(code: str, language: str) -> str:
    row = states.state(code)
    return f"{row.label(language)} ({code})" if row else code


def _read(name: str) -> tuple[State, ...]:
    """Return the State that a name means, or several joined by ‘and’. Raises Refused."""
    parts = _AND.split(name)
    if not states.named(name) and len(parts) > 1 and all(len(states.named(part)) == 1 for part in parts):
        return tuple(row for part in parts for row in states.named(part))
    try:
        return (states.one_named(name),)
    except UnknownName as error:
        (problem,) = error.problems
        raise Refused(problem.message, f"{problem.hint} {say_worded(_NONE)}") from None

"""Where a fact is from: one or several sources, apart by semicolons or on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion, fitting
from letterkit.questions.source import known_source, source_name
from letterkit.wording import say, worded

_BETWEEN: Final = re.compile(r"(?<!\\)[;\n]")
"""What parts two sources; a semicolon behind a backslash is part of one."""


class SourceListType(QuestionType):
    name = "source-list"
    description = worded("one or several sources, as `source`; apart by semicolons or one to a line")
    multiline = True
    lines_hint = worded("One source to a line")
    completion = "on request"
    offers_ids = True
    translated = False
    is_list = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> list[str] | None:
        typed = (_plain(item) for item in _BETWEEN.split(text))
        named = [known_source(item, context) for item in typed if item]
        return list(dict.fromkeys(named)) or None

    def spell(self, question: Question, value: Any) -> str:
        return "; ".join(item.replace(";", r"\;") for item in _items(value))

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        return "; ".join(source_name(item, context) or item for item in _items(value))

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Raise Refused for a value that is neither a list nor the text of one."""
        if not isinstance(without_source(value), (list, tuple, str, type(None))):
            raise Refused(say("This is not a list."), say("Write each source on its own line after a dash."))

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the sources that fit the last one that is typed, behind those before it."""
        *before, last = _BETWEEN.split(typed)
        head = "".join(f"{item.strip()}; " for item in before)
        used = {known_source(_plain(item), context) for item in before}
        rows = [(value.replace(";", r"\;"), words) for value, words in context.sources() if value not in used]
        return [(f"{head}{value}", words) for value, words in fitting(_plain(last), rows)]


def _plain(item: str) -> str:
    return single_line(item.replace(r"\;", ";"))


def _items(value: Any) -> list[str]:
    value = without_source(value)
    items = value if isinstance(value, (list, tuple)) else [value]
    return [str(item) for item in items if item]

"""Several texts, one to a line; places and the lines of an address also in one line, apart by semicolons."""

from __future__ import annotations

import re
from typing import Any, Final

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, worded

_IN_ONE_LINE: Final = ("places", "also")
"""The questions, or fields, whose items are short and are typed in one line."""
_ADDRESS: Final = "sender.lines"
"""The key of the answer whose items are short too, and are typed one to a line, or in one line as in the profile."""
_MARK_AFTER: Final = re.compile(r"\s*[,;]$|(?<=[a-z]{4})\.$")
"""The mark with which people end an item of a list; the stop of ‘D.C.’ or ‘etc.’ stays."""


class ListType(QuestionType):
    name = "list"
    description = worded("several texts, one to a line")
    multiline = True
    lines_hint = worded("One to a line")
    is_list = True
    offers_phrases = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> list[str] | None:
        items = re.split("[\n;]" if question.id in _IN_ONE_LINE or question.path == _ADDRESS else "\n", text)
        plain = (_without_end(single_line(re.sub(r"^(?:[-*•]\s+)+", "", item.strip()))) for item in items)
        return [item for item in plain if item] or None

    def spell(self, question: Question, value: Any) -> str:
        value = without_source(value)
        if isinstance(value, list) and question.id in _IN_ONE_LINE:
            return "; ".join(str(without_source(item)) for item in value)
        return super().spell(question, value)

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Raise Refused for a value that is neither a list nor the text of one."""
        value = without_source(value)
        if value is not None and not isinstance(value, (list, str)):
            raise Refused(say("This is not a list."), say("Write each item on its own line after a dash."))


def _without_end(item: str) -> str:
    while (shorter := _MARK_AFTER.sub("", item)) != item:
        item = shorter
    return item

"""Questions to the reader, which the letter numbers: one to a line, under headings where there are some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, worded

_MARK: Final = re.compile(r"(?:[-–—*•‣◦▪·]|Q?\(?\d{1,3}[.)]|Q\d{1,3}[.:)]?|\(?[a-z]\))\s+")
"""The bullet, number or letter that was pasted with a question."""
_HEADING: Final = ":"
"""The end of a line that is a heading; alone on a line, it ends the questions of a heading."""


class NumberedType(QuestionType):
    name = "numbered"
    description = worded("questions that the reader is to answer, one to a line; a line that ends in `:` is a heading")
    multiline = True
    lines_hint = worded("One question to a line; a line that ends in a colon is a heading")
    is_list = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> list[Any] | None:
        groups: list[tuple[str, list[str]]] = [("", [])]
        for line in filter(None, map(_without_mark, text.split("\n"))):
            if line.endswith((_HEADING, "：")):
                groups.append((line[:-1].strip(), []))
            else:
                groups[-1][1].append(line)
        empty = next((heading for heading, asked in groups if heading and not asked), None)
        if empty is not None:
            raise Refused(
                say("Nothing is asked under ‘{empty}’.", empty=empty),
                say("Write the questions below it, one to a line."),
            )
        return [*_as_kept(groups)] or None

    def spell(self, question: Question, value: Any) -> str:
        return "\n".join(_lines(value))

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        return " ".join(_lines(value))

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Raise Refused for a value that is neither a list nor the text of one."""
        if not isinstance(without_source(value), (list, tuple, str, type(None))):
            raise Refused(say("This is not a list."), say("Write each question on its own line after a dash."))


def _without_mark(line: str) -> str:
    text = single_line(line)
    while (shorter := _MARK.sub("", text, count=1) if _MARK.match(text) else text) != text:
        text = shorter
    return text


def _as_kept(groups: list[tuple[str, list[str]]]) -> Iterator[Any]:
    for heading, asked in groups:
        if heading:
            yield {"heading": heading, "questions": asked}
        else:
            yield from asked


def _lines(value: Any) -> Iterator[str]:
    """Yield a list of questions line by line, with a line that ends the questions of a heading where more follow."""
    value = without_source(value)
    is_under_heading = False
    for item in value if isinstance(value, (list, tuple)) else [value] if value else ():
        heading = single_line(str(item.get("heading") or "")) if isinstance(item, Mapping) else ""
        if heading or is_under_heading:
            yield f"{heading}{_HEADING}"
        is_under_heading = bool(heading)
        asked = item.get("questions") or () if isinstance(item, Mapping) else (item,)
        yield from (single_line(str(text)) for text in asked)

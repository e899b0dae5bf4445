"""A day, a month or a year: as exactly as it is known."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from letterkit.languages.spoken_dates import day_in_words, month_in_words
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.date import read_day
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.tags import is_partial_date
from letterkit.wording import say, worded

_MONTH_IN_FIGURES: Final = re.compile(r"(\d{1,2})[-./](\d{4})|(\d{4})[-./](\d{1,2})")
_EXAMPLE: Final = dt.date(2010, 6, 18)


def _hint() -> str:
    day, month = day_in_words(_EXAMPLE), month_in_words(_EXAMPLE.year, _EXAMPLE.month)
    return say("Type a day, a month or a year: {day}, {month} or {year}.", day=day, month=month, year=_EXAMPLE.year)


class PartialDateType(QuestionType):
    name = "partial-date"
    description = worded("a day, a month or a year: 18 June 2010, 2010-06, 2010")
    retyped = True
    repeated = True
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        if is_partial_date(text):
            return text
        if month := _month(text, context):
            return "{:04}-{:02}".format(*month)
        day = context.language.read_date(text, context.today)
        if day is None and context.language.date_parts(text) is None:
            raise Refused(say("‘{text}’ is no day, month or year that can be read for certain.", text=text), _hint())
        return read_day(text, context).isoformat()

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Look at a date in the draft, which has one form only there. Raises Refused."""
        value = without_source(value)
        if value is not None and not is_partial_date(value):
            raise Refused(
                say("‘{value}’ is neither a day nor a month nor a year.", value=value),
                say("Write it as 2010-06-18, 2010-06 or 2010."),
            )

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        """Return a day, a month or a year in the words of the letter's language."""
        return context.language.format_partial_date(value)


def _month(text: str, context: AnswerContext) -> tuple[int, int] | None:
    """Return the year and month that a text names, and nothing else."""
    figures = _MONTH_IN_FIGURES.fullmatch(text)
    if figures is None:
        return context.language.read_month(text)
    year, month = int(figures[2] or figures[3]), int(figures[1] or figures[4])
    if not 1 <= month <= 12:
        raise Refused(say("There is no month {month}.", month=month), _hint())
    return year, month

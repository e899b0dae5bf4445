"""A day, typed in the letter's language, in English or in figures, where it can be only one."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from letterkit.languages.spoken_dates import day_in_words, month_name, weekday_name
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.tags import iso_date
from letterkit.wording import say, worded

if TYPE_CHECKING:
    from letterkit.languages.dates import DateParts


class DateType(QuestionType):
    name = "date"
    description = worded("a day, as 2026-11-30 or in words of the language")
    retyped = True
    repeated = True
    translated = False
    of_one_letter = True

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        return read_day(text, context).isoformat()

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Look at a date in the draft, which has one form only there. Raises Refused."""
        value = without_source(value)
        if value is not None and iso_date(str(value)) is None:
            raise Refused(say("‘{value}’ is not a date.", value=value), say("Write it as 2026-11-30."))

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        """Return a date with its weekday."""
        value = without_source(value)
        day = iso_date(value) if isinstance(value, str) else None
        return f"{value} ({weekday_name(day.weekday())})" if day else super().show(question, value, context)

    def template_value(self, value: Any) -> Any:
        day = iso_date(value.strip()) if isinstance(value, str) else None
        return day or super().template_value(value)


_EXAMPLE: Final = dt.date(2026, 11, 30)


def read_day(text: str, context: AnswerContext) -> dt.date:
    """Return the day that a text names for certain. Raises Refused."""
    day = context.language.read_date(text, context.today)
    if day is not None:
        return day
    parts = context.language.date_parts(text)
    if parts is None:
        if (without := context.language.day_without_year(text)) and without.day > (most := _most_days(without.month)):
            message = say(
                "{month} has {most} days at most, not {day}.",
                month=month_name(without.month),
                most=most,
                day=without.day,
            )
            raise Refused(message, say("Check the day."))
        raise Refused(
            say("‘{text}’ is not a date that can be read for certain.", text=text),
            say("Write year, month, day as 2026-11-30, or {example}.", example=day_in_words(_EXAMPLE)),
        )
    raise _not_in_calendar(parts)


def _most_days(month: int) -> int:
    return calendar.monthrange(2024, month)[1]


def _not_in_calendar(parts: DateParts) -> Refused:
    year, month, day = parts.year or 0, parts.month, parts.day
    if not 1 <= month <= 12:
        return Refused(say("There is no month {month}.", month=month), say("Write year, month, day as 2026-11-30."))
    days = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not 1 <= day <= days:
        return Refused(
            say(
                "{month} {year} has {days} days, not {day}.",
                month=month_name(month),
                year=year,
                days=days,
                day=day,
            ),
            say("Check the day."),
        )
    date = dt.date(year, month, day)
    return Refused(
        say("{date} is a {weekday}.", date=date.isoformat(), weekday=weekday_name(date.weekday())),
        say("Check the day."),
    )

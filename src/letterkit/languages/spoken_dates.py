"""Days, months and weekdays as messages have them: in the language of the interview, not of the letter."""

from __future__ import annotations

import datetime as dt

from letterkit.languages.cldr import PLAIN_ENGLISH, locale_of
from letterkit.languages.dates import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, format_date
from letterkit.wording import spoken


def day_in_words(day: dt.date, *, weekday: bool = False) -> str:
    """Return a day as messages have it: 1 July 2010, or Thursday 1 July 2010."""
    tag = spoken().tag
    if not weekday:
        return format_date(day, tag)
    if tag in PLAIN_ENGLISH:
        return f"{format_date(day, tag, 'weekday')} {format_date(day, tag)}"
    return format_date(day, tag, "full")


def month_in_words(year: int, month: int) -> str:
    """Return a month of a year: July 2010."""
    return format_date(dt.date(year, month, 1), spoken().tag, "month")


def month_name(month: int) -> str:
    """Return the name of a month, from 1 to 12."""
    locale = None if spoken().tag in PLAIN_ENGLISH else locale_of(spoken().tag)
    return str(locale.months["stand-alone"]["wide"][month]) if locale else ENGLISH_MONTHS[month - 1]


def weekday_name(weekday: int) -> str:
    """Return the name of a day of the week, Monday being 0."""
    locale = None if spoken().tag in PLAIN_ENGLISH else locale_of(spoken().tag)
    return str(locale.days["stand-alone"]["wide"][weekday]) if locale else ENGLISH_WEEKDAYS[weekday]

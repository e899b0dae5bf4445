"""Every form in which a text may write a day, each with the form of another day that would stand in its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from letterkit.languages.dates import ENGLISH_WEEKDAYS, DateStyle, format_date
from letterkit.languages.language import Language
from letterkit.packs import language_filters

_WITH_YEAR: Final[tuple[DateStyle, ...]] = ("long", "medium", "short")
_ENGLISH: Final = ("en-GB", "en-US")
"""Both orders of day and month are read in any English letter."""

_JOINTS: Final = ("–", " – ", "-", " au ", " al ", " a ", " по ")
"""What else stands between two days, in any language."""

Pair = tuple[str, str]
"""How a text may write the old day, and the new day in the same form."""


def day_forms(old: dt.date, new: dt.date, language: Language, *, year: bool = True) -> Iterator[Pair]:
    """Yield the forms of a day with its year, or those without. A day of another year always has its year."""
    if not year:
        yield from _in_style(old, new, language, "no year")
        return
    yield old.isoformat(), new.isoformat()
    yield str(language_filters.day(old, language=language)), str(language_filters.day(new, language=language))
    for style in _WITH_YEAR:
        for first, second in _in_style(old, new, language, style):
            if str(old.year) in first:  # of 1/7/10 nobody knows what it is
                yield first, second
                yield _without_word_for_year(first), _without_word_for_year(second)


def _in_style(old: dt.date, new: dt.date, language: Language, style: DateStyle) -> Iterator[Pair]:
    new_style: DateStyle = "long" if style == "no year" and old.year != new.year else style
    yield language.format_date(old, style), language.format_date(new, new_style)
    if language.base == "en" and style != "short":
        for tag in _ENGLISH:
            first, second = format_date(old, tag, style), format_date(new, tag, new_style)
            yield first, second
            yield from _with_ordinals(first, second)


def _with_ordinals(old: str, new: str) -> Iterator[Pair]:
    """Yield two English dates as they are often typed: 1st July, July 1st, 1st of July, the 1st of July."""
    first, second = (re.sub(r"\b\d{1,2}\b", lambda day: _ordinal(int(day[0])), text, count=1) for text in (old, new))
    yield first, second
    if old[:1].isdigit():
        yield first.replace(" ", " of ", 1), second.replace(" ", " of ", 1)


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _without_word_for_year(text: str) -> str:
    """Return a date without the abbreviation that some languages write behind the year: 1 июля 2010."""
    return re.sub(r"(?<=\d{4})\s\w\.$", "", text)


def forms_of_days(
    first: dt.date, last: dt.date, new_first: dt.date, new_last: dt.date, language: Language
) -> Iterator[Pair]:
    """Yield how a text writes the days from one to another: 2 to 4 March 2026, 2–4 March 2026."""
    old = str(language_filters.days(first, last, language=language))
    new = str(language_filters.days(new_first, new_last, language=language))
    usual = language.pinpoints.joints.to
    yield old, new
    for joint in _JOINTS:
        if usual in old and usual in new:
            yield old.replace(usual, joint, 1), new.replace(usual, joint, 1)


def weekday_names(language: Language) -> tuple[str, ...]:
    """Return the days of the week, from Monday."""
    if language.base == "en":
        return ENGLISH_WEEKDAYS
    return tuple(language.format_date(dt.date(2024, 1, day), "weekday") for day in range(1, 8))

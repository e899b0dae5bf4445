"""Dates written and read in a language.

They are written as CLDR has them. They are read where their day, month and year are certain: a month by its name, in
any order, or figures that can be taken in one way only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from letterkit.languages.cldr import PLAIN_ENGLISH, locale_of
from letterkit.languages.normal_form import fold
from letterkit.tags import base

if TYPE_CHECKING:
    from babel import Locale

DateStyle = Literal["short", "medium", "long", "full", "weekday", "month", "no year"]

ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# -- written --------------------------------------------------------------------------------------------


def format_date(date: dt.date, tag: str, style: DateStyle = "long", first_of_month: str = "") -> str:
    """Return a date as the language writes it: long is `30 June 2010`, in en-US `June 30, 2010`.

    `weekday` gives the day of the week alone, `month` month and year, `no year` day and month. `first_of_month` stands
    for the figure 1 (1er in French, which CLDR does not have). A language that CLDR does not know gets the ISO date.
    """
    if tag in PLAIN_ENGLISH and style in ("long", "weekday", "month", "no year"):
        return _format_english(date, tag, style)
    locale = locale_of(tag)
    if locale is None:
        return date.isoformat()
    from babel import dates

    if style == "weekday":
        return dates.format_date(date, "EEEE", locale)
    if style == "month":
        return dates.format_skeleton("yMMMM", date, locale=locale)
    text = _format_by_locale(date, locale, style)
    if first_of_month and date.day == 1 and style in ("long", "full", "no year"):
        return " ".join(first_of_month if word == "1" else word for word in text.split(" "))
    return text


def _format_by_locale(
    date: dt.date, locale: Locale, style: Literal["short", "medium", "long", "full", "no year"]
) -> str:
    from babel import dates

    if style == "no year":
        return dates.format_skeleton("MMMMd", date, locale=locale)
    return dates.format_date(date, style, locale)


def _format_english(date: dt.date, tag: str, style: DateStyle) -> str:
    month = ENGLISH_MONTHS[date.month - 1]
    if style == "weekday":
        return ENGLISH_WEEKDAYS[date.weekday()]
    if style == "month":
        return f"{month} {date.year}"
    if style == "no year":
        return f"{month} {date.day}" if tag == "en-US" else f"{date.day} {month}"
    return f"{month} {date.day}, {date.year}" if tag == "en-US" else f"{date.day} {month} {date.year}"


# -- read -----------------------------------------------------------------------------------------------


class DateParts(NamedTuple):
    """The figures of a date as they were typed, which may name no day of any calendar. `year` and `weekday` (0 is
    Monday) are None where the text has none."""

    day: int
    month: int
    year: int | None
    weekday: int | None

    @property
    def date(self) -> dt.date | None:
        """The day, where the calendar has it and it is the weekday that was typed."""
        try:
            date = dt.date(self.year or 0, self.month, self.day)
        except ValueError:
            return None
        return date if self.weekday in (None, date.weekday()) else None


_YEAR_FIRST: Final = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
_YEAR_LAST: Final = r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"
_LETTER: Final = re.compile(r"[^\W\d_]")
_OUR_ERA: Final = 1
_MARKS: Final = ".,،၊፣፡፥/-"
"""What may stand between the words of a date: stops, hyphens, commas of several scripts, and the line between two names
of a month."""
_BEFORE_HAN: Final = r"(?<=\d) (?=[\u4e00-\u9fff])"
_NO_ORDINALS: Final = str.maketrans({"º": None, "ª": None, "’": "'"})


@dataclass(frozen=True, eq=False)
class DateWords:
    """The words of dates in a language, folded: names of months and weekdays with their numbers (1 is January, 0 is
    Monday), the words between them that say nothing (de, of, года), and those for the first of a month (primero)."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    fillers: frozenset[str]
    first_day: frozenset[str]

    @cached_property
    def _token(self) -> re.Pattern[str]:
        names = sorted({*self.months, *self.weekdays, *self.fillers, *self.first_day}, key=len, reverse=True)
        known = "|".join(re.escape(name) + (r"(?!\d)" if name[-1:].isdigit() else "") for name in names)
        return re.compile(rf"(?P<word>{known or '(?!)'})|(?P<figures>\d+)|[\s{_MARKS}]")

    def parts(self, text: str) -> DateParts | None:
        """Return the parts of a date, or None where the text is no date or can be read in more than one way."""
        folded = _folded(text)
        weekday = next((name for name in self.weekdays if folded.startswith(name)), "")
        figures = _in_figures(folded.removeprefix(weekday).lstrip(" ,،") if weekday else folded)
        if figures:
            day, month, year = figures
            return DateParts(day, month, year, self.weekdays[weekday] if weekday else None)
        return self.parts_by_name(text)

    def parts_by_name(self, text: str) -> DateParts | None:
        """Return the parts of a date whose month is named, or None for any other text. The order does not matter,
        because a year has four figures and a day has one or two."""
        read = self._named_parts(text)
        if read is None:
            return None
        months, weekdays, days, years = read
        if len({*months}) != 1 or len(days) != 1 or len(years) > 1 or len(weekdays) > 1:
            return None
        if any(len(year) != len("2026") for year in years):
            return None
        return DateParts(int(days[0]), months[0], int(years[0]) if years else None, weekdays[0] if weekdays else None)

    def month(self, text: str) -> tuple[int, int] | None:
        """Return year and month of a text that names a month of a year and nothing else: `October 2025`."""
        months, weekdays, days, years = self._named_parts(text) or ([], [], [], [])
        if len({*months}) != 1 or days or weekdays or len(years) != 1 or len(years[0]) != 4:
            return None
        return int(years[0]), months[0]

    def _named_parts(self, text: str) -> tuple[list[int], list[int], list[str], list[str]] | None:
        """Return the months, weekdays, days and years in a text; None if it has anything else."""
        text = _folded(text)
        months: list[int] = []
        weekdays: list[int] = []
        days: list[str] = []
        years: list[str] = []
        position = 0
        while position < len(text):
            token = self._token.match(text, position)
            if token is None:
                return None
            position = token.end()
            word, figures = token["word"], token["figures"]
            if word in self.months:
                months.append(self.months[word])
            elif word in self.weekdays:
                weekdays.append(self.weekdays[word])
            elif word in self.first_day:
                days.append("1")
            elif figures:
                (years if len(figures) > 2 else days).append(figures)
        return months, weekdays, days, years


def _in_figures(text: str) -> tuple[int, int, int] | None:
    """Return day, month and year of a date in figures; None where either of two could be the month."""
    if iso := re.fullmatch(_YEAR_FIRST, text):
        return int(iso[3]), int(iso[2]), int(iso[1])
    if match := re.fullmatch(_YEAR_LAST, text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return first, second, year
        if second > 12:
            return second, first, year
    return None


def english_words(fillers: Iterable[str], first_day: Iterable[str] = ()) -> DateWords:
    """Return the words of English dates, without babel."""
    months = {name.casefold(): number for number, name in enumerate(ENGLISH_MONTHS, 1)}
    months |= {name[:3]: number for name, number in months.items()} | {"sept": 9}
    weekdays = {name.casefold(): number for number, name in enumerate(ENGLISH_WEEKDAYS)}
    return DateWords(months, weekdays, _all_folded(fillers), _all_folded(first_day))


def date_words(
    tag: str, fillers: Iterable[str], first_day: Iterable[str] = (), months: Mapping[str, int] | None = None
) -> DateWords:
    """Return the words of dates in a language: those of CLDR, wide and short, in a date and alone, and `fillers` beside
    the words of CLDR's own patterns, and names of `months`. Without names where CLDR does not know the language."""
    if base(tag) == "en":
        return english_words(fillers, first_day)
    locale = locale_of(tag)
    if locale is None:
        return DateWords({}, {}, frozenset(), frozenset())
    weekdays = {
        _folded(name): number for form in locale.days.values() for number, name in form["wide"].items() if _folded(name)
    }
    known = _all_folded(fillers).union(_words_in_patterns(locale))
    names = _months(locale) | {_folded(name): number for name, number in (months or {}).items()}
    return DateWords(names, weekdays, known, _all_folded(first_day))


def _all_folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_folded, words))


def _months(locale: Locale) -> dict[str, int]:
    """Return the names of the months, without those that two months share."""
    numbers: dict[str, set[int]] = {}
    for form in locale.months.values():
        for width in ("wide", "abbreviated"):
            for number, name in form[width].items():
                numbers.setdefault(_folded(name), set()).add(number)
    return {name: shared.pop() for name, shared in numbers.items() if name and len(shared) == 1}


def _words_in_patterns(locale: Locale) -> Iterator[str]:
    from babel.dates import tokenize_pattern

    for style in ("long", "full"):
        tokens = tokenize_pattern(locale.date_formats[style].pattern)
        text = "".join(str(value) if kind == "chars" else " " for kind, value in tokens)
        words = (_folded(word.strip(_MARKS)) for word in text.split())
        yield from filter(_LETTER.search, words)
    for form in locale.eras.values():
        era = _folded(str(form.get(_OUR_ERA, "")))
        yield from filter(None, [era, *era.split()])


def _folded(text: str) -> str:
    """Return a text for comparing: without case and accents, the stop at its end, and the blanks of ‘11 月’."""
    folded = fold(text.translate(_NO_ORDINALS)).rstrip(".")
    return folded if folded.isascii() else re.sub(_BEFORE_HAN, "", folded)

"""Dates in a text: `Monday, 14 June 2010`, `June 10^th^`, `el 14 de junio de 2010`, `14 июня 2010 г.`, `2010-06-14`."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.words import PhraseMatch

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|º|°|го|-го|-е)?")
_THOUSANDS = re.compile(r"[,.\u00a0\u202f ]\d{3}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEHIND = re.compile(r",? (?:de |del )?((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")


class DateMention(NamedTuple):
    """A date in a text. `year` is 0 where none is given; `weekday` counts from Monday, 0, and is -1 where none is."""

    start: int
    end: int
    day: int
    month: int
    year: int = 0
    weekday: int = -1

    def on(self, year: int) -> dt.date | None:
        """Return the date, in `year` if it names none; None for a day that does not exist."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@cached_for_texts
def dates(subject: Subject, prose: Prose) -> tuple[DateMention, ...]:
    """Return the dates of a text with day and month, in its order."""
    return tuple(sorted(_dates(subject, prose), key=lambda mention: mention.start))


def is_in_date(subject: Subject, prose: Prose, position: int) -> bool:
    """True if a place in a text belongs to a date with its day."""
    found = dates(subject, prose)
    index = bisect_right(found, position, key=lambda date: date.start) - 1
    return index >= 0 and position < found[index].end


def dates_between(subject: Subject, prose: Prose, start: int, end: int) -> tuple[DateMention, ...]:
    """Return the dates that begin between two places of a text."""
    found = dates(subject, prose)
    first = bisect_left(found, start, key=lambda date: date.start)
    return found[first : bisect_left(found, end, key=lambda date: date.start)]


@cached_for_texts
def months_with_year(subject: Subject, prose: Prose) -> tuple[tuple[int, int, int, int], ...]:
    """Return the months of a text that have a year and no day: start, end, month and year (`May 2027`)."""
    months = []
    for match in subject.matches("months", prose):
        year = _YEAR_BEHIND.match(prose.text, match.end)
        if year and not is_in_date(subject, prose, match.start):
            months.append((match.start, year.end(), int(match.value), int(year[1])))
    return tuple(months)


def _dates(subject: Subject, prose: Prose) -> Iterator[DateMention]:
    months = subject.matches("months", prose)
    if months:
        index = {word.start: number for number, word in enumerate(prose.words)}
        weekdays = {match.start: int(match.value) for match in subject.matches("weekdays", prose)}
        for match in months:
            if subject.language == "en" and prose.text[match.start].islower():
                continue  # ‘may’, ‘march’
            yield from _around_month(prose, index[match.start], match, weekdays)
    if "-" in prose.text:
        for written in _ISO.finditer(prose.text):
            try:
                day = dt.date.fromisoformat(written[0])
            except ValueError:
                continue
            yield DateMention(written.start(), written.end(), day.day, day.month, day.year)


def _around_month(prose: Prose, month: int, match: PhraseMatch, weekdays: dict[int, int]) -> Iterator[DateMention]:
    """Yield the date round the name of a month: the day before or after it, the year after, the weekday before."""
    before, behind = _next_word(prose, month, -1), _next_word(prose, month, 1)
    day = _day(prose, before)
    first, last = (before, month) if day else (month, behind)
    day = day or _day(prose, behind)
    if not day:
        return
    year_index = _next_word(prose, last, 1)
    year = 0
    if year_index >= 0 and _YEAR.fullmatch(prose.words[year_index].folded) and _are_close(prose, last, year_index):
        year, last = int(prose.words[year_index].folded), year_index
    named = _next_word(prose, first, -1)
    weekday = weekdays.get(prose.words[named].start, -1) if named >= 0 and _are_close(prose, named, first) else -1
    start = prose.words[named if weekday >= 0 else first].start
    yield DateMention(start, prose.words[last].end, day, int(match.value), year, weekday)


def _next_word(prose: Prose, index: int, by: int) -> int:
    """Return the index of the next word in a direction that is no small word inside a date; -1 at the end of the
    text."""
    index += by
    for _ in range(2):
        if 0 <= index < len(prose.words) and prose.words[index].folded in small_words("in_dates"):
            index += by
    return index if 0 <= index < len(prose.words) else -1


def _day(prose: Prose, index: int) -> int:
    match = _DAY.fullmatch(prose.words[index].folded) if index >= 0 else None
    if match and _THOUSANDS.match(prose.text, prose.words[index].end):
        return 0
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _are_close(prose: Prose, first: int, last: int) -> bool:
    """True if nothing but blanks, commas and small words separates two words."""
    gap = prose.text[prose.words[first].end : prose.words[last].start]
    return len(gap) <= 12 and not any(ch in ".;:!?()" for ch in gap)


def is_dated_nearby(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if a date or a year stands in the sentence of some words, or in the one before."""
    start, end = prose.sentence_at(match.start)
    start = prose.sentence_at(max(start - 2, 0))[0]
    return bool(dates_between(subject, prose, start, end)) or any(
        start <= word.start < end and _YEAR.fullmatch(word.folded)
        for word in prose.words[bisect_left(prose.words, start, key=lambda word: word.start) :][:_NEARBY]
    )


_NEARBY = 120
"""Words that two sentences have at most, of those that are read for a year."""

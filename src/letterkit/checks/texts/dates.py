"""Dates in a text: `Monday, 14 June 2010`, `June 10^th^`, `el 14 de junio de 2010`, `14 июня 2010 г.`, `2010-06-14`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.words import Match

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|º|°|го|-го|-е)?")
_THOUSANDS = re.compile(r"[,.\u00a0\u202f ]\d{3}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_BETWEEN: Final = {"de", "of", "the", "del", "le", "el", "года", "г"}
"""Words that may stand inside a date."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text. `year` is 0 where none is given; `weekday` counts from Monday, 0, and is -1 where none is."""

    start: int
    end: int
    day: int
    month: int
    year: int = 0
    weekday: int = -1

    def on(self, year: int) -> dt.date | None:
        """The date, in a year where it has none; None for a day that does not exist."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def dates(subject: Subject, prose: Prose) -> tuple[Dated, ...]:
    """The dates of a text with day and month, in its order. Kept for each text, because several rules ask."""
    known = subject.remembered("dates")
    if prose not in known:
        known[prose] = tuple(sorted(_dates(subject, prose), key=lambda each: each.start))
    found: tuple[Dated, ...] = known[prose]
    return found


def _dates(subject: Subject, prose: Prose) -> Iterator[Dated]:
    months = subject.said("months", prose)
    if months:
        at = {word.start: index for index, word in enumerate(prose.words)}
        weekdays = {match.start: int(match.says) for match in subject.said("weekdays", prose)}
        for match in months:
            if subject.language == "en" and prose.text[match.start].islower():
                continue  # ‘may’, ‘march’
            yield from _round_month(prose, at[match.start], match, weekdays)
    if "-" in prose.text:
        for written in _ISO.finditer(prose.text):
            try:
                day = dt.date.fromisoformat(written[0])
            except ValueError:
                continue
            yield Dated(written.start(), written.end(), day.day, day.month, day.year)


def _round_month(prose: Prose, at: int, match: Match, weekdays: dict[int, int]) -> Iterator[Dated]:
    """The date round the name of a month: the day before it or behind it, the year behind, the weekday before."""
    before, behind = _step(prose, at, -1), _step(prose, at, 1)
    day = _day(prose, before)
    first, last = (before, at) if day else (at, behind)
    day = day or _day(prose, behind)
    if not day:
        return
    year_at = _step(prose, last, 1)
    year = 0
    if year_at >= 0 and _YEAR.fullmatch(prose.words[year_at].folded) and _close(prose, last, year_at):
        year, last = int(prose.words[year_at].folded), year_at
    named = _step(prose, first, -1)
    weekday = weekdays.get(prose.words[named].start, -1) if named >= 0 and _close(prose, named, first) else -1
    start = prose.words[named if weekday >= 0 else first].start
    yield Dated(start, prose.words[last].end, day, int(match.says), year, weekday)


def _step(prose: Prose, at: int, by: int) -> int:
    """The next word in a direction that is not a little word inside a date; -1 at the end of the text."""
    at += by
    for _ in range(2):
        if 0 <= at < len(prose.words) and prose.words[at].folded in _BETWEEN:
            at += by
    return at if 0 <= at < len(prose.words) else -1


def _day(prose: Prose, at: int) -> int:
    found = _DAY.fullmatch(prose.words[at].folded) if at >= 0 else None
    if found and _THOUSANDS.match(prose.text, prose.words[at].end):
        return 0
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else 0


def _close(prose: Prose, first: int, last: int) -> bool:
    """Whether nothing but blanks, commas and little words stands between two words."""
    gap = prose.text[prose.words[first].end : prose.words[last].start]
    return len(gap) <= 12 and not any(ch in ".;:!?()" for ch in gap)

"""Rules about dates: one that depends on the day of reading, one that was another weekday, one that is yet to come."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.checks.findings import Found
from letterkit.checks.texts.dates import dates
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import Match

_MONTHS: Final = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _written(day: dt.date, *, weekday: bool = False) -> str:
    """A date as messages have it: 1 July 2010, or Thursday 1 July 2010."""
    text = f"{day.day} {_MONTHS[day.month]} {day.year}"
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def relative_date(letter: Subject) -> Iterator[Found]:
    """A letter names the day.

    Why: an open letter is read for years; “yesterday” is true for one day.
    Example: “this Thursday’s meeting”, “last week”, “yesterday”.
    Instead: write the date; the message has the one that the words mean on the date of the letter.
    Source: editorial practice; the words are in the word lists (`relative`, `weekdays`).
    """
    if letter.draft.date is None:
        return
    for one in letter.body:
        for match in letter.said("relative", one):
            if not (is_quoted(one, match.start) or _is_nowadays(letter, one, match)):
                yield _relative(one, (match.start, match.end), _meant(match.says, letter.day))
        if letter.said("weekdays", one):
            yield from _weekdays(letter, one)


def _is_nowadays(letter: Subject, one: Prose, match: Match) -> bool:
    """Whether ‘today’ means these days (‘than it does today’), or stands for ‘at once’ (‘act today, not tomorrow’)."""
    if not match.says.startswith("day ") or one.text[match.end - 2 : match.end] in ("'s", "’s"):
        return False
    index = bisect_left(one.words, match.start, key=lambda word: word.start)
    if index and one.words[index - 1].folded in letter.words["relative-not-before"]:
        return True
    sentence = one.sentence_at(match.start)
    both = {"day 0", "day 1"} <= _days(letter, one).get(sentence, set())
    if match.says != "day 0" or both:
        return both
    past, future = letter.sentences_with("past", one), letter.sentences_with("future", one)
    return not (sentence in letter.sentences_with("event", one) or (sentence in past and sentence not in future))


def _days(letter: Subject, one: Prose) -> dict[Span, set[str]]:
    """What the words of relative time in each sentence mean."""
    known = letter.remembered("days")
    if one not in known:
        found: dict[Span, set[str]] = {}
        for match in letter.said("relative", one):
            found.setdefault(one.sentence_at(match.start), set()).add(match.says)
        known[one] = found
    days: dict[Span, set[str]] = known[one]
    return days


def _relative(one: Prose, span: Span, means: str) -> Found:
    words = one.text[slice(*span)]
    return Found(f"‘{words}’ means {means}.", "Write the date.", one.path, one.span(*span))


def _meant(says: str, day: dt.date) -> str:
    """What a word of relative time means on a day: `week -1` is the week before."""
    unit, _, by = says.partition(" ")
    step = int(by)
    if unit == "day":
        return _written(day + dt.timedelta(step), weekday=True)
    if unit == "week":
        first = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * step)
        return f"{_written(first)} to {_written(first + dt.timedelta(6))}"
    if unit == "month":
        month = day.year * 12 + day.month - 1 + step
        return f"{_MONTHS[month % 12 + 1]} {month // 12}"
    return f"{day.year + step}"


def _weekdays(letter: Subject, one: Prose) -> Iterator[Found]:
    """Weekdays without a date, in a letter that does not name the date of that day close by."""
    dated = [(each.start, each.end) for each in dates(letter, one)]
    this, last, coming = (letter.said(f"{name}-weekday", one) for name in ("this", "last", "next"))
    pointing = {match.end: match.start for match in (*this, *last, *coming)}
    past, ahead = {match.end for match in last}, {match.end for match in coming}
    last_behind = {match.start for match in letter.said("last-weekday-behind", one)}
    next_behind = {match.start for match in letter.said("next-weekday-behind", one)}
    for match in letter.said("weekdays", one):
        if _inside(dated, match.start) or is_quoted(one, match.start) or _is_habit(one, match):
            continue
        near = match.start - 1
        day = _nearest(letter.day, int(match.says))
        if near in past or match.end + 1 in last_behind:
            day = _next(letter.day, int(match.says), -1)
        elif near in ahead or match.end + 1 in next_behind:
            day = _next(letter.day, int(match.says), 1)
        elif near not in pointing:
            day = _next(letter.day, int(match.says), _direction(letter, one, match))
        start = pointing.get(match.start - 1, match.start)
        yield _relative(one, (start, match.end), _written(day, weekday=True))


def _inside(spans: Sequence[Span], at: int) -> bool:
    index = bisect_left(spans, (at + 1, 0)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _is_habit(one: Prose, match: Match) -> bool:
    """Whether the word is a name or a habit: Bloody Sunday, every Friday, Friday prayers."""
    first = one.sentence_at(match.start)[0]
    before = one.text[max(match.start - 16, first) : match.start].split()
    after = one.text[match.end : match.end + 12].split()
    named = len(before) > 1 and before[-1][:1].isupper()
    return bool(
        named or (before and before[-1].casefold() in _EVERY) or (after and after[0].strip(".,").casefold() in _HABITS)
    )


_EVERY: Final = frozenset(("every", "each", "chaque", "cada", "каждый", "каждую", "каждое", "black", "bloody"))
_HABITS: Final = frozenset(("prayers", "prayer", "times", "market"))


def _nearest(day: dt.date, weekday: int) -> dt.date:
    """The day of that name nearest to a date: in a letter of Wednesday, ‘this Sunday’ is the one three days before."""
    ahead = (weekday - day.weekday()) % 7
    return day + dt.timedelta(ahead if ahead <= 3 else ahead - 7)


def _next(day: dt.date, weekday: int, direction: int) -> dt.date:
    """The next day of that name after a date, or the last one before it."""
    return day + dt.timedelta(direction * ((direction * (weekday - day.weekday()) - 1) % 7 + 1))


def _direction(letter: Subject, one: Prose, match: Match) -> int:
    """Whether the sentence speaks of what is to come: 1, or of what was: -1."""
    sentence = one.sentence_at(match.start)
    coming = sentence in letter.sentences_with("future", one)
    return 1 if coming and sentence not in letter.sentences_with("past", one) else -1


def weekday_date_mismatch(letter: Subject) -> Iterator[Found]:
    """The weekday and the date belong together.

    Why: one of the two is wrong, and nobody can tell which.
    Example: “Monday, 15 June 2010”, which was a Tuesday.
    Instead: look the day up and correct the weekday or the date.
    Source: the calendar. Without a year, the year of the letter is taken, and a neighbouring year excuses the date.
    """
    for one in letter.prose:
        for each in dates(letter, one):
            if each.weekday < 0:
                continue
            years = [each.year] if each.year else [letter.day.year, letter.day.year - 1, letter.day.year + 1]
            days = [day for year in years if (day := each.on(year))]
            if days and all(day.weekday() != each.weekday for day in days):
                yield Found(
                    f"{_written(days[0])} {'is' if days[0] >= letter.day else 'was'} a {_DAYS[days[0].weekday()]}.",
                    "Correct the weekday or the date.",
                    one.path,
                    one.span(each.start, each.end),
                )
            elif not days:
                yield _no_such_day(one, each.start, each.end, each.day, each.month)


def _no_such_day(one: Prose, start: int, end: int, day: int, month: int) -> Found:
    last = max(calendar.monthrange(2024, month)[1], 1)
    return Found(
        f"{_MONTHS[month]} has {last} days at most, not {day}.", "Correct the date.", one.path, one.span(start, end)
    )


def event_after_letter_date(letter: Subject) -> Iterator[Found]:
    """What has happened happened before the letter was written.

    Why: a reader who sees an event dated after the letter doubts every other date in it.
    Example: “The village was burnt on 24 November 2026”, in a letter of 20 November.
    Instead: correct the date of the event, or that of the letter.
    Source: common sense. Only a sentence in the past is meant, with a year, and without words of what is to come.
    """
    if letter.draft.date is None:
        return
    for one in letter.body:
        if one.role == "ask":
            continue
        for each in dates(letter, one):
            day = each.on(each.year) if each.year else None
            if day is None or day <= letter.draft.date:
                continue
            sentence = one.sentence_at(each.start)
            past, future = letter.sentences_with("past", one), letter.sentences_with("future", one)
            if sentence in past and sentence not in future:
                yield Found(
                    f"{_written(day)} is after the date of the letter, {_written(letter.draft.date)}.",
                    "Correct the date of the event, or that of the letter.",
                    one.path,
                    one.span(each.start, each.end),
                )

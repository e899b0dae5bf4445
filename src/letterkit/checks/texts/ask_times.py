"""Where a letter says by when it asks: a day, a meeting, a number of weeks.

A month in which something happened is none, and neither are words that are true on any day (‘urgently’, ‘today’).
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from letterkit.checks.texts.asking import asking_sentences
from letterkit.checks.texts.dates import DateMention, dates, is_in_date
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.tenses import past_sentences, planned_sentences, told_sentences, words_before
from letterkit.checks.texts.text import Prose, Span

_NEAR = 4
"""Words between ‘before’ and what it stands before, a month and the session that is in it."""
_SPAN = 6
"""Words from ‘within’ to its weeks: ‘within the statutory twenty working days’."""
_SOON = 190
"""Days after the letter within which a day without its year is taken to be still to come."""
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th|e|er|è|ème|º|ª|-?й|-?я|-?ю|-?е|-?м)")
_YEAR = re.compile(r"20[0-9]{2}")


@cached_for_texts
def timed_sentences(subject: Subject, prose: Prose) -> frozenset[Span]:
    """Return the sentences of a text that say by when."""
    return frozenset(prose.sentence_at(position) for position in _times(subject, prose))


def says_by_when(subject: Subject, prose: Prose) -> bool:
    return bool(timed_sentences(subject, prose))


def says_at_once(subject: Subject, prose: Prose) -> bool:
    """True if a request of a text is to be met at once."""
    return not asking_sentences(subject, prose).isdisjoint(subject.sentences_with("time-at-once", prose))


def _times(subject: Subject, prose: Prose) -> Iterator[int]:
    yield from (match.start for match in subject.matches("time-set", prose) if _is_ahead(subject, prose, match.start))
    yield from _days(subject, prose)
    yield from _months_and_years(subject, prose)
    yield from _numbered_meetings(subject, prose)
    yield from _spans(subject, prose)
    yield from _before_something(subject, prose)


def _is_ahead(subject: Subject, prose: Prose, position: int) -> bool:
    """True in a sentence that asks or plans, or does not tell what happened."""
    sentence = prose.sentence_at(position)
    if sentence in asking_sentences(subject, prose) or sentence in planned_sentences(subject, prose):
        return True
    return sentence not in past_sentences(subject, prose)


def _days(subject: Subject, prose: Prose) -> Iterator[int]:
    """Yield days on which, or before which, something is to be done or comes."""
    for date in dates(subject, prose):
        if date.year and (day := date.on(date.year)):
            if day >= subject.day and not _reaches_to(prose, date.start):
                yield date.start
        elif is_due(subject, prose, date.start) or _is_soon(subject, prose, date):
            yield date.start
    for match in subject.matches("weekdays", prose):
        sentence = prose.sentence_at(match.start)
        ahead = sentence in planned_sentences(subject, prose) or sentence in subject.sentences_with("event", prose)
        if is_due(subject, prose, match.start) or ahead:
            yield match.start
    for match in subject.matches("relative", prose):  # ‘The Council meets today’
        if match.value in ("day 0", "day 1") and prose.sentence_at(match.start) in subject.sentences_with(
            "event", prose
        ):
            yield match.start


def _is_soon(subject: Subject, prose: Prose, date: DateMention) -> bool:
    """True for a day without its year that comes soon, and of which nothing is said to have happened."""
    if _reaches_to(prose, date.start) or prose.sentence_at(date.start) in past_sentences(subject, prose):
        return False
    before = words_before(prose, date.start, _NEAR)
    words = [word.folded for word in before]
    if words and words[-1] in small_words("time_of") and not _names(subject.words["time-events"], words):
        return False  # ‘the deaths of 3 March’
    days = [day for year in (subject.day.year, subject.day.year + 1) if (day := date.on(year))]
    return any(subject.day <= day <= subject.day + dt.timedelta(_SOON) for day in days)


def is_due(subject: Subject, prose: Prose, position: int) -> bool:
    """True if a day, month or year is one before which something is to be done."""
    ends = _ends_of_by(subject, prose)
    gap = words_before(prose, position, 2)
    between = [word.start for word in gap] + [position]
    for index, at in enumerate(between):
        skipped = all(word.folded in small_words("time_small") for word in gap[index:])
        if skipped and _end_before(prose, at) in ends:
            return True
    return False


def _end_before(prose: Prose, position: int) -> int:
    """Return the place before a position behind which only blanks stand."""
    while position > 0 and prose.text[position - 1].isspace():
        position -= 1
    return position


@cached_for_texts
def _ends_of_by(subject: Subject, prose: Prose) -> frozenset[int]:
    return frozenset(match.end for match in subject.matches("time-by", prose))


def _reaches_to(prose: Prose, position: int, words: int = 2) -> bool:
    """True for ‘until 3 May’, ‘since 3 May’: not the day by which an act is to be done."""
    return any(word.folded in small_words("time_until") for word in words_before(prose, position, words))


def _months_and_years(subject: Subject, prose: Prose) -> Iterator[int]:
    """Yield months and years: ‘by June’, ‘at the session in March’, ‘before 2030’."""
    for match in subject.matches("months", prose):
        if is_in_date(subject, prose, match.start):
            continue
        if subject.language == "en" and prose.text[match.start].islower():
            continue
        year = _YEAR.match(prose.text, match.end + 1)
        month = (int(year[0]) if year else subject.day.year, int(match.value))
        if year and month < (subject.day.year, subject.day.month):
            continue
        before = [word.folded for word in words_before(prose, match.start, _NEAR)]
        if is_due(subject, prose, match.start) or (
            _names(subject.words["time-events"], before) and _is_ahead(subject, prose, match.start)
        ):
            yield match.start
    for year in _YEAR.finditer(prose.text):
        due = int(year[0]) >= subject.day.year and is_due(subject, prose, year.start())
        if due or (int(year[0]) > subject.day.year and _is_asked(subject, prose, year.start())):
            yield year.start()


def _is_asked(subject: Subject, prose: Prose, position: int) -> bool:
    """True for a place in a request, where it names no time until which something lasts: ‘in the budget of 2027’."""
    return prose.sentence_at(position) in asking_sentences(subject, prose) and not _reaches_to(prose, position, _NEAR)


def _numbered_meetings(subject: Subject, prose: Prose) -> Iterator[int]:
    """Yield ‘at the 55th session’, ‘à la 55e session’ in what is asked or planned."""
    for match in subject.matches("time-events", prose):
        numbered = any(_ORDINAL.fullmatch(word.folded) for word in words_before(prose, match.start, 2))
        if numbered and _is_ahead(subject, prose, match.start):
            yield match.start


def _spans(subject: Subject, prose: Prose) -> Iterator[int]:
    """Yield ‘within 30 days’, ‘in the coming weeks’."""
    units, told = subject.words["time-units"], told_sentences(subject, prose)
    for match in subject.matches("time-within", prose):
        behind = _words_behind(prose, match.end, _SPAN)
        if _names(units, behind) and _may_come(subject, prose, match.start, told):
            yield match.start
    for match in subject.matches("time-in", prose):
        number, *unit = _words_behind(prose, match.end, 2) or [""]
        is_number = number.isdigit() or number in subject.words["numbers"]
        if is_number and _names(units, unit) and _may_come(subject, prose, match.start, told):
            yield match.start


def _may_come(subject: Subject, prose: Prose, position: int, told: frozenset[Span]) -> bool:
    """True in a sentence that asks or plans, or has none of the commonest words of what happened: ‘is required within’
    tells nothing of the past."""
    sentence = prose.sentence_at(position)
    return sentence not in told or _is_ahead(subject, prose, position)


def _before_something(subject: Subject, prose: Prose) -> Iterator[int]:
    """Yield ‘before the vote’, ‘ahead of the summit’: not ‘the bill before the house’, and not what was."""
    words = subject.words
    for match in subject.matches("time-before", prose):
        behind = [word for word in _words_behind(prose, match.end, _NEAR) if word not in small_words("time_small")]
        if not behind or behind[0] in small_words("time_not_before") or not _is_ahead(subject, prose, match.start):
            continue
        earlier = words_before(prose, match.start, 1)
        needs_event = (
            match.value == "event"
            or behind[0] in small_words("time_benches")
            or (earlier and earlier[0].folded in small_words("time_not_behind"))
        )
        if not needs_event or _names(words["time-events"], behind[0 if match.value else 1 :]):
            yield match.start


def _words_behind(prose: Prose, position: int, count: int) -> list[str]:
    """Return the words behind a position in its sentence."""
    last = prose.sentence_at(position)[1]
    index = bisect_left(prose.words, position, key=lambda word: word.start)
    return [word.folded for word in prose.words[index : index + count] if word.start < last]


def _names(phrases: Mapping[str, str], words: list[str]) -> bool:
    """True if one of some words is in a list, or begins as an entry with a star does."""
    stems = tuple(phrase[:-1] for phrase in phrases if phrase.endswith("*"))
    return any(word in phrases or (bool(stems) and word.startswith(stems)) for word in words)

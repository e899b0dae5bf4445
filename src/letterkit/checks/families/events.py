"""Rules about when something happened: after the letter was written, or in a year that is not told."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from letterkit.checks.findings import Issue
from letterkit.checks.texts.ask_times import is_due
from letterkit.checks.texts.asking import asking_sentences
from letterkit.checks.texts.dates import DateMention, dates, dates_between, months_with_year
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.tenses import past_sentences, past_verbs, planned_sentences, words_before
from letterkit.checks.texts.text import Prose, Span, text_words
from letterkit.errors import KeyPath
from letterkit.languages.spoken_dates import day_in_words, month_in_words
from letterkit.tags import iso_date
from letterkit.wording import say


def event_after_letter_date(subject: Subject) -> Iterator[Issue]:
    """What has happened happened before the letter was written.

    Why: a reader who sees an event dated after the letter doubts every other date in it.
    Example: “The village was burnt on 24 November 2026”, in a letter of 20 November; “in May 2027 the court closed it”.
    Instead: correct the date of the event, or that of the letter.
    Source: common sense. Only a sentence in the past is meant, with a year, and without words of what is planned
    (`past`, `past-endings`, `planned` in the word lists); “by” before a date is such a word, and “by soldiers” is not.
    """
    if subject.draft.date is None:
        return
    yield from _days_after(subject, subject.draft.date)
    for prose in subject.body:
        if prose.role == "ask":
            continue
        for (start, end), told in _after(subject, prose, subject.draft.date):
            if _has_happened(subject, prose, start):
                yield Issue(
                    say(
                        "{day} is after the date of the letter, {date}.",
                        day=told,
                        date=day_in_words(subject.draft.date),
                    ),
                    say("Correct the date of the event, or that of the letter."),
                    prose.path,
                    prose.span(start, end),
                )


def _after(subject: Subject, prose: Prose, letter: dt.date) -> Iterator[tuple[Span, str]]:
    """Yield the days and months of a text that come after a letter, with the words for them."""
    for date in dates(subject, prose):
        day = date.on(date.year) if date.year else None
        if day and day > letter:
            yield (date.start, date.end), day_in_words(day)
    for start, end, month, year in months_with_year(subject, prose):
        if (year, month) > (letter.year, letter.month):
            yield (start, end), month_in_words(year, month)


def _has_happened(subject: Subject, prose: Prose, position: int) -> bool:
    """True if the sentence tells of the past and asks nothing, and the day is not one that something is planned for."""
    sentence = prose.sentence_at(position)
    if sentence in asking_sentences(subject, prose) or is_due(subject, prose, position):
        return False
    if sentence not in past_sentences(subject, prose) or sentence in planned_sentences(subject, prose):
        return False
    before = words_before(prose, position, 2)
    return not any(word.folded in small_words("planned_before_dates") for word in before)


def _days_after(subject: Subject, letter: dt.date) -> Iterator[Issue]:
    """Yield the days of evidence and of cases that come after the date of a letter."""
    given: list[tuple[KeyPath, str | int]] = [
        (("evidence", index, "as_of"), fact.as_of) for index, fact in enumerate(subject.draft.evidence)
    ]
    given += [(("cases", index, "date"), case.date) for index, case in enumerate(subject.draft.cases)]
    for path, value in given:
        day = iso_date(str(value))
        if day is not None and day > letter:
            message = say(
                "{day} is after the date of the letter, {date}.",
                day=day_in_words(day),
                date=day_in_words(letter),
            )
            yield Issue(message, say("Correct the day, or the date of the letter."), path)


def year_missing(subject: Subject) -> Iterator[Issue]:
    """A day that was in another year than the letter says its year.

    Why: in a letter of January, “On 20 December she was arrested” may be of two years, and is read for longer.
    Example: “On 20 December the court ruled”, in a letter of 25 January 2026.
    Instead: “On 20 December 2025 the court ruled”.
    Source: editorial practice. Only a sentence in the past is meant, that names no year itself; it is told once in a
    letter.
    """
    if subject.draft.date is None:
        return
    letter = subject.draft.date
    places = [
        (prose, date)
        for prose in subject.body
        for date in dates(subject, prose)
        if _is_of_last_year(date, letter) and _is_told(subject, prose, date)
    ]
    if places:
        prose, date = places[0]
        words = prose.text[date.start : date.end]
        message = say(
            "‘{words}’ has no year, and that of the letter of {date} it is not.", words=words, date=day_in_words(letter)
        )
        if len(places) > 1:
            message += " " + say("So it is with {number} days of the letter.", number=len(places))
        yield Issue(message, say("Write the year."), prose.path, prose.span(date.start, date.end))


def _is_of_last_year(date: DateMention, letter: dt.date) -> bool:
    day = date.on(letter.year)
    return not date.year and day is not None and day > letter


def _is_told(subject: Subject, prose: Prose, date: DateMention) -> bool:
    """True if something happened on a day, in a sentence that names no year."""
    start, end = prose.sentence_at(date.start)
    if is_quoted(prose, date.start) or not _has_happened(subject, prose, date.start):
        return False
    first, last = _clause(prose, date)
    verbs = past_verbs(subject, prose)
    if bisect_left(verbs, first) == bisect_left(verbs, last):
        return False  # ‘The column leaves on 20 December, and soldiers shot at the last one’
    return not any(other.year for other in dates_between(subject, prose, start, end))


def _clause(prose: Prose, date: DateMention) -> Span:
    """Return the part of the sentence, between its commas, that a day belongs to; with its neighbours where the part is
    little more than the day, and with what follows where it opens the sentence (‘In a raid on 20 December, …’)."""
    start, end = prose.sentence_at(date.start)
    stops = [start, *(stop.start() for stop in _STOPS.finditer(prose.text, start, end)), end]
    index = bisect_right(stops, date.start) - 1
    following = bisect_left(stops, date.end)
    words = text_words(prose.text[stops[index] : stops[following]])
    if len(words) <= _SHORT:
        return start, stops[min(following + 1, len(stops) - 1)]
    if index == 0 and words[0] in small_words("circumstances"):
        return start, stops[min(following + 1, len(stops) - 1)]
    return stops[index], stops[following]


_STOPS = re.compile(r"[,;:()–—]")
_SHORT = 5

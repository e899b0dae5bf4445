"""Rules about days: one that depends on the day of reading, one that was another weekday."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from letterkit.checks.findings import Issue
from letterkit.checks.texts.dates import dates, dates_between, is_dated_nearby
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.tenses import told_sentences, words_before
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.languages.spoken_dates import day_in_words, month_in_words, month_name, weekday_name
from letterkit.wording import say


def relative_date(subject: Subject) -> Iterator[Issue]:
    """A letter names the day.

    Why: an open letter is read for years; “yesterday” is true for one day.
    Example: “this Thursday’s meeting”, “last week”, “yesterday”.
    Instead: write the date; the message has the one that the words mean on the date of the letter. “Today’s economy” is
    of these days and no date, “today’s vote” is one. The same words are told once in a letter. A “recent report” that
    has no source beside it is told as a note. “Last year” is told where it is of us and the reader: “We warned you last
    year”, “we wrote to you 4 months ago” have their day.
    Source: editorial practice; the words are in the word lists (`relative`, `weekdays`, `day-events`,
    `last-year`).
    """
    if subject.draft.date is None:
        return
    told: dict[tuple[str, str], list[tuple[Prose, Span]]] = {}
    for prose in subject.body:
        for span, means in _relative_words(subject, prose):
            told.setdefault((prose.text[slice(*span)].casefold(), means), []).append((prose, span))
    for (_, means), places in told.items():
        yield _relative_issue(*places[0], means, len(places))
    yield from _counted_back(subject)
    for prose in subject.body:
        yield from _undated_reports(subject, prose)


def _relative_words(subject: Subject, prose: Prose) -> Iterator[tuple[Span, str]]:
    """Yield words that name a day, week or month by the day of the letter, with what they mean."""
    for match in subject.matches("relative", prose):
        if not (
            is_quoted(prose, match.start) or _is_nowadays(subject, prose, match) or _is_dated(subject, prose, match)
        ):
            yield (match.start, match.end), _meaning_on(match.value, subject.day)
    if subject.matches("weekdays", prose):
        yield from _weekdays(subject, prose)


def _is_dated(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if the date stands behind the word: ‘Today, 3 May 2026, …’; for ‘last year’, anywhere near, and where
    neither we nor the reader did something."""
    if match.phrase in subject.words["last-year"]:
        ours = prose.sentence_at(match.start) in subject.sentences_with("between-us", prose)
        return not ours or is_dated_nearby(subject, prose, match)
    return bool(dates_between(subject, prose, match.end, match.end + _BESIDE + 1))


_BESIDE = 3


def _counted_back(subject: Subject) -> Iterator[Issue]:
    """Yield ‘4 months ago’ where we or the reader did something, and no date stands near: the first in the letter."""
    found = [
        (prose, span)
        for prose in subject.body
        if prose.origin.typed
        for unit in subject.matches("ago-units", prose)
        if (span := _span_of_ago(subject, prose, unit))
        if prose.sentence_at(unit.start) in subject.sentences_with("between-us", prose)
        if not (is_quoted(prose, unit.start) or is_dated_nearby(subject, prose, unit))
    ]
    for prose, (start, end) in found[:1]:
        message = say("‘{words}’: on which day?", words=prose.text[start:end])
        if len(found) > 1:
            message += " " + say("So it is in {number} places.", number=len(found))
        yield Issue(message, say("Write the date."), prose.path, prose.span(start, end))


def _span_of_ago(subject: Subject, prose: Prose, unit: PhraseMatch) -> Span | None:
    """Return the words ‘4 months ago’, ‘il y a 4 mois’ around a unit of time, if they are such."""
    number = next(iter(words_before(prose, unit.start, 1)), None)
    if number is None or not (number.folded.isdecimal() or number.folded in subject.words["numbers"]):
        return None
    behind = [match.end for match in subject.matches("ago-behind", prose) if match.start == unit.end + 1]
    if behind:
        return number.start, behind[0]
    before = [match.start for match in subject.matches("ago-before", prose) if match.end == number.start - 1]
    return (min(before), unit.end) if before else None


def _undated_reports(subject: Subject, prose: Prose) -> Iterator[Issue]:
    """Yield reports that are only ‘recent’, in sentences without a note or a citation."""
    for match in subject.matches("relative-vague", prose):
        start, end = prose.sentence_at(match.start)
        first, last = prose.span(start, end) or (0, 0)
        noted = "[" in prose.origin.raw[first : last + 2] or "://" in prose.origin.raw[first:last]
        if not (noted or prose.origin.sources or is_quoted(prose, match.start)) and prose.origin.typed:
            yield Issue(
                say("‘{words}’: which one, and of which day?", words=prose.text[match.start : match.end]),
                say("Name it, with its date, or put its source behind the sentence."),
                prose.path,
                prose.span(match.start, match.end),
                severity="note",
            )
            return


def _is_nowadays(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if ‘today’ means these days (‘than it does today’, ‘today’s economy’), or at once (‘act today, not
    tomorrow’)."""
    if not match.value.startswith("day "):
        return False
    index = bisect_left(prose.words, match.start, key=lambda word: word.start)
    if match.phrase in subject.words["relative-of"]:
        return match.value != "day -1" and not _is_of_an_event(subject, prose, match)
    if index and prose.words[index - 1].folded in subject.words["relative-not-before"]:
        return not _is_of_an_event(subject, prose, match)
    sentence = prose.sentence_at(match.start)
    both = {"day 0", "day 1"} <= _meanings_by_sentence(subject, prose).get(sentence, set())
    if match.value != "day 0" or both:
        return both
    past, future = told_sentences(subject, prose), subject.sentences_with("future", prose)
    return not (sentence in subject.sentences_with("event", prose) or (sentence in past and sentence not in future))


def _is_of_an_event(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if the words stand beside a meeting, a vote and the like: ‘today’s vote’, ‘la séance d’aujourd’hui’."""
    first, last = prose.sentence_at(match.start)
    if subject.language in ("en", "ru"):  # the noun stands behind
        index = bisect_left(prose.words, match.end, key=lambda word: word.start)
        beside = [word.folded for word in prose.words[index : index + _NOUN] if word.start < last]
    else:
        index = bisect_left(prose.words, match.start, key=lambda word: word.start)
        beside = [word.folded for word in prose.words[max(index - _NOUN, 0) : index] if word.start >= first]
    events = subject.words["day-events"]
    stems = tuple(phrase[:-1] for phrase in events if phrase.endswith("*"))
    return any(word in events or (bool(stems) and word.startswith(stems)) for word in beside)


_NOUN = 2


@cached_for_texts
def _meanings_by_sentence(subject: Subject, prose: Prose) -> dict[Span, set[str]]:
    """Return the meanings of the words of relative time, by sentence."""
    meanings: dict[Span, set[str]] = {}
    for match in subject.matches("relative", prose):
        meanings.setdefault(prose.sentence_at(match.start), set()).add(match.value)
    return meanings


def _relative_issue(prose: Prose, span: Span, means: str, places: int) -> Issue:
    message = say("‘{words}’ means {means}.", words=prose.text[slice(*span)], means=means)
    if places > 1:
        message += " " + say("It stands in {number} places.", number=places)
    return Issue(message, say("Write the date."), prose.path, prose.span(*span))


def _meaning_on(says: str, day: dt.date) -> str:
    """Return what a word of relative time means on a day: `week -1` is the week before."""
    unit, _, by = says.partition(" ")
    step = int(by)
    if unit == "day":
        return day_in_words(day + dt.timedelta(step), weekday=True)
    if unit == "week":
        first = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * step)
        return say(
            "{first} to {last}",
            first=day_in_words(first),
            last=day_in_words(first + dt.timedelta(6)),
        )
    if unit == "month":
        month = day.year * 12 + day.month - 1 + step
        return month_in_words(month // 12, month % 12 + 1)
    return f"{day.year + step}"


def _weekdays(subject: Subject, prose: Prose) -> Iterator[tuple[Span, str]]:
    """Yield weekdays without a date, unless the date of that day is named close by."""
    dated = [(date.start, date.end) for date in dates(subject, prose)]
    this, last, coming = (subject.matches(f"{name}-weekday", prose) for name in ("this", "last", "next"))
    pointing = {match.end: match.start for match in (*this, *last, *coming)}
    past, ahead = {match.end for match in last}, {match.end for match in coming}
    last_behind = {match.start for match in subject.matches("last-weekday-behind", prose)}
    next_behind = {match.start for match in subject.matches("next-weekday-behind", prose)}
    some_week = {
        prose.sentence_at(match.start) for match in subject.matches("weekdays", prose) if _is_any(prose, match)
    }
    for match in subject.matches("weekdays", prose):
        if prose.sentence_at(match.start) in some_week:
            continue
        if _is_inside(dated, match.start) or is_quoted(prose, match.start) or _is_habit(subject, prose, match):
            continue
        near = match.start - 1
        day = _nearest_day(subject.day, int(match.value))
        if near in past or match.end + 1 in last_behind:
            day = _next_day(subject.day, int(match.value), -1)
        elif near in ahead or match.end + 1 in next_behind:
            day = _next_day(subject.day, int(match.value), 1)
        elif near not in pointing:
            day = _next_day(subject.day, int(match.value), _direction(subject, prose, match))
        start = pointing.get(match.start - 1, match.start)
        yield (start, match.end), day_in_words(day, weekday=True)


def _is_inside(spans: Sequence[Span], position: int) -> bool:
    index = bisect_left(spans, (position + 1, 0)) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def _is_any(prose: Prose, match: PhraseMatch) -> bool:
    """True for ‘on a Friday’: of some week, and so are the other days of the sentence."""
    before = words_before(prose, match.start, 1)
    return bool(before) and before[0].folded in small_words("before_any_day")


def _is_habit(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if the word is a name or a habit: Bloody Sunday, every Friday, Friday prayers."""
    first = prose.sentence_at(match.start)[0]
    before = prose.text[max(match.start - 16, first) : match.start].split()
    after = prose.text[match.end : match.end + 12].split()
    pointing = {word for name in ("this", "last", "next") for word in subject.words[f"{name}-weekday"]}
    if len(before) > 1 and before[-1][:1].isupper() and before[-1].casefold() not in pointing:
        return True
    if before and before[-1].casefold() in small_words("before_habits"):
        return True
    return bool(after) and after[0].strip(".,").casefold() in small_words("habits")


def _nearest_day(day: dt.date, weekday: int) -> dt.date:
    """Return the day of that name nearest to a date: in a letter of Wednesday, ‘this Sunday’ was three days before."""
    ahead = (weekday - day.weekday()) % 7
    return day + dt.timedelta(ahead if ahead <= 3 else ahead - 7)


def _next_day(day: dt.date, weekday: int, direction: int) -> dt.date:
    """Return the next day of that name after a date, or the last one before it."""
    return day + dt.timedelta(direction * ((direction * (weekday - day.weekday()) - 1) % 7 + 1))


def _direction(subject: Subject, prose: Prose, match: PhraseMatch) -> int:
    """Return 1 if the sentence speaks of what is to come, -1 if it speaks of what was."""
    sentence = prose.sentence_at(match.start)
    coming = sentence in subject.sentences_with("future", prose)
    return 1 if coming and sentence not in told_sentences(subject, prose) else -1


def weekday_date_mismatch(subject: Subject) -> Iterator[Issue]:
    """The weekday and the date belong together.

    Why: one of the two is wrong, and nobody can tell which.
    Example: “Monday, 15 June 2010”, which was a Tuesday.
    Instead: look the day up and correct the weekday or the date.
    Source: the calendar. Without a year, the year of the letter is taken, and a neighbouring year excuses the date.
    """
    for prose in subject.prose:
        for date in dates(subject, prose):
            if date.weekday < 0:
                continue
            years = [date.year] if date.year else [subject.day.year, subject.day.year - 1, subject.day.year + 1]
            days = [day for year in years if (day := date.on(year))]
            if days and all(day.weekday() != date.weekday for day in days):
                told, weekday = day_in_words(days[0]), weekday_name(days[0].weekday())
                yield Issue(
                    say("{day} is a {weekday}.", day=told, weekday=weekday)
                    if days[0] >= subject.day
                    else say("{day} was a {weekday}.", day=told, weekday=weekday),
                    say("Correct the weekday or the date."),
                    prose.path,
                    prose.span(date.start, date.end),
                )
            elif not days:
                yield _no_such_day(prose, date.start, date.end, date.day, date.month)


def _no_such_day(prose: Prose, start: int, end: int, day: int, month: int) -> Issue:
    last = max(calendar.monthrange(2024, month)[1], 1)
    return Issue(
        say(
            "{month} has {most} days at most, not {day}.",
            month=month_name(month),
            most=last,
            day=day,
        ),
        say("Correct the date."),
        prose.path,
        prose.span(start, end),
    )

"""Rules about what a letter asks for as a whole: that it asks something, and the same thing everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from letterkit.checks.findings import Issue
from letterkit.checks.texts.ask_times import says_by_when
from letterkit.checks.texts.asking import (
    ask_passages,
    asking_texts,
    asks_anything,
    is_typed,
    listed_asks,
    prose_of,
)
from letterkit.checks.texts.dates import dates, dates_between
from letterkit.checks.texts.figures import parse_figure
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.tenses import past_sentences, words_before
from letterkit.checks.texts.text import Prose, Span
from letterkit.languages.spoken_dates import day_in_words
from letterkit.wording import say


def no_clear_ask(subject: Subject) -> Iterator[Issue]:
    """A letter asks somebody for an act, by a day: something that can be answered with yes or no.

    Why: a reader who was told much and asked nothing answers that the concerns were noted.
    Example: an ask passage that says “The situation is unacceptable. The world is watching.”
    Instead: “We ask you to open an inquiry by 3 June”: an act, who does it, by when. Questions to the reader are asks.
    Source: advocacy practice; the words that ask are in the word lists (`ask-lead`, `ask-must`, `ask-impersonal`).
    """
    if "ask" not in subject.pack.requires or asks_anything(subject):
        return
    first = next((composed for composed in ask_passages(subject) if not composed.empty), None)
    if first is None:
        return
    timed = subject.draft.reply_by is not None or any(says_by_when(subject, prose) for prose in asking_texts(subject))
    message = (
        say("No sentence of this letter asks anybody for an act.")
        if timed
        else say("No sentence of this letter asks anybody for an act, or says by when.")
    )
    texts = [prose.path for prose in prose_of(subject, first) if is_typed(prose)]
    yield Issue(
        message,
        say("Say it in one sentence that can be answered with yes or no: who should do what, by when."),
        texts[0] if texts else subject.passage_path(first),
    )


def asks_differ(subject: Subject) -> Iterator[Issue]:
    """A letter asks for the same in its opening, in its list and at its end.

    Why: the reader answers the easier of two asks, or the later of two days.
    Example: “our three demands” above a list of four; an answer “by 3 June” in the text, and `reply_by: 2026-06-10`.
    Instead: count the asks again; give one day for the answer.
    Source: editorial practice; the words are in the word lists (`ask-nouns`, `ask-reply`).
    """
    yield from _other_number(subject)
    yield from _other_day_of_answer(subject)


def _other_number(subject: Subject) -> Iterator[Issue]:
    """Yield numbers of asks that are not those of the letter's one list."""
    lists: dict[int, int] = {}
    for composed, *_ in listed_asks(subject):
        lists[composed.number] = lists.get(composed.number, 0) + 1
    if len(lists) != 1 or 1 in lists.values():
        return
    ((listing, count),) = lists.items()
    for prose in asking_texts(subject):
        if not is_typed(prose):
            continue
        for match in subject.matches("ask-nouns", prose):
            number = _number_before(subject, prose, match.start)
            if number and number[2] not in (1, count) and _is_about_the_list(subject, prose, number, listing):
                start = number[0]
                yield Issue(
                    say("‘{words}’, and the list has {count}.", words=prose.text[start : match.end], count=count),
                    say("Count the asks of the list again."),
                    prose.path,
                    prose.span(start, match.end),
                )
                return


def _number_before(subject: Subject, prose: Prose, position: int) -> tuple[int, int, int] | None:
    """Return the place and the value of a number that counts what stands at a position, a word between them at most."""
    numbers = subject.words["numbers"]
    for word in reversed(words_before(prose, position, 2)):
        value = int(numbers[word.folded]) if word.folded in numbers else parse_figure(prose.text[word.start : word.end])
        if value:
            return word.start, word.end, value
    return None


def _is_about_the_list(subject: Subject, prose: Prose, number: tuple[int, int, int], listing: int) -> bool:
    """True for ‘our three demands’, ‘the following three steps’, and what introduces the list."""
    own = {word.folded for word in words_before(prose, number[0], 3)} & subject.words["ask-nouns-own"].keys()
    last = prose.sentence_at(number[0])[1]
    introduces = prose.number == listing and prose.text[:last].rstrip().endswith(":") and not prose.text[last:].strip()
    return bool(own) or introduces


def _other_day_of_answer(subject: Subject) -> Iterator[Issue]:
    """Yield days of the answer that are not the one given first, or that of `reply_by`."""
    known: dt.date | None = subject.draft.reply_by
    for prose in asking_texts(subject):
        if not is_typed(prose):
            continue
        for day, (start, end) in _days_of_answer(subject, prose):
            if known and day != known:
                yield Issue(
                    say(
                        "An answer is asked for by {day} here, and by {other} elsewhere.",
                        day=day_in_words(day),
                        other=day_in_words(known),
                    ),
                    say("Give one day for the answer."),
                    prose.path,
                    prose.span(start, end),
                )
                return
            known = day


def _days_of_answer(subject: Subject, prose: Prose) -> Iterator[tuple[dt.date, Span]]:
    """Yield the days by which a text asks for an answer: where a sentence speaks of one, and names one day."""
    replies = subject.sentences_with("ask-reply", prose) - past_sentences(subject, prose)
    if not replies:
        return
    due = {match.end for match in subject.matches("time-by", prose)}
    found = [date for date in dates(subject, prose) if prose.sentence_at(date.start) in replies]
    for date in found:
        alone = len(dates_between(subject, prose, *prose.sentence_at(date.start))) == 1
        before = prose.text[max(date.start - _GAP, 0) : date.start]
        end = date.start - len(before) + len(before.rstrip())
        day = date.on(date.year or subject.day.year)
        if alone and end in due and day and day >= subject.day:
            yield day, (date.start, date.end)


_GAP = 4
"""Blanks before a date, at most."""

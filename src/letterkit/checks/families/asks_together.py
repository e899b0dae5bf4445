"""Rules about what a letter asks for as a whole: that it asks something, and the same thing everywhere."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from letterkit.checks.findings import Issue
from letterkit.checks.texts.ask_times import is_due, says_by_when
from letterkit.checks.texts.asking import (
    ask_passages,
    asking_sentences,
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
    Example: “our three demands” above a list of four; an answer “by 3 June” in the text, and `reply_by: 2026-06-10`;
    “we ask only one thing” before four; “release the 12 lawyers” in the opening, and “release the 14 lawyers” in the
    list.
    Instead: count the asks again; give one day for the answer, and one number of people.
    Source: editorial practice; the words are in the word lists (`ask-nouns`, `ask-reply`, `ask-only-one`).
    """
    yield from _other_number(subject)
    yield from _more_than_one(subject)
    yield from _other_day_of_answer(subject)
    yield from _other_day_of_asks(subject)
    yield from _other_number_in_an_ask(subject)


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


def _more_than_one(subject: Subject) -> Iterator[Issue]:
    """Yield ‘we ask only one thing’ where a list, or two other sentences, ask for more."""
    texts = [prose for prose in asking_texts(subject) if is_typed(prose)]
    only = [(prose, match) for prose in texts for match in subject.matches("ask-only-one", prose)]
    if not only:
        return
    prose, match = only[0]
    own = {(id(one), one.sentence_at(place.start)) for one, place in only}
    others = {
        (id(one), sentence)
        for one in texts
        if one.kind == "passage"
        for sentence in subject.sentences_with("ask-lead", one)
    } - own
    listed = sum(1 for _ in listed_asks(subject))
    if max(listed, len(others)) > 1:
        yield Issue(
            say("‘{words}’, and the letter asks for more.", words=prose.text[match.start : match.end]),
            say("Leave the words out, or the other asks."),
            prose.path,
            prose.span(match.start, match.end),
        )


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


def _other_day_of_asks(subject: Subject) -> Iterator[Issue]:
    """Yield a day in the first request of the letter that none of its asks has, where each of them has one."""
    asks = [*listed_asks(subject)]
    days = {ask.deadline_date for *_, ask in asks}
    first = min((composed.number for composed, *_ in asks), default=0)
    if not days or None in days:
        return
    for prose in asking_texts(subject):
        if not is_typed(prose) or prose.number > first or subject.matches("ask-reply", prose):
            continue
        for date in dates(subject, prose):
            day = date.on(date.year or subject.day.year)
            asked = prose.sentence_at(date.start) in subject.sentences_with("ask-lead", prose)
            if asked and is_due(subject, prose, date.start) and day and day not in days:
                yield Issue(
                    say("Something is asked for by {day} here, and by another day in the list.", day=day_in_words(day)),
                    say("Give each act one day."),
                    prose.path,
                    prose.span(date.start, date.end),
                )
                return


def _other_number_in_an_ask(subject: Subject) -> Iterator[Issue]:
    """Yield numbers of people or things in a listed ask that another request of the same act has otherwise."""
    known: dict[tuple[str, str], tuple[int, str]] = {}
    for prose in asking_texts(subject):
        for act, noun, value, (start, end) in _numbers_asked(subject, prose):
            words = prose.text[start:end]
            if known.setdefault((act, noun), (value, words))[0] != value:
                yield Issue(
                    say("‘{words}’ here, and ‘{other}’ elsewhere.", words=words, other=known[act, noun][1]),
                    say("Ask for the same in every place."),
                    prose.path,
                    prose.span(start, end),
                )
                return


def _numbers_asked(subject: Subject, prose: Prose) -> Iterator[tuple[str, str, int, Span]]:
    """Yield the numbers behind verbs of a request: the verb, what is counted, the number and its place with that."""
    asking, numbers = asking_sentences(subject, prose), subject.words["numbers"]
    for match in subject.matches("ask-acts", prose):
        sentence = prose.sentence_at(match.start)
        if sentence not in asking:
            continue
        index = bisect_left(prose.words, match.end, key=lambda word: word.start)
        behind = [word for word in prose.words[index : index + _BEHIND_ACT] if word.start < sentence[1]]
        for word, noun in pairwise(behind):
            value = int(numbers.get(word.folded, 0)) or parse_figure(prose.text[word.start : word.end]) or 0
            if value > 1 and len(noun.folded) >= _NOUN and noun.folded not in subject.words["time-units"]:
                yield match.phrase, noun.folded, value, (word.start, noun.end)
                break


_BEHIND_ACT = 5
_NOUN = 4
"""Letters of a word that is counted."""

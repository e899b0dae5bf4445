"""Rules about the day by which something is asked for: that there is one, and that it is still to come."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from letterkit.checks.findings import Issue
from letterkit.checks.texts.ask_times import says_at_once, says_by_when
from letterkit.checks.texts.asking import (
    ask_passages,
    asking_texts,
    asks_anything,
    is_typed,
    listed_asks,
    prose_of,
)
from letterkit.checks.texts.subject import Subject
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.questions.answers import without_source
from letterkit.wording import say, say_worded, worded


def ask_without_deadline(subject: Subject) -> Iterator[Issue]:
    """An ask says by when.

    Why: what is asked for without a date can always be done later, and nobody can say that it was not done.
    Example: “to investigate the killings”; “as soon as possible” for a deadline.
    Instead: “to open an investigation before the session of 14 March”; in a list, give the ask a `deadline`. One day is
    enough for the letter: in its opening, beside the asks, in what it says of urgency, or as the day of the answer
    (`reply_by`). “Immediately” will do for a single ask, not for a list. It is told once in a letter.
    Source: advocacy practice; the words that set a time are in the word lists (`time-set`, `time-by`, `time-before`,
    `time-within`, `time-at-once`, `ask-any-time`).
    """
    yield from _open_deadlines(subject)
    asks = [*listed_asks(subject)]
    some_dated = any(ask.deadline.strip() for *_, ask in asks)
    if not asks_anything(subject) or (_is_timed(subject) and not some_dated):
        return
    if not asks:
        yield from _undated(subject)
        return
    late = [path for _, path, ask in asks if not ask.deadline.strip() and not _has_time(subject, path)]
    if not late or (len(asks) == 1 and _asks_at_once(subject)):
        return
    if len(late) == 1 and (some_dated or len(asks) <= _FEW):
        yield Issue(say("This ask does not say by when."), say_worded(_BY_WHEN), late[0])
    elif some_dated or len(asks) <= _FEW * len(late):
        where = Counter(path[:-2] for path in late).most_common(1)[0][0]
        message = say("None of the {number} asks says by when.", number=len(asks))
        if len(late) < len(asks):
            message = say("{late} of the {number} asks do not say by when.", late=len(late), number=len(asks))
        most = some_dated or _MOST * len(asks) <= len(late)
        yield Issue(message, say_worded(_BY_WHEN), where, severity=None if most else "note")


_FEW = 2
"""A list in which one ask of so many has a day in its words is told,"""
_MOST = 0.75
"""as a note, unless this part of it has none."""
_BY_WHEN = worded("Say by when: a day, a meeting, the end of a mandate.")


def _undated(subject: Subject) -> Iterator[Issue]:
    """Yield the first passage that asks, of a letter without a list of asks."""
    texts = [prose for composed in ask_passages(subject) for prose in prose_of(subject, composed) if is_typed(prose)]
    if texts and not _asks_at_once(subject):
        yield Issue(say("What is asked for has no date."), say_worded(_BY_WHEN), texts[0].path)


def _is_timed(subject: Subject) -> bool:
    """True if the letter says by when outside its list of asks, or gives a day for the answer."""
    if subject.draft.reply_by is not None:
        return True
    return any(prose.kind != "ask" and says_by_when(subject, prose) for prose in asking_texts(subject))


def _asks_at_once(subject: Subject) -> bool:
    return any(says_at_once(subject, prose) for prose in asking_texts(subject))


def _has_time(subject: Subject, path: KeyPath) -> bool:
    """True if an ask of a list says by when in its own words."""
    return any(
        says_by_when(subject, prose) or says_at_once(subject, prose)
        for prose in subject.body
        if prose.path == (*path, "action")
    )


def _open_deadlines(subject: Subject) -> Iterator[Issue]:
    """Yield deadlines that are none: they can be met on any day."""
    phrases = {caseless(phrase) for phrase in subject.words["ask-any-time"]}
    for _, path, ask in listed_asks(subject):
        if caseless(ask.deadline).strip(" .") in phrases:
            message = say("‘{deadline}’ can be said of any day.", deadline=ask.deadline.strip())
            yield Issue(message, say_worded(_BY_WHEN), (*path, "deadline"), (0, len(ask.deadline)))


def deadline_before_letter_date(subject: Subject) -> Iterator[Issue]:
    """A date by which something is asked for, a signature too, lies after the date of the letter.

    Why: an ask that cannot be met any more shows that nobody read the letter before it went.
    Example: a letter of 20 November that asks for a decision by 14 November.
    Instead: set a new date, or correct the date of the letter.
    Source: common sense.
    """
    date = subject.draft.date
    if date is None:
        return
    for _, path, ask in listed_asks(subject):
        if ask.deadline_date and ask.deadline_date < date:
            yield Issue(
                say(
                    "The deadline {deadline_date} lies before the date of the letter, {date}.",
                    deadline_date=ask.deadline_date,
                    date=date,
                ),
                say("Set a later date, or correct the date of the letter."),
                (*path, "deadline"),
            )
    if subject.draft.reply_by and subject.draft.reply_by < date:
        yield Issue(
            say(
                "The answer is asked for by {reply_by}, before the date of the letter, {date}.",
                reply_by=subject.draft.reply_by,
                date=date,
            ),
            say("Set a later date, or correct the date of the letter."),
            ("reply_by",),
        )
    yield from _days_to_act_before(subject, date)


def _days_to_act_before(subject: Subject, date: dt.date) -> Iterator[Issue]:
    """Yield the days of a call to act, the last one and those that it speaks of, which are over when it goes out."""
    for composed in subject.passages:
        step = subject.step(composed)
        questions = [*filter(None, map(subject.pack.question, step.asked.values() if step else ()))]
        if not any(question.type == "deadline" and question.kept_as == "facts" for question in questions):
            continue
        for question in questions:
            day = _day_at_the_beginning(str(without_source(subject.draft.facts.get(question.id)) or ""), subject)
            if question.type in ("deadline", "date") and day and day < date:
                yield Issue(
                    say(
                        "{title}: {day} lies before the date of the letter, {date}.",
                        title=question.title,
                        day=day,
                        date=date,
                    ),
                    say("Set a later date, or correct the date of the letter."),
                    ("facts", question.id),
                )


def _day_at_the_beginning(text: str, subject: Subject) -> dt.date | None:
    """Return the day with which a text begins: `16 May 2025, 18.00 Geneva time`; None without a year."""
    language, words = subject.library.language(subject.draft.language), text.split()
    if not _YEAR.search(text):
        return None
    beginnings = (" ".join(words[:count]).rstrip(",;") for count in range(1, min(len(words), _DATE_WORDS) + 1))
    return next((day for part in beginnings if (day := language.read_date(part, subject.day))), None)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATE_WORDS = 6

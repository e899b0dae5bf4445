"""What two states of a letter say differently: the person's own answers and those that another program wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from letterkit.interview.form import Form
from letterkit.questions.answers import shorten
from letterkit.wording import say

_MAX_SHOWN: Final = 120
"""Characters of an answer that are shown."""
_short = partial(shorten, length=_MAX_SHOWN)


@dataclass(frozen=True, slots=True)
class Difference:
    """A question or passage by its name, and its text in both versions; empty where one of them has nothing."""

    name: str
    mine: str
    theirs: str


def differences(mine: Form, theirs: Form) -> tuple[Difference, ...]:
    """Return every answer and every passage that is not the same, in the order of the interview."""
    return (*_of_answers(mine, theirs), *_of_passages(mine, theirs), *_of_other_keys(mine, theirs))


def _of_answers(mine: Form, theirs: Form) -> Iterator[Difference]:
    for question in mine.pack.questions:
        first, second = mine.value(question), theirs.value(question)
        if first != second:
            yield Difference(question.ask, *(_short(mine.show(question, value)) for value in (first, second)))


def _of_passages(mine: Form, theirs: Form) -> Iterator[Difference]:
    for number in range(1, max(len(mine.steps), len(theirs.steps)) + 1):
        first, second = _passage_text(mine, number), _passage_text(theirs, number)
        if first != second:
            title = next(form.title(number) for form in (mine, theirs) if number <= len(form.steps))
            yield Difference(say("The passage ‘{title}’", title=title), _short(first), _short(second))


def _of_other_keys(mine: Form, theirs: Form) -> Iterator[Difference]:
    """Yield what differs in keys that no question fills."""
    asked = {"letterkit", "passages", "facts", *(question.path.partition(".")[0] for question in mine.pack.questions)}
    for key in sorted({*mine.data, *theirs.data} - asked):
        if mine.data.get(key) != theirs.data.get(key):
            yield Difference(key, *(_short(str(form.data.get(key, ""))) for form in (mine, theirs)))


def _passage_text(form: Form, number: int) -> str:
    """Return the words of a passage, or who writes it."""
    if number > len(form.steps):
        return ""
    return (form.draft.passages or ())[number - 1].text or say("(written from the answers)")

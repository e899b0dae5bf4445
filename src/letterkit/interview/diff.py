"""What two states of a letter say differently, in words: one's own answers and those that another program wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.interview.form import Form

_SHOWN = 120
"""Characters of an answer that are shown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place: what it is called, one's own words and the other ones; empty where one of them has nothing."""

    name: str
    mine: str
    theirs: str


def differences(mine: Form, theirs: Form) -> tuple[Difference, ...]:
    """Every answer and every passage that is not the same, in the order of the interview."""
    return tuple(_differences(mine, theirs))


def _differences(mine: Form, theirs: Form) -> Iterator[Difference]:
    told = {"letterkit", "passages", "facts"}
    for one in mine.pack.questions:
        told.add(one.path.partition(".")[0])
        first, second = mine.value(one), theirs.value(one)
        if first != second:
            shown = (_short(mine.show(one, value)) for value in (first, second))
            yield Difference(one.ask, *shown)
    count = max(len(mine.steps), len(theirs.steps))
    for number in range(1, count + 1):
        texts = [_own(form, number) for form in (mine, theirs)]
        if texts[0] != texts[1]:
            title = next(form.title(number) for form in (mine, theirs) if number <= len(form.steps))
            yield Difference(f"The passage ‘{title}’", _short(texts[0]), _short(texts[1]))
    for key in sorted({*mine.data, *theirs.data} - told):
        if mine.data.get(key) != theirs.data.get(key):
            values = (str(form.data.get(key, "")) for form in (mine, theirs))
            yield Difference(key, *map(_short, values))


def _own(form: Form, number: int) -> str:
    """The words of a passage, or who writes it."""
    if number > len(form.steps):
        return ""
    return (form.draft.passages or ())[number - 1].text or "(written from the answers)"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"

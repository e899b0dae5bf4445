"""What was typed and is not an answer yet, in words: for the review, for stopping, and for the end.

Pure: a form in, places and words out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from letterkit.interview.form import At, Form

_SHOWN: Final = 60
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Unentered:
    """A place, what it is called, and the text that waits there; empty where the answer was emptied."""

    at: At
    name: str
    text: str

    def __str__(self) -> str:
        if not self.text.strip():
            return f"{self.name} (emptied, and still in the letter, because nothing else stands there)"
        line = " ".join(self.text.encode("utf-8", "replace").decode("utf-8").split())  # bytes that are no text: ?
        return f"{self.name} ‘{line if len(line) <= _SHOWN else f'{line[: _SHOWN - 1].rstrip()}…'}’"


def unentered(form: Form) -> tuple[Unentered, ...]:
    """Every text that waits, in the order of the interview; those of questions that are not asked any more last."""
    order = {one.id: number for number, one in enumerate(form.questions)}
    places = sorted(form.waiting, key=lambda at: (order.get(at.question, len(order)), at.passage, at.item or 0))
    return tuple(Unentered(at, _name(form, at), form.waiting[at]) for at in places)


def _name(form: Form, at: At) -> str:
    """What a place is called."""
    if at.passage:
        known = at.passage <= len(form.steps)
        return f"The passage ‘{form.title(at.passage)}’" if known else f"Passage {at.passage}"
    question = form.pack.question(at.question)
    if question is None:
        return at.question
    if at.item is not None:
        field = next((one.ask for one in question.fields if one.id == at.field), at.field)
        return f"{question.ask} {(question.one or 'entry').capitalize()} {at.item + 1}, {field}"
    name = f"{question.ask} Its source" if at.field else question.ask
    return name if question in form.questions else f"{name} (not asked any more)"


def told(form: Form) -> str:
    """One sentence about what waits; empty where nothing does."""
    found = unentered(form)
    return f"Not taken as an answer yet: {'; '.join(map(str, found))}." if found else ""

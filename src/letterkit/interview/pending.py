"""What was typed and is not an answer yet, in words: for the review, for stopping, and for the end.

Pure: a form in, places and words out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from letterkit.interview.form import Form, Position

_SHOWN: Final = 60
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class PendingText:
    """A place, what it is called, and the text that waits there; empty where the answer was emptied."""

    position: Position
    name: str
    text: str

    def __str__(self) -> str:
        if not self.text.strip():
            return f"{self.name} (emptied, and still in the letter, because nothing else stands there)"
        line = " ".join(self.text.encode("utf-8", "replace").decode("utf-8").split())  # bytes that are no text: ?
        return f"{self.name} ‘{line if len(line) <= _SHOWN else f'{line[: _SHOWN - 1].rstrip()}…'}’"


def pending_texts(form: Form) -> tuple[PendingText, ...]:
    """Every text that waits, in the order of the interview; those of questions that are not asked any more last."""
    order = {one.id: number for number, one in enumerate(form.questions)}
    places = sorted(form.pending, key=lambda at: (order.get(at.question, len(order)), at.passage, at.item or 0))
    return tuple(PendingText(at, _name(form, at), form.pending[at]) for at in places)


def _name(form: Form, at: Position) -> str:
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


def pending_notice(form: Form) -> str:
    """One sentence about what waits; empty where nothing does."""
    found = pending_texts(form)
    return f"Not taken as an answer yet: {'; '.join(map(str, found))}." if found else ""

"""Text that was typed and is no answer yet, in words: for the review, for stopping, and for the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.questions.answers import shorten
from letterkit.wording import say

_MAX_SHOWN: Final = 60
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class PendingText:
    """A position, what it is called, and the text that is pending there; empty where the answer was emptied."""

    position: Position
    name: str
    text: str

    def __str__(self) -> str:
        if not self.text.strip():
            return say("{name} (emptied, and still in the letter, because nothing else stands there)", name=self.name)
        text = self.text.encode("utf-8", "replace").decode("utf-8")  # bytes that are no text: ?
        return f"{self.name} ‘{shorten(text, _MAX_SHOWN)}’"


def pending_texts(form: Form) -> tuple[PendingText, ...]:
    """Return every pending text in the order of the interview; those of questions that are not asked any more last."""
    order = {question.id: number for number, question in enumerate(form.questions)}
    positions = sorted(
        form.pending,
        key=lambda position: (order.get(position.question, len(order)), position.passage, position.item or 0),
    )
    return tuple(PendingText(position, _name(form, position), form.pending[position]) for position in positions)


def _name(form: Form, position: Position) -> str:
    """Return what a position is called."""
    if position.passage:
        is_known = position.passage <= len(form.steps)
        return (
            say("The passage ‘{title}’", title=form.title(position.passage))
            if is_known
            else say("Passage {passage}", passage=position.passage)
        )
    question = form.pack.question(position.question)
    if question is None:
        return position.question
    if position.item is not None:
        field = next((field.ask for field in question.fields if field.id == position.field), position.field)
        return f"{question.ask} {(question.one or 'entry').capitalize()} {position.item + 1}, {field}"
    name = say("{ask} Its source", ask=question.ask) if position.field else question.ask
    return name if question in form.questions else say("{name} (not asked any more)", name=name)


def pending_notice(form: Form) -> str:
    """Return one sentence about the pending texts; empty where there are none."""
    texts = pending_texts(form)
    return say("Not taken as an answer yet: {texts}.", texts="; ".join(map(str, texts))) if texts else ""

"""What a form's answers become, with the way back: undo, redo, and what is taken out when it is not asked any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form, Position, Snapshot
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question


def with_data(form: Form, data: Mapping[str, Any]) -> Form:
    """New data, with the old ones kept for undo; nothing is noted where nothing changed."""
    if data == form.data:
        return form
    return replace(
        form,
        data=data,
        past=(*form.past, Snapshot(form.data, form.position)),
        future=(),
        skipped=form.skipped - {form.position.question},
    )


def with_pending(form: Form, at: Position, text: str | None) -> Form:
    """The form with a text that was typed at a place and is not an answer; None: nothing waits there."""
    others = {place: words for place, words in form.pending.items() if place != at.input_key}
    waits = others if text is None else {**others, at.input_key: text}
    return form if waits == form.pending else replace(form, pending=waits)


def with_pack_language(form: Form, before: Form) -> Form:
    """The form with its pack in the language that the data say, where a move changed that."""
    language = form.data.get("language")
    if language == before.data.get("language"):
        return form
    return replace(form, pack=form.library.pack(form.pack.id, str(language or "")))


def undo(form: Form) -> Form:
    """Takes back the last change. Raises Refused where there is none."""
    if not form.past:
        raise Refused("There is nothing to undo.")
    moment, now = form.past[-1], Snapshot(form.data, form.position)
    back = replace(form, data=moment.data, position=moment.position, past=form.past[:-1], future=(*form.future, now))
    return with_pack_language(back, form)


def redo(form: Form) -> Form:
    """Brings back what undo took away. Raises Refused where there is nothing."""
    if not form.future:
        raise Refused("There is nothing to redo.")
    moment, now = form.future[-1], Snapshot(form.data, form.position)
    again = replace(form, data=moment.data, position=moment.position, future=form.future[:-1], past=(*form.past, now))
    return with_pack_language(again, form)


def unasked_questions(form: Form) -> tuple[Question, ...]:
    """The questions whose condition no longer holds and whose answers the draft still has."""
    asked = {one.id for one in form.questions}
    return tuple(
        one
        for one in form.pack.questions
        if one.when and one.id not in asked and form.is_answered(one) and not form.evaluate(one.when)
    )


def without_unasked(form: Form) -> Form:
    """The letter as it is saved at its end: without answers to questions that no longer apply."""
    data = form.data
    for one in unasked_questions(form):
        data = put_value(data, one.path, None)
    return replace(with_data(form, data), position=form.position)

"""What a form's answers become, with the way back: undo, redo, and what is taken out when it is not asked any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.interview import answers
from letterkit.interview.answers import Refused
from letterkit.interview.form import At, Form, Moment
from letterkit.packs.questions import Question


def changed(form: Form, data: Mapping[str, Any]) -> Form:
    """New data, with the old ones kept for undo; nothing is noted where nothing changed."""
    if data == form.data:
        return form
    return replace(
        form,
        data=data,
        past=(*form.past, Moment(form.data, form.at)),
        future=(),
        skipped=form.skipped - {form.at.question},
    )


def waiting(form: Form, at: At, text: str | None) -> Form:
    """The form with a text that was typed at a place and is not an answer; None: nothing waits there."""
    others = {place: words for place, words in form.waiting.items() if place != at.place}
    waits = others if text is None else {**others, at.place: text}
    return form if waits == form.waiting else replace(form, waiting=waits)


def in_its_language(form: Form, before: Form) -> Form:
    """The form with its pack in the language that the data say, where a move changed that."""
    language = form.data.get("language")
    if language == before.data.get("language"):
        return form
    return replace(form, pack=form.library.pack(form.pack.id, str(language or "")))


def undo(form: Form) -> Form:
    """Takes back the last change. Raises Refused where there is none."""
    if not form.past:
        raise Refused("There is nothing to undo.")
    moment, now = form.past[-1], Moment(form.data, form.at)
    back = replace(form, data=moment.data, at=moment.at, past=form.past[:-1], future=(*form.future, now))
    return in_its_language(back, form)


def redo(form: Form) -> Form:
    """Brings back what undo took away. Raises Refused where there is nothing."""
    if not form.future:
        raise Refused("There is nothing to redo.")
    moment, now = form.future[-1], Moment(form.data, form.at)
    again = replace(form, data=moment.data, at=moment.at, future=form.future[:-1], past=(*form.past, now))
    return in_its_language(again, form)


def unasked(form: Form) -> tuple[Question, ...]:
    """The questions whose condition no longer holds and whose answers the draft still has."""
    asked = {one.id for one in form.questions}
    return tuple(
        one
        for one in form.pack.questions
        if one.when and one.id not in asked and form.answered(one) and not form.holds(one.when)
    )


def without_unasked(form: Form) -> Form:
    """The letter as it is saved at its end: without answers to questions that no longer apply."""
    data = form.data
    for one in unasked(form):
        data = answers.put(data, one.path, None)
    return replace(changed(form, data), at=form.at)

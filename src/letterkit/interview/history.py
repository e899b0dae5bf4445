"""Changes of a form's data with undo and redo, and answers that are taken out when they are not asked for any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.errors import InvalidDraft
from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form
from letterkit.interview.position import Position, Snapshot
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.wording import say


def with_data(form: Form, data: Mapping[str, Any]) -> Form:
    """Return the form with new data, and the old ones kept for undo; the same form where nothing changed."""
    if data == form.data:
        return form
    return replace(
        form,
        data=data,
        past=(*form.past, Snapshot(form.data, form.position)),
        future=(),
        skipped=form.skipped - {form.position.question},
    )


def refuse_what_no_draft_holds(form: Form) -> None:
    """Raise Refused for data that no draft can hold, such as more of something than a letter may have."""
    try:
        _ = form.draft
    except InvalidDraft as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None


def with_pending(form: Form, position: Position, text: str | None) -> Form:
    """Return the form with the text that was typed at a position and is no answer; None takes it out."""
    key = position.input_key
    pending = {other: words for other, words in form.pending.items() if other != key}
    if text is not None:
        pending[key] = text
    return form if pending == form.pending else replace(form, pending=pending)


def undo(form: Form) -> Form:
    """Take back the last change. Raises Refused where there is none."""
    if not form.past:
        raise Refused(say("There is nothing to undo."))
    last, now = form.past[-1], Snapshot(form.data, form.position)
    return replace(form, data=last.data, position=last.position, past=form.past[:-1], future=(*form.future, now))


def redo(form: Form) -> Form:
    """Bring back what undo took away. Raises Refused where there is nothing."""
    if not form.future:
        raise Refused(say("There is nothing to redo."))
    last, now = form.future[-1], Snapshot(form.data, form.position)
    return replace(form, data=last.data, position=last.position, future=form.future[:-1], past=(*form.past, now))


def unasked_questions(form: Form) -> tuple[Question, ...]:
    """Return the questions whose condition is not true any more and whose answers the draft still has."""
    asked = {question.id for question in form.questions}
    conditional = (question for question in form.pack.questions if question.when and question.id not in asked)
    return tuple(
        question for question in conditional if form.is_answered(question) and not form.evaluate(question.when)
    )


def without_unasked(form: Form) -> Form:
    """Return the letter as it is saved at its end: without answers to questions that no longer apply."""
    data = form.data
    for question in unasked_questions(form):
        data = put_value(data, question.path, None)
    return replace(with_data(form, data), position=form.position)

"""Going from place to place: next, back, skipping, jumping, into the words of a passage and out of them."""

from __future__ import annotations

from dataclasses import replace

from letterkit.interview import history
from letterkit.interview.form import Form, Position
from letterkit.interview.question_search import matching_questions
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of


def forward(form: Form) -> Form:
    """To the next question, or to the end; out of a passage to where one came from."""
    if form.position.passage:
        return leave_passage(form)
    return replace(form, position=_beside(form, 1))


def back(form: Form) -> Form:
    """One step back: to the field before, the question before; at the first question it stays."""
    if form.position.passage:
        return leave_passage(form)
    if form.position.item is not None:
        names = [one.id for one in form.fields]
        index = names.index(form.position.field) if form.position.field in names else len(names)
        at = (
            Position(form.position.question, form.position.item, names[index - 1])
            if index
            else Position(form.position.question)
        )
        return replace(form, position=at)
    if form.position.field:
        return replace(form, position=Position(form.position.question))
    return replace(form, position=_beside(form, -1))


def _beside(form: Form, distance: int) -> Position:
    ids = [one.id for one in form.questions]
    if form.finished:
        return Position(ids[-1]) if distance < 0 and ids else Position()
    if form.position.question in ids:
        index = ids.index(form.position.question) + distance
    else:  # its condition no longer holds: go by the pack's own order
        order = [one.id for one in form.pack.questions]
        later = [one for one in ids if order.index(one) > order.index(form.position.question)]
        index = ids.index(later[0]) if later else len(ids)
    if index < 0:
        return Position(ids[0]) if ids else Position()
    if index >= len(ids):
        return Position()
    question = form.questions[index]
    return entry_position(form, question) if distance > 0 else Position(question.id)


def entry_position(form: Form, question: Question) -> Position:
    """Where one arrives at a question: in the first record while there is none and one is needed."""
    if type_of(question).has_records and question.required and not form.is_answered(question):
        return Position(question.id, 0, question.fields[0].id)
    return Position(question.id)


def skip(form: Form) -> Form:
    """Leaves the question in hand for later; in a record that says nothing yet, leaves the record out."""
    if form.position.passage:
        return leave_passage(form)
    if form.position.item is not None:
        return replace(form, position=Position(form.position.question))
    if form.finished:
        return form
    left = form.skipped if form.is_answered(form.question) else form.skipped | {form.position.question}
    return forward(replace(form, skipped=left))


def jump(form: Form, wanted: str) -> Form:
    """Jumps to a question by number, id, or words of its text, slips of the pen allowed. Raises Refused."""
    text = wanted.strip()
    if text.isdecimal() and 1 <= int(text) <= len(form.questions):
        return replace(form, position=entry_position(form, form.questions[int(text) - 1]))
    found = matching_questions(form, text) if text else []
    if not found:
        raise Refused(f"There is no question ‘{text}’ (there are {len(form.questions)}).", "{Find}.")
    return replace(form, position=entry_position(form, found[0]))


def go_to(form: Form, at: Position) -> Form:
    """Goes to a place, where a finding is put right or a text waits; a question that is not asked is passed over.

    A record that is gone is begun again: what waits in it moves into a new one.
    """
    if at.passage:
        return go_to_passage(form, at.passage)
    asked = next((one for one in form.questions if one.id == at.question), None)
    if asked is None:
        return replace(form, position=Position())
    if at.item is None or at.item <= (count := len(form.value(asked) or [])):
        return replace(form, position=at)
    new, text = replace(at, item=count), form.pending.get(at)
    return replace(history.with_pending(history.with_pending(form, at, None), new, text), position=new)


def go_to_end(form: Form) -> Form:
    """Jumps behind the last question."""
    return replace(form, position=Position())


def go_to_passage(form: Form, number: int) -> Form:
    """Goes into the words of a passage, counted from 1. Raises Refused where there is no such passage."""
    listed = form.draft.passages or ()
    if not 1 <= number <= len(listed):
        named = "; ".join(f"{one} {form.title(one)}" for one in range(1, len(listed) + 1))
        raise Refused(f"There is no passage {number}.", f"The passages are: {named}.")
    return replace(form, position=replace(form.position, item=None, field="", passage=number))


def leave_passage(form: Form) -> Form:
    """Back from the words of a passage to the questions, or to the next one where it is not asked any more."""
    at = replace(form.position, passage=0)
    ids = {one.id for one in form.questions}
    if at.question and at.question not in ids:
        return replace(form, position=_beside(replace(form, position=at), 1))
    return replace(form, position=at)

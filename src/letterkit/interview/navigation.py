"""Going from place to place: next, back, skipping, jumping, into the words of a passage and out of them."""

from __future__ import annotations

from dataclasses import replace

from letterkit.interview import history
from letterkit.interview.answers import Refused
from letterkit.interview.form import At, Form
from letterkit.interview.question_search import matching
from letterkit.packs.questions import Question


def onward(form: Form) -> Form:
    """To the next question, or to the end; out of a passage to where one came from."""
    if form.at.passage:
        return leave(form)
    return replace(form, at=_beside(form, 1))


def back(form: Form) -> Form:
    """One step back: to the field before, the question before; at the first question it stays."""
    if form.at.passage:
        return leave(form)
    if form.at.item is not None:
        names = [one.id for one in form.fields]
        index = names.index(form.at.field) if form.at.field in names else len(names)
        at = At(form.at.question, form.at.item, names[index - 1]) if index else At(form.at.question)
        return replace(form, at=at)
    if form.at.field:
        return replace(form, at=At(form.at.question))
    return replace(form, at=_beside(form, -1))


def _beside(form: Form, distance: int) -> At:
    ids = [one.id for one in form.questions]
    if form.finished:
        return At(ids[-1]) if distance < 0 and ids else At()
    if form.at.question in ids:
        index = ids.index(form.at.question) + distance
    else:  # its condition no longer holds: go by the pack's own order
        order = [one.id for one in form.pack.questions]
        later = [one for one in ids if order.index(one) > order.index(form.at.question)]
        index = ids.index(later[0]) if later else len(ids)
    if index < 0:
        return At(ids[0]) if ids else At()
    if index >= len(ids):
        return At()
    question = form.questions[index]
    return into(form, question) if distance > 0 else At(question.id)


def into(form: Form, question: Question) -> At:
    """Where one arrives at a question: in the first record while there is none and one is needed."""
    if question.type == "records" and question.required and not form.answered(question):
        return At(question.id, 0, question.fields[0].id)
    return At(question.id)


def skip(form: Form) -> Form:
    """Leaves the question in hand for later; in a record that says nothing yet, leaves the record out."""
    if form.at.passage:
        return leave(form)
    if form.at.item is not None:
        return replace(form, at=At(form.at.question))
    if form.finished:
        return form
    left = form.skipped if form.answered(form.question) else form.skipped | {form.at.question}
    return onward(replace(form, skipped=left))


def go(form: Form, wanted: str) -> Form:
    """Jumps to a question by number, id, or words of its text, slips of the pen allowed. Raises Refused."""
    text = wanted.strip()
    if text.isdecimal() and 1 <= int(text) <= len(form.questions):
        return replace(form, at=into(form, form.questions[int(text) - 1]))
    found = matching(form, text) if text else []
    if not found:
        raise Refused(f"There is no question ‘{text}’ (there are {len(form.questions)}).", "{Find}.")
    return replace(form, at=into(form, found[0]))


def to(form: Form, at: At) -> Form:
    """Goes to a place, where a finding is put right or a text waits; a question that is not asked is passed over.

    A record that is gone is begun again: what waits in it moves into a new one.
    """
    if at.passage:
        return write(form, at.passage)
    asked = next((one for one in form.questions if one.id == at.question), None)
    if asked is None:
        return replace(form, at=At())
    if at.item is None or at.item <= (count := len(form.value(asked) or [])):
        return replace(form, at=at)
    new, text = replace(at, item=count), form.waiting.get(at)
    return replace(history.waiting(history.waiting(form, at, None), new, text), at=new)


def at_end(form: Form) -> Form:
    """Jumps behind the last question."""
    return replace(form, at=At())


def write(form: Form, number: int) -> Form:
    """Goes into the words of a passage, counted from 1. Raises Refused where there is no such passage."""
    listed = form.draft.passages or ()
    if not 1 <= number <= len(listed):
        named = "; ".join(f"{one} {form.title(one)}" for one in range(1, len(listed) + 1))
        raise Refused(f"There is no passage {number}.", f"The passages are: {named}.")
    return replace(form, at=replace(form.at, item=None, field="", passage=number))


def leave(form: Form) -> Form:
    """Back from the words of a passage to the questions, or to the next one where it is not asked any more."""
    at = replace(form.at, passage=0)
    ids = {one.id for one in form.questions}
    if at.question and at.question not in ids:
        return replace(form, at=_beside(replace(form, at=at), 1))
    return replace(form, at=at)

"""Moving between positions: next, back, skipping, jumping, into the words of a passage and out of them."""

from __future__ import annotations

from dataclasses import replace

from letterkit.interview.form import Form
from letterkit.interview.history import with_pending
from letterkit.interview.own_norms import first_position
from letterkit.interview.position import END, Position
from letterkit.interview.question_search import matching_questions, question_number
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say


def forward(form: Form) -> Form:
    """Go to the next question, or to the end; out of a passage to where the person came from."""
    if form.position.passage:
        return leave_passage(form)
    return _at(form, _neighbour(form, 1))


def _at(form: Form, position: Position) -> Form:
    """Return the form at a position. At the end everything is looked over."""
    return replace(form, position=position, looked_over=form.looked_over or position == Position(END))


def back(form: Form) -> Form:
    """Go one step back: to the field or the question before; at the first question, stay."""
    if form.position.passage:
        return leave_passage(form)
    question, item = form.position.question, form.position.item
    if item == 0 and form.position == entry_position(form, form.question) and not form.value(form.question):
        return replace(form, position=_neighbour(form, -1))  # the list that it stands in is empty
    if item is not None:
        names = [field.id for field in form.fields]
        index = names.index(form.position.field) if form.position.field in names else len(names)
        return replace(form, position=Position(question, item, names[index - 1]) if index else Position(question))
    return replace(form, position=Position(question) if form.position.field else _neighbour(form, -1))


def _neighbour(form: Form, distance: int) -> Position:
    """Return the position of the next question (1) or of the one before (-1)."""
    ids = [question.id for question in form.questions]
    if form.finished:
        asked = [question.id for question in form.questions if not question.aside] or ids
        return Position(asked[-1]) if distance < 0 and asked else Position()
    if form.position.question in ids:
        index = ids.index(form.position.question) + distance
    else:  # its condition is not true any more: go by the order of the pack
        order = [question.id for question in form.pack.questions]
        later = [name for name in ids if order.index(name) > order.index(form.position.question)]
        index = ids.index(later[0]) if later else len(ids)
    if index < 0:
        return Position(ids[0]) if ids else Position()
    if index >= len(ids):
        return Position()
    question = form.questions[index]
    if question.aside and distance > 0 and not form.question.aside:
        return Position()  # asked only when somebody wants more
    return entry_position(form, question) if distance > 0 else Position(question.id)


def entry_position(form: Form, question: Question) -> Position:
    """Return where a question begins: in its first record while there is none and one is needed, or in the first norm
    of the letter's own that nothing is known of but its name."""
    kind = type_of(question)
    if kind.has_records and question.required and not form.is_answered(question) and not kind.none_is_answer:
        return Position(question.id, 0, question.fields[0].id)
    return first_position(form, question) or Position(question.id)


def skip(form: Form) -> Form:
    """Leave the current question for later; leave out a record that says nothing yet."""
    if form.position.passage:
        return leave_passage(form)
    if form.position.item is not None:
        return replace(form, position=Position(form.position.question))
    if form.finished:
        return form
    skipped = form.skipped if form.is_answered(form.question) else form.skipped | {form.position.question}
    return forward(replace(form, skipped=skipped))


def jump(form: Form, wanted: str) -> Form:
    """Jump to a question by number (`12`, `more 3`), id, or words of its text, also with slips. Raises Refused."""
    text = wanted.strip()
    if (index := question_number(form, text)) is not None:
        return replace(form, position=entry_position(form, form.questions[index]))
    questions = matching_questions(form, text) if text else []
    if not questions:
        raise Refused(
            say("There is no question ‘{text}’ (there are {number}).", text=text, number=len(form.questions)),
            say("{Find}."),
        )
    return replace(form, position=entry_position(form, questions[0]))


def go_to(form: Form, position: Position) -> Form:
    """Go to a position, such as one where a finding is put right or text is pending.

    A question that is not asked any more leads to the end. A record that is gone is begun again: what is pending in it
    moves into a new one.
    """
    if position.passage:
        return go_to_passage(form, position.passage)
    question = next((question for question in form.questions if question.id == position.question), None)
    if question is None:
        return replace(form, position=Position())
    count = len(form.value(question) or []) if position.item is not None else 0
    if position.item is None or position.item <= count:
        return replace(form, position=position)
    new, text = replace(position, item=count), form.pending.get(position)
    return replace(with_pending(with_pending(form, position, None), new, text), position=new)


def go_to_end(form: Form) -> Form:
    """Jump behind the last question."""
    return _at(form, Position(END))


def go_to_passage(form: Form, number: int) -> Form:
    """Go to the words of a passage, counted from 1. Raises Refused where there is no such passage."""
    count = len(form.draft.passages or ())
    if not 1 <= number <= count:
        titles = "; ".join(f"{index} {form.title(index)}" for index in range(1, count + 1))
        raise Refused(
            say("There is no passage {number}.", number=number), say("The passages are: {titles}.", titles=titles)
        )
    return replace(form, position=replace(form.position, item=None, field="", passage=number))


def leave_passage(form: Form) -> Form:
    """Go back from the words of a passage to its question, or to the next one where it is not asked any more."""
    position = replace(form.position, passage=0)
    asked = {question.id for question in form.questions}
    if position.question and position.question not in asked:
        return replace(form, position=_neighbour(replace(form, position=position), 1))
    return replace(form, position=position)

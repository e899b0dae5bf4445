"""The transitions of an interview: a form and an answer in, a new form out.

Going back, jumping, skipping, conditional questions and undoing are functions, and not parts of a screen, so that every
face (plain, full screen, none) has them. Answering is here; `navigation`, `records` and `history` have the others.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.compose import evidence_told
from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form
from letterkit.interview.history import (
    redo,
    refuse_what_no_draft_holds,
    unasked_questions,
    undo,
    with_data,
    with_pending,
    without_unasked,
)
from letterkit.interview.more import go_to_more
from letterkit.interview.navigation import (
    back,
    entry_position,
    forward,
    go_to,
    go_to_end,
    go_to_passage,
    jump,
    leave_passage,
    skip,
)
from letterkit.interview.own_norms import new_record, title_of_new_norm
from letterkit.interview.own_norms_question import PATH
from letterkit.interview.passage_plan import change_move
from letterkit.interview.position import Position, Snapshot
from letterkit.interview.records import (
    add_record,
    answer_field,
    edit_record,
    list_command,
    move_record,
    remove_record,
    without_field,
)
from letterkit.letter.citation_syntax import citations
from letterkit.letter.drafts import from_data
from letterkit.letter.model import FORMAT
from letterkit.letter.white_space import single_line
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.questions.answers import Refused, clean_answer, source_of, with_source
from letterkit.questions.types import type_of
from letterkit.tags import LANGUAGE_TAG
from letterkit.wording import say, say_list

__all__ = [
    "accept_defaults",
    "add_record",
    "answer",
    "back",
    "change_language",
    "clear",
    "edit_record",
    "forward",
    "go_to",
    "go_to_end",
    "go_to_more",
    "go_to_passage",
    "jump",
    "leave_passage",
    "move_record",
    "redo",
    "remove_record",
    "restore_template_text",
    "skip",
    "start",
    "store_input",
    "take_over",
    "unasked_questions",
    "undo",
    "with_pending",
    "without_unasked",
]


def start(pack: Pack, library: Library, today: dt.date, data: Mapping[str, Any] | None = None) -> Form:
    """Return a form for a new letter, or for a draft's data, at the first question without an answer.

    Where the data have no language it is the pack's; English is written as at the United Nations.
    """
    new = dict(data or {})
    new.setdefault("letterkit", FORMAT)
    new.setdefault("template", pack.id)
    for key, value in pack.defaults.items():
        new.setdefault(key, value)
    new.setdefault("language", "en-GB" if pack.language == "en" else pack.language)
    form = Form(library, today, new)
    if new.get("passages") is None:
        new["passages"] = [_passage(step) for step in form.pack.plan]
    told = evidence_told(from_data(new).draft, form.pack)
    if told and not any(passage.get("evidence") for passage in new["passages"]):
        ((number, ids),) = told.items()
        passages = [dict(passage) for passage in new["passages"]]
        passages[number - 1]["evidence"] = list(ids)
        new["passages"] = passages
    form = Form(library, today, new)
    return replace(form, position=_first_open(form))


def _passage(step: AnyStep) -> dict[str, Any]:
    return {"role": step.role, "move": step.move.id} if isinstance(step, MoveStep) else {"role": step.role}


def _first_open(form: Form) -> Position:
    open_questions = [question for question in form.questions if not (question.aside or form.is_answered(question))]
    needed = [question for question in open_questions if question.required]
    if len(needed) == 1 and type_of(needed[0]).none_is_answer:  # all that a draft of earlier years was not asked
        open_questions = needed
    return next((entry_position(form, question) for question in open_questions), Position())


def accept_defaults(form: Form) -> Form:
    """Answer every open question with its suggestion, where it has one that the question takes."""
    for question in form.questions:
        if not form.is_answered(question) and not type_of(question).has_records and (text := form.default(question)):
            with contextlib.suppress(Refused):  # a profile or a pack may suggest what cannot be an answer
                value = form.parse(question, text)
                form = replace(form, data=form.data_with(question, value))
    return form


def change_language(form: Form, language: str) -> Form:
    """Return the letter in another language: questions, and what the template writes. Raises Refused."""
    tag = language.strip()
    if not LANGUAGE_TAG.fullmatch(tag):
        raise Refused(
            say("‘{tag}’ is not a language.", tag=tag),
            say("The template writes: {languages}.", languages=say_list(form.pack.languages)),
        )
    return with_data(form, {**form.data, "language": tag})


# -- answering ------------------------------------------------------------------------------------------


def answer(form: Form, typed: str) -> Form:
    """Take an answer to what is asked right now and move on. Raises Refused and changes nothing."""
    answered = _answer(form, typed)
    refuse_what_no_draft_holds(answered)
    return answered if form.at_record_list else with_pending(answered, form.position, None)


def _answer(form: Form, typed: str) -> Form:
    if form.position.passage:
        return _answer_passage(form, typed)
    _refuse_after_the_end(form)
    if title := title_of_new_norm(form, typed):
        return _answer_with_new_norm(form, title)
    if form.at_record_list:
        return list_command(form, typed)
    if form.position.item is not None:
        return answer_field(form, typed)
    question = form.question
    if form.position.field == "source":
        value = with_source(form.value(question), single_line(clean_answer(typed)))
        return forward(with_data(form, form.data_with(question, value)))
    value = form.parse(question, typed)
    if value is None and question.required:
        raise Refused(say("This one is needed."), say("{Skip} to come back to it later."))
    if question.type == "move" and value not in (None, form.value(question)):
        number = int(question.path.split(".")[1]) + 1  # passages.4.move
        return forward(replace(change_move(form, number, str(value)), position=Position(question.id)))
    source = source_of(form.value(question))
    data = form.data_with(question, with_source(value, source) if value is not None else None)
    after = with_data(form, data)
    if question.sourced and value is not None and (source or not citations(str(value))):  # else it has some
        return replace(after, position=Position(question.id, field="source"))
    return forward(after)


def _answer_with_new_norm(form: Form, title: str) -> Form:
    """Take a norm that the library lacks as the answer: the draft has it from now on. One change, for undo."""
    record = new_record(form, title)
    there = replace(form, data=put_value(form.data, PATH, [*(form.data.get(PATH) or ()), record]))
    answered = _answer(there, str(record["id"]))
    return replace(answered, past=(*form.past, Snapshot(form.data, form.position)))


def store_input(form: Form, typed: str) -> Form:
    """Store the text of the input field when the person moves on. Does not move.

    It becomes the answer where it can be one, and stays pending where it cannot. An answer that was emptied is taken
    out.
    """
    if form.finished or form.at_record_list:
        return form
    if typed == form.current_text:
        return with_pending(form, form.position, None)
    try:
        answered = answer(form, typed) if typed.strip() else _emptied(form)
    except Refused:
        return with_pending(form, form.position, typed if typed.strip() or _is_stored(form) else None)
    return with_pending(replace(answered, position=form.position), form.position, None)


def _emptied(form: Form) -> Form:
    """Return the form without the current answer, also where one is needed: it is asked for again. Raises Refused."""
    if form.position.passage:
        return restore_template_text(form)
    if not _is_stored(form):
        return form
    if form.position.item is not None:
        return answer_field(form, "")
    return answer(form, "") if form.position.field else clear(form)


def _is_stored(form: Form) -> bool:
    """Return whether the draft has the current answer, so that it is not only suggested."""
    if form.position.passage:
        return form.has_own_words(form.position.passage)
    value = form.value(form.question)
    if form.position.item is None:
        return value is not None
    return form.position.item < len(value or []) and form.position.field in value[form.position.item]


def clear(form: Form) -> Form:
    """Take the current answer out of the draft. Does not move, but from the source of a fact to the fact.

    In an entry of a list it is that of the field; the entry itself goes only where it says nothing else. Raises Refused
    for a field that the entry cannot be without.
    """
    if form.position.passage:
        return restore_template_text(form)
    _refuse_after_the_end(form)
    if form.position.item is not None:
        return without_field(form)
    without = with_pending(with_data(form, form.data_with(form.question, None)), form.position, None)
    return replace(without, position=Position(form.position.question))


def _refuse_after_the_end(form: Form) -> None:
    if form.finished:
        raise Refused(say("There is no question here."), say("{Find}."))


def restore_template_text(form: Form) -> Form:
    """Let the template write the current passage again. Raises Refused where it has no words for it."""
    number = form.position.passage
    if not number:
        raise Refused(say("There is no passage in hand."), say("Go into one first."))
    if form.steps[number - 1] is None:
        raise Refused(say("The template has no words for this passage."), say("Write your own."))
    return with_pending(_with_text(form, number, None), form.position, None)


def _answer_passage(form: Form, typed: str) -> Form:
    """Take the words of a passage. Other words than the template's are the person's own; none restore those."""
    number, text = form.position.passage, clean_answer(typed).strip()
    if not text:
        return leave_passage(restore_template_text(form))
    if text == form.current_text.strip():
        return leave_passage(form)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return leave_passage(_with_text(form, number, lines))


def _with_text(form: Form, number: int, text: str | None) -> Form:
    passages = [dict(passage) for passage in form.data.get("passages") or []]
    passages[number - 1].pop("text", None)
    if text is not None:
        passages[number - 1]["text"] = text
    return with_data(form, {**form.data, "passages": passages})


def take_over(form: Form, data: Mapping[str, Any]) -> Form:
    """Return the form with other data, such as those that another program wrote; undo brings the person's own back."""
    pack = form.library.pack(str(data.get("template")), str(data.get("language") or ""))
    moved = go_to(with_data(form, start(pack, form.library, form.today, data).data), form.position)
    return replace(moved, skipped=form.skipped)

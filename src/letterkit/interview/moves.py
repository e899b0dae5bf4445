"""The moves of an interview: a form and an answer or a key in, a new form out.

Going back, jumping, skipping, conditional questions and undoing are functions, and not parts of a screen, so every
face (plain, full screen, none) has them. Answering is here; the others stand in `going`, `records` and `changing`, and
are moves like these.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form, Position
from letterkit.interview.history import (
    redo,
    unasked_questions,
    undo,
    with_data,
    with_pack_language,
    with_pending,
    without_unasked,
)
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
from letterkit.interview.records import add_record, answer_field, edit_record, list_command, move_record, remove_record
from letterkit.letter.model import FORMAT
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.questions.answers import Refused, clean_text, one_line, source_of, with_source
from letterkit.questions.types import type_of
from letterkit.tags import LANGUAGE_TAG

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
    """A form for a new letter, or for a draft's data; it stands at the first question without an answer.

    Where the data say no language it is the pack's; English is written as at the United Nations.
    """
    made = dict(data or {})
    made.setdefault("letterkit", FORMAT)
    made.setdefault("template", pack.id)
    for key, value in pack.defaults.items():
        made.setdefault(key, value)
    made.setdefault("language", "en-GB" if pack.language == "en" else pack.language)
    if made.get("passages") is None:
        made["passages"] = [{"role": step.role} for step in pack.plan]
    form = Form(pack, library, today, made)
    return replace(form, position=_first_open(form))


def _first_open(form: Form) -> Position:
    return next(
        (entry_position(form, one) for one in form.questions if not form.is_answered(one)),
        Position(),
    )


def accept_defaults(form: Form) -> Form:
    """Answer every open question with its suggestion, where it has one that the question takes."""
    for question in form.questions:
        if not form.is_answered(question) and not type_of(question).has_records and (text := form.default(question)):
            with contextlib.suppress(Refused):  # a profile or a pack may suggest what cannot be an answer
                value = form.parse(question, text)
                form = replace(form, data=put_value(form.data, question.path, value))
    return form


def change_language(form: Form, language: str) -> Form:
    """The same letter in another language: questions, and what the template writes. Raises Refused."""
    tag = language.strip()
    if not LANGUAGE_TAG.fullmatch(tag):
        raise Refused(f"‘{tag}’ is not a language.", f"The template writes: {', '.join(form.pack.languages)}.")
    return with_pack_language(with_data(form, {**form.data, "language": tag}), form)


# -- answering ------------------------------------------------------------------------------------------


def answer(form: Form, typed: str) -> Form:
    """Takes an answer to what is asked right now and moves on. Raises Refused and changes nothing."""
    taken = _answer(form, typed)
    return taken if form.at_record_list else with_pending(taken, form.position, None)


def _answer(form: Form, typed: str) -> Form:
    if form.position.passage:
        return _answer_passage(form, typed)
    _asking(form)
    if form.at_record_list:
        return list_command(form, typed)
    if form.position.item is not None:
        return answer_field(form, typed)
    question = form.question
    if form.position.field == "source":
        value = with_source(form.value(question), one_line(clean_text(typed)))
        return forward(with_data(form, put_value(form.data, question.path, value)))
    value = form.parse(question, typed)
    if value is None and question.required:
        raise Refused("This one is needed.", "{Skip} to come back to it later.")
    kept = source_of(form.value(question))
    data = put_value(form.data, question.path, with_source(value, kept) if value is not None else None)
    after = with_data(form, data)
    if question.sourced and value is not None:
        return replace(after, position=Position(question.id, field="source"))
    return forward(after)


def store_input(form: Form, typed: str) -> Form:
    """Keeps what stands in the room to write where somebody leaves it; the place stays.

    It becomes the answer where it can be one; what cannot waits until somebody comes back. An answer that was
    emptied is taken out.
    """
    if form.finished or form.at_record_list:
        return form
    if typed == form.current_text:
        return with_pending(form, form.position, None)
    try:
        taken = answer(form, typed) if typed.strip() else _emptied(form)
    except Refused:
        return with_pending(form, form.position, typed if typed.strip() or _stored(form) else None)
    return with_pending(replace(taken, position=form.position), form.position, None)


def _emptied(form: Form) -> Form:
    """The form without the answer in hand, also where one is needed: it is asked for again. Raises Refused."""
    if form.position.passage:
        return restore_template_text(form)
    if not _stored(form):
        return form
    if form.position.item is not None:
        return answer_field(form, "")
    return answer(form, "") if form.position.field else clear(form)


def _stored(form: Form) -> bool:
    """Whether the draft has what is in hand, so that it was not only offered."""
    if form.position.passage:
        return form.has_own_words(form.position.passage)
    value = form.value(form.question)
    if form.position.item is None:
        return value is not None
    return form.position.item < len(value or []) and form.position.field in value[form.position.item]


def clear(form: Form) -> Form:
    """Takes the answer in hand out of the draft; the form stays there, and at the fact where its source is asked."""
    if form.position.passage:
        return restore_template_text(form)
    _asking(form)
    if form.position.item is not None:
        return remove_record(form, form.position.item)
    without = with_pending(with_data(form, put_value(form.data, form.question.path, None)), form.position, None)
    return replace(without, position=Position(form.position.question))


def _asking(form: Form) -> None:
    if form.finished:
        raise Refused("There is no question here.", "{Find}.")


def restore_template_text(form: Form) -> Form:
    """Lets the template write the passage in hand again. Raises Refused where it has no words for it."""
    number = form.position.passage
    if not number:
        raise Refused("There is no passage in hand.", "Go into one first.")
    if form.steps[number - 1] is None:
        raise Refused("The template has no words for this passage.", "Write your own.")
    return with_pending(_with_text(form, number, None), form.position, None)


def _answer_passage(form: Form, typed: str) -> Form:
    """Takes the words of a passage: what differs from the template's becomes one's own, nothing turns it back."""
    number, text = form.position.passage, clean_text(typed).strip()
    if not text:
        return leave_passage(restore_template_text(form))
    if text == form.current_text.strip():
        return leave_passage(form)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return leave_passage(_with_text(form, number, lines))


def _with_text(form: Form, number: int, text: str | None) -> Form:
    passages = [dict(one) for one in form.data.get("passages") or []]
    passages[number - 1].pop("text", None)
    if text is not None:
        passages[number - 1]["text"] = text
    return with_data(form, {**form.data, "passages": passages})


def take_over(form: Form, data: Mapping[str, Any]) -> Form:
    """The form with other data, such as those that another program wrote; one's own come back with undo."""
    pack = form.library.pack(str(data.get("template")), str(data.get("language") or ""))
    other = start(pack, form.library, form.today, data)
    after = with_data(form, other.data)
    there = go_to(replace(after, pack=other.pack), form.position)
    return replace(there, skipped=form.skipped)

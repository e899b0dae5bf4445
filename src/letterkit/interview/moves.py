"""The moves of an interview: a form and an answer or a key in, a new form out.

Going back, jumping, skipping, conditional questions and undoing are functions, and not parts of a screen, so every
face (plain, full screen, none) has them. Answering is here; the others stand in `going`, `records` and `changing`, and
are moves like these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.interview import answers
from letterkit.interview.answers import Refused
from letterkit.interview.form import At, Form
from letterkit.interview.history import changed, in_its_language, redo, unasked, undo, waiting, without_unasked
from letterkit.interview.navigation import at_end, back, go, into, leave, onward, skip, to, write
from letterkit.interview.records import add, answer_field, change, choose, move, remove
from letterkit.letter.model import FORMAT
from letterkit.library.library import Library
from letterkit.packs.shelf import Pack
from letterkit.tags import LANGUAGE_TAG

__all__ = [
    "add",
    "answer",
    "at_end",
    "back",
    "change",
    "clear",
    "from_answers",
    "go",
    "hold",
    "in_language",
    "leave",
    "move",
    "onward",
    "redo",
    "remove",
    "skip",
    "start",
    "taken_over",
    "to",
    "unasked",
    "undo",
    "waiting",
    "with_defaults",
    "without_unasked",
    "write",
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
    return replace(form, at=_first_open(form))


def _first_open(form: Form) -> At:
    return next(
        (into(form, one) for one in form.questions if not form.answered(one)),
        At(),
    )


def with_defaults(form: Form) -> Form:
    """Every question without an answer takes its suggestion, where it has one."""
    for question in form.questions:
        if not form.answered(question) and question.type != "records" and (offered := form.default(question)):
            value = answers.parse(question, offered, form.library, form.today)
            form = replace(form, data=answers.put(form.data, question.path, value))
    return form


def in_language(form: Form, language: str) -> Form:
    """The same letter in another language: questions, and what the template writes. Raises Refused."""
    tag = language.strip()
    if not LANGUAGE_TAG.fullmatch(tag):
        raise Refused(f"‘{tag}’ is not a language.", f"The template writes: {', '.join(form.pack.languages)}.")
    return in_its_language(changed(form, {**form.data, "language": tag}), form)


# -- answering ------------------------------------------------------------------------------------------


def answer(form: Form, typed: str) -> Form:
    """Takes an answer to what is asked right now and moves on. Raises Refused and changes nothing."""
    taken = _answer(form, typed)
    return taken if form.choosing else waiting(taken, form.at, None)


def _answer(form: Form, typed: str) -> Form:
    if form.at.passage:
        return _answer_passage(form, typed)
    _asking(form)
    if form.choosing:
        return choose(form, typed)
    if form.at.item is not None:
        return answer_field(form, typed)
    question = form.question
    if form.at.field == "source":
        value = answers.with_source(form.value(question), " ".join(answers.readable(typed).split()))
        return onward(changed(form, answers.put(form.data, question.path, value)))
    value = answers.parse(question, typed, form.library, form.today)
    if value is None and question.required:
        raise Refused("This one is needed.", "{Skip} to come back to it later.")
    kept = answers.source(form.value(question))
    data = answers.put(form.data, question.path, answers.with_source(value, kept) if value is not None else None)
    after = changed(form, data)
    if question.sourced and value is not None:
        return replace(after, at=At(question.id, field="source"))
    return onward(after)


def hold(form: Form, typed: str) -> Form:
    """Keeps what stands in the room to write where somebody leaves it; the place stays.

    It becomes the answer where it can be one; what cannot waits until somebody comes back. An answer that was
    emptied is taken out.
    """
    if form.finished or form.choosing:
        return form
    if typed == form.current:
        return waiting(form, form.at, None)
    try:
        taken = answer(form, typed) if typed.strip() else _emptied(form)
    except Refused:
        return waiting(form, form.at, typed if typed.strip() or _stored(form) else None)
    return waiting(replace(taken, at=form.at), form.at, None)


def _emptied(form: Form) -> Form:
    """The form without the answer in hand, also where one is needed: it is asked for again. Raises Refused."""
    if form.at.passage:
        return from_answers(form)
    if not _stored(form):
        return form
    if form.at.item is not None:
        return answer_field(form, "")
    return answer(form, "") if form.at.field else clear(form)


def _stored(form: Form) -> bool:
    """Whether the draft has what is in hand, so that it was not only offered."""
    if form.at.passage:
        return form.own(form.at.passage)
    value = form.value(form.question)
    if form.at.item is None:
        return value is not None
    return form.at.item < len(value or []) and form.at.field in value[form.at.item]


def clear(form: Form) -> Form:
    """Takes the answer in hand out of the draft; the form stays there, and at the fact where its source is asked."""
    if form.at.passage:
        return from_answers(form)
    _asking(form)
    if form.at.item is not None:
        return remove(form, form.at.item)
    without = waiting(changed(form, answers.put(form.data, form.question.path, None)), form.at, None)
    return replace(without, at=At(form.at.question))


def _asking(form: Form) -> None:
    if form.finished:
        raise Refused("There is no question here.", "{Find}.")


def from_answers(form: Form) -> Form:
    """Lets the template write the passage in hand again. Raises Refused where it has no words for it."""
    number = form.at.passage
    if not number:
        raise Refused("There is no passage in hand.", "Go into one first.")
    if form.steps[number - 1] is None:
        raise Refused("The template has no words for this passage.", "Write your own.")
    return waiting(_with_text(form, number, None), form.at, None)


def _answer_passage(form: Form, typed: str) -> Form:
    """Takes the words of a passage: what differs from the template's becomes one's own, nothing turns it back."""
    number, text = form.at.passage, answers.readable(typed).strip()
    if not text:
        return leave(from_answers(form))
    if text == form.current.strip():
        return leave(form)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return leave(_with_text(form, number, lines))


def _with_text(form: Form, number: int, text: str | None) -> Form:
    passages = [dict(one) for one in form.data.get("passages") or []]
    passages[number - 1].pop("text", None)
    if text is not None:
        passages[number - 1]["text"] = text
    return changed(form, {**form.data, "passages": passages})


def taken_over(form: Form, data: Mapping[str, Any]) -> Form:
    """The form with other data, such as those that another program wrote; one's own come back with undo."""
    pack = form.library.pack(str(data.get("template")), str(data.get("language") or ""))
    other = start(pack, form.library, form.today, data)
    after = changed(form, other.data)
    there = to(replace(after, pack=other.pack), form.at)
    return replace(there, skipped=form.skipped)

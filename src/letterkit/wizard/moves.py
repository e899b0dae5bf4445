"""The moves of an interview: a form and an answer or a key in, a new form out.

Going back, jumping, skipping, conditional questions and undoing are functions here, and not of a screen, so
every face (plain, full screen, none) has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from letterkit.letter.model import FORMAT, Draft
from letterkit.library.packs import Pack
from letterkit.library.questions import Question
from letterkit.library.shelves import Library
from letterkit.wizard import answers
from letterkit.wizard.answers import Refused
from letterkit.wizard.finding import matching
from letterkit.wizard.form import At, Form, Moment


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
        (_into(form, one) for one in form.questions if not form.answered(one)),
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
    if not Draft.LANGUAGE_TAG.fullmatch(tag):
        raise Refused(f"‘{tag}’ is not a language.", f"The template writes: {', '.join(form.pack.languages)}.")
    return _in_its_language(_changed(form, {**form.data, "language": tag}), form)


def _in_its_language(form: Form, before: Form) -> Form:
    """The form with its pack in the language that the data say, where a move changed that."""
    language = form.data.get("language")
    if language == before.data.get("language"):
        return form
    return replace(form, pack=form.library.pack(form.pack.id, str(language or "")))


# -- answering ------------------------------------------------------------------------------------------


def answer(form: Form, typed: str) -> Form:
    """Takes an answer to what is asked right now and moves on. Raises Refused and changes nothing."""
    if form.at.passage:
        return _answer_passage(form, typed)
    _asking(form)
    if form.choosing:
        return _choose(form, typed)
    if form.at.item is not None:
        return _answer_field(form, typed)
    question = form.question
    if form.at.field == "source":
        value = answers.with_source(form.value(question), " ".join(answers.readable(typed).split()))
        return onward(_changed(form, answers.put(form.data, question.path, value)))
    value = answers.parse(question, typed, form.library, form.today)
    if value is None and question.required:
        raise Refused("This one is needed.", "Type :skip to come back to it later.")
    kept = answers.source(form.value(question))
    data = answers.put(form.data, question.path, answers.with_source(value, kept) if value is not None else None)
    changed = _changed(form, data)
    if question.sourced and value is not None:
        return replace(changed, at=At(question.id, field="source"))
    return onward(changed)


def clear(form: Form) -> Form:
    """Takes the answer in hand out of the draft; the form stays where it is."""
    if form.at.passage:
        return from_answers(form)
    _asking(form)
    question = form.question
    if form.at.item is not None:
        return remove(form, form.at.item)
    return _changed(form, answers.put(form.data, question.path, None))


# -- passages in one's own words ------------------------------------------------------------------------


def write(form: Form, number: int) -> Form:
    """Goes into the words of a passage, counted from 1. Raises Refused where there is no such passage."""
    listed = form.draft.passages or ()
    if not 1 <= number <= len(listed):
        named = "; ".join(f"{one} {form.title(one)}" for one in range(1, len(listed) + 1))
        raise Refused(f"There is no passage {number}.", f"The passages are: {named}.")
    return replace(form, at=replace(form.at, item=None, field="", passage=number))


def from_answers(form: Form) -> Form:
    """Lets the template write the passage in hand again. Raises Refused where it has no words for it."""
    number = form.at.passage
    if not number:
        raise Refused("There is no passage in hand.", "Go into one first.")
    if form.steps[number - 1] is None:
        raise Refused("The template has no words for this passage.", "Write your own.")
    return _with_text(form, number, None)


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
    return _changed(form, {**form.data, "passages": passages})


def leave(form: Form) -> Form:
    """Back from the words of a passage to the questions, or to the next one where it is not asked any more."""
    at = replace(form.at, passage=0)
    ids = {one.id for one in form.questions}
    if at.question and at.question not in ids:
        return replace(form, at=_beside(replace(form, at=at), 1))
    return replace(form, at=at)


def _asking(form: Form) -> None:
    if form.finished:
        raise Refused("There is no question here.", "Type :go and a number to go to one, or < to go back.")


def _answer_field(form: Form, typed: str) -> Form:
    question, asked, index = form.question, form.prompt, form.at.item or 0
    value = answers.parse(asked, typed, form.library, form.today)
    items = [dict(one) for one in form.value(question) or []]
    new = index >= len(items)
    while len(items) <= index:
        items.append({})
    if value is None and (asked.required or _last_chance(question, asked, items[index])):
        raise Refused("This one is needed.", f"Type :skip to leave out this {question.one or 'entry'}.")
    items[index].pop(asked.id, None)
    if value is not None:
        items[index][asked.id] = value
    elif not _named(question, items[index]) and (items[index] or not new):
        raise Refused(f"Nothing else names this {question.one or 'entry'}.", "Type the new text, or < to go back.")
    kept = [one for number, one in enumerate(items) if one or number == index]
    names = [one.id for one in question.fields]
    following = names[names.index(asked.id) + 1 :]
    at = At(question.id, index, following[0]) if following else At(question.id)
    if not items[index]:  # not on disk before it says anything
        return replace(form, at=at)
    return replace(_changed(form, answers.put(form.data, question.path, kept)), at=at)


_NAMING = ("name", "title", "organization", "action", "norm")


def _last_chance(question: Question, asked: Question, item: Mapping[str, Any]) -> bool:
    """Whether this is the last field that could name a record that nothing names yet."""
    naming = [one.id for one in question.fields if one.id in _NAMING]
    return bool(naming) and asked.id == naming[-1] and not any(item.get(name) for name in naming[:-1])


def _named(question: Question, item: Mapping[str, Any]) -> bool:
    """Whether a record says whom or what it is about."""
    naming = [one.id for one in question.fields if one.id in _NAMING]
    return not naming or any(item.get(name) for name in naming)


def _choose(form: Form, typed: str) -> Form:
    """What to do with a list of records: nothing typed goes on, + adds, 2 changes, -2 removes, 2>1 moves."""
    text, count = typed.strip(), len(form.value(form.question) or [])
    if not text:
        if form.question.required and not count:
            raise Refused("At least one is needed.", "Type + to add it, or :skip to come back to it later.")
        return onward(form)
    if text in ("+", "add", "a"):
        return add(form)
    if text.isdecimal() and 1 <= int(text) <= count:
        return change(form, int(text) - 1)
    if text[:1] == "-" and text[1:].strip().isdecimal() and 1 <= int(text[1:]) <= count:
        return remove(form, int(text[1:]) - 1)
    first, arrow, second = (part.strip() for part in text.partition(">"))
    if arrow and first.isdecimal() and second.isdecimal() and 1 <= int(first) <= count and 1 <= int(second) <= count:
        return move(form, int(first) - 1, int(second) - 1)
    if len(text) > 2 and text[:1].isalpha():  # the entry itself
        return _answer_field(add(form), text)
    raise Refused(
        f"‘{text}’ is not one of the choices.",
        "Enter goes on; + adds; 2 changes entry 2; -2 removes it; 2>1 moves it up."
        if count
        else "Enter goes on; + adds one.",
    )


def add(form: Form) -> Form:
    """Begins a new record of the question in hand."""
    return replace(form, at=At(form.question.id, len(form.value(form.question) or []), form.question.fields[0].id))


def change(form: Form, index: int) -> Form:
    """Goes into a record that is there."""
    return replace(form, at=At(form.question.id, index, form.question.fields[0].id))


def extend(form: Form, rows: Sequence[Mapping[str, Any]]) -> Form:
    """Adds records to those of the question in hand, leaving out what is there already. Raises Refused."""
    _asking(form)
    question = form.question
    if question.type != "records":
        raise Refused("A list cannot be read in here.", "Go to the question about signatories first.")
    there = list(form.value(question) or [])
    added = [dict(one) for one in rows if one not in there]
    if not added:
        raise Refused("Everybody in this list is in the letter already.")
    changed = _changed(form, answers.put(form.data, question.path, [*there, *added]))
    return replace(changed, at=At(question.id))


def remove(form: Form, index: int) -> Form:
    """Takes a record out."""
    items = list(form.value(form.question) or [])
    kept = items[:index] + items[index + 1 :]
    return replace(_changed(form, answers.put(form.data, form.question.path, kept)), at=At(form.question.id))


def move(form: Form, index: int, to: int) -> Form:
    """Moves a record to another place in the list."""
    items = list(form.value(form.question) or [])
    items.insert(to, items.pop(index))
    return _changed(form, answers.put(form.data, form.question.path, items))


def _changed(form: Form, data: Mapping[str, Any]) -> Form:
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


# -- moving ---------------------------------------------------------------------------------------------


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
        names = [one.id for one in form.question.fields]
        index = names.index(form.at.field)
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
    return _into(form, question) if distance > 0 else At(question.id)


def _into(form: Form, question: Question) -> At:
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
    return onward(replace(form, skipped=form.skipped | {form.at.question}))


def go(form: Form, wanted: str) -> Form:
    """Jumps to a question by number, id, or words of its text, slips of the pen allowed. Raises Refused."""
    text = wanted.strip()
    if text.isdecimal() and 1 <= int(text) <= len(form.questions):
        return replace(form, at=_into(form, form.questions[int(text) - 1]))
    found = matching(form, text) if text else []
    if not found:
        raise Refused(
            f"There is no question ‘{text}’.",
            f"Type :go with a number from 1 to {len(form.questions)}, or :review to see them all.",
        )
    return replace(form, at=_into(form, found[0]))


def to(form: Form, at: At) -> Form:
    """Goes to a place, where a finding is put right or a mark was left; one that is gone is passed over."""
    if at.passage:
        return write(form, at.passage)
    if at.question in {one.id for one in form.questions}:
        return replace(form, at=at)
    return replace(form, at=At())


def at_end(form: Form) -> Form:
    """Jumps behind the last question."""
    return replace(form, at=At())


def taken_over(form: Form, data: Mapping[str, Any]) -> Form:
    """The form with other data, such as those that another program wrote; one's own come back with undo."""
    other = start(
        form.library.pack(str(data.get("template")), str(data.get("language") or "")), form.library, form.today, data
    )
    changed = _changed(form, other.data)
    return replace(to(replace(changed, pack=other.pack), form.at), skipped=form.skipped)


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
    return replace(_changed(form, data), at=form.at)


def undo(form: Form) -> Form:
    """Takes back the last change. Raises Refused where there is none."""
    if not form.past:
        raise Refused("There is nothing to undo.")
    moment, now = form.past[-1], Moment(form.data, form.at)
    back = replace(form, data=moment.data, at=moment.at, past=form.past[:-1], future=(*form.future, now))
    return _in_its_language(back, form)


def redo(form: Form) -> Form:
    """Brings back what undo took away. Raises Refused where there is nothing."""
    if not form.future:
        raise Refused("There is nothing to redo.")
    moment, now = form.future[-1], Moment(form.data, form.at)
    again = replace(form, data=moment.data, at=moment.at, future=form.future[:-1], past=(*form.past, now))
    return _in_its_language(again, form)

"""Lists of records (recipients, asks, norms, signatories): adding, changing, moving, removing, answering a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from letterkit.interview import own_norms, own_norms_question
from letterkit.interview.form import Form
from letterkit.interview.history import with_data, with_pending
from letterkit.interview.navigation import forward
from letterkit.interview.position import Position
from letterkit.letter.white_space import single_line
from letterkit.questions.answers import Refused, clean_answer
from letterkit.questions.people import means_nobody
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import hears, say, worded

_NAMING: Final = ("name", "title", "organization", "action", "norm", "what", "withheld")
"""Fields that say whom or what a record is about."""
_ONLY_NAMED: Final = {"name", "consent"}
"""What is known of a person whose name was taken from the letter."""


def answer_field(form: Form, typed: str) -> Form:
    """Take the answer to a field and go to the next one, or back to the list. Raises Refused.

    A new record in which nothing was said is given up where there is another one, or none is needed. A list with
    bullets or numbers, pasted where a record begins, makes a record of each entry, and a paragraph a fact of each
    sentence.
    """
    question, field, index = form.question, form.prompt, form.position.item or 0
    records = [dict(record) for record in form.value(question) or []]
    is_new = index >= len(records)
    none_is_answer = type_of(question).none_is_answer
    if none_is_answer and is_new and not index and means_nobody(typed):
        return nobody(form)
    if is_new and field.id == question.fields[0].id:
        if len(entries := _pasted_entries(clean_answer(typed))) > 1:
            return _with_records(form, [{field.id: entry} for entry in entries])
        if question.kept_as == "evidence" and (facts := facts_in(clean_answer(typed), begins=index > 0)):
            return _with_records(form, facts)
    value = form.parse(field, typed)
    while len(records) <= index:
        records.append({})
    record, before = records[index], dict(records[index])
    if value is None and (field.required or _is_last_to_name(question, field, record)):
        if is_new and (index or not question.required or none_is_answer):
            return replace(form, position=Position(question.id))
        raise Refused(
            say("This one is needed."), say("{Skip} to leave out this {noun}.", noun=question.one or say("entry"))
        )
    record.pop(field.id, None)
    if value is not None:
        record[field.id] = value
        answered = {other.id for other in question.fields} - set(record)
        others = type_of(field).answers_beside(typed, form.context)
        record.update({name: text for name, text in others.items() if name in answered})
    elif not is_named(question, record) and (record or not is_new):
        raise Refused(
            say("Nothing else names this {noun}.", noun=question.one or say("entry")),
            say("Type the new text, or {back} to go back."),
        )
    next_field = _field_after(form, field, record, index)
    position = Position(question.id, index, next_field) if next_field else Position(question.id)
    if question.path == own_norms_question.PATH:
        own_norms.refuse_too_many(len(records))
        records[index] = record = dict(own_norms.with_id(before, record, records[:index] + records[index + 1 :], form))
    if not record:  # not on disk before it says anything
        return replace(form, position=position)
    kept = [other for number, other in enumerate(records) if other or number == index]
    after = with_data(form, form.data_with(question, kept))
    following = None if next_field else _after_record(after, question, index)
    return replace(after, position=following or position)


def _after_record(form: Form, question: Question, index: int) -> Position | None:
    """Return where a record leads that has no more fields, where that is not the list: to the next norm of one's own
    of which only the name is known; to the next person who was added by the name alone."""
    records = form.value(question)
    following = records[index + 1] if type_of(question).none_is_answer and index + 1 < len(records) else {}
    if following.keys() == _ONLY_NAMED and following["consent"] == "not-asked":
        return Position(question.id, index + 1, "consent")
    return own_norms.first_position(form, question, index)


def _with_records(form: Form, added: Sequence[Mapping[str, Any]]) -> Form:
    """Return the form with further records, the first field of which is parsed. Raises Refused."""
    question, field = form.question, form.prompt
    parsed = ({**record, field.id: form.parse(field, record[field.id])} for record in added)
    records = [*(form.value(question) or []), *(record for record in parsed if record[field.id] is not None)]
    return replace(with_data(form, form.data_with(question, records)), position=Position(question.id))


_MOST_SENTENCES: Final = 2
"""Sentences of one fact: what a single source says together. A longer text is one that was pasted."""


def facts_in(text: str, *, begins: bool) -> list[dict[str, Any]]:
    """Return the facts of a text that is too long for one: a record for each sentence, its paragraphs as they are; none
    for a text that is one fact. `begins`: the first one begins a paragraph too."""
    from letterkit.interview.sentences import sentences  # not at the start of an interview

    if "[^" in text:  # with footnotes below it, which belong to the whole
        return []
    found = sentences(text)
    if len(found) <= _MOST_SENTENCES and len({sentence.paragraph for sentence in found}) < 2:
        return []
    facts: list[dict[str, Any]] = []
    paragraph = -1 if begins else 0
    for sentence in found:
        fact = {"text": single_line(text[sentence.start : sentence.end])}
        facts.append({**fact, "paragraph": True} if sentence.paragraph != paragraph else fact)
        paragraph = sentence.paragraph
    return facts


_BULLET: Final = re.compile(r"\s*(?:[-–—*•‣◦▪·]|\(?(?:\d{1,2}|[a-z])[.)])\s+")


def _pasted_entries(text: str) -> list[str]:
    """Return the entries of a pasted list, each behind its bullet or number; none where the text begins otherwise.

    A line without a bullet goes on with the entry above.
    """
    entries: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        bullet = _BULLET.match(line)
        if bullet:
            entries.append(line[bullet.end() :].strip())
        elif entries:
            entries[-1] += f" {line.strip()}"
        else:
            return []
    return entries


def _field_after(form: Form, field: Question, record: Mapping[str, Any], index: int) -> str:
    """Return the id of the field that is asked after another; empty after the last one."""
    order = [other.id for other in form.question.fields]
    later = order[order.index(field.id) + 1 :]
    return next((other.id for other in form.fields_of(form.question, record, index) if other.id in later), "")


def _is_last_to_name(question: Question, field: Question, record: Mapping[str, Any]) -> bool:
    """True if this is the last field that could name a record which nothing names yet."""
    naming = [other.id for other in question.fields if other.id in _NAMING]
    return bool(naming) and field.id == naming[-1] and not any(record.get(name) for name in naming[:-1])


def is_named(question: Question, record: Mapping[str, Any]) -> bool:
    """True if a record says whom or what it is about, or need not."""
    naming = [field.id for field in question.fields if field.id in _NAMING]
    return not naming or any(record.get(name) for name in naming)


def list_command(form: Form, typed: str) -> Form:
    """Obey what is typed at a list of records: nothing goes on, + adds, 2 changes, -2 removes, 2>1 moves.

    Raises Refused.
    """
    text, count = typed.strip(), len(form.value(form.question) or [])
    if type_of(form.question).none_is_answer:
        if means_nobody(text):
            return nobody(form)
        if not text:
            _refuse_no_answer(form)
    if not text:
        if form.question.required and not form.is_answered(form.question):
            raise Refused(say("At least one is needed."), say("{Add} to add it. {Skip} to come back to it later."))
        return forward(form)
    if hears(text, "+", "a", worded("add")):
        return add_record(form)
    if index := _record_number(text, count):
        return edit_record(form, index - 1)
    if text[:1] == "-" and (index := _record_number(text[1:].strip(), count)):
        return remove_record(form, index - 1)
    first, _, second = (_record_number(part.strip(), count) for part in text.partition(">"))
    if first and second:
        return move_record(form, first - 1, second - 1)
    if len(text) > 2 and text[:1].isalpha():  # the entry itself
        return answer_field(add_record(form), text)
    raise Refused(
        say("‘{text}’ is not one of the choices.", text=text),
        say("Enter goes on; + adds; 2 changes entry 2; -2 removes it; 2>1 moves it up.")
        if count
        else say("Enter goes on; + adds one."),
    )


def _refuse_no_answer(form: Form) -> None:
    """Raise Refused where the list of people is left without an answer."""
    if not form.is_answered(form.question):
        raise Refused(say("Say who it is, or that it is nobody."), say("{Add} to add a person, or type 0 for nobody."))


def nobody(form: Form) -> Form:
    """Answer that nobody has to be listed, and go on. Raises Refused where somebody is."""
    if form.value(form.question):
        raise Refused(say("There are people in the list."), say("Take them out first, if nobody has to be protected."))
    return forward(with_data(form, form.data_with(form.question, [])))


def _record_number(text: str, count: int) -> int:
    """Return the number of a record, from 1; 0 for what is none."""
    return int(text) if text.isdecimal() and 1 <= int(text) <= count else 0


def add_record(form: Form) -> Form:
    """Begin a new record of the current question."""
    return edit_record(form, len(form.value(form.question) or []))


def edit_record(form: Form, index: int) -> Form:
    """Go to the first field of a record."""
    return replace(form, position=Position(form.question.id, index, form.question.fields[0].id))


def without_field(form: Form) -> Form:
    """Take the current field out of its entry, and the entry where nothing else is in it. Raises Refused for a field
    that is needed, or is the only one that names the entry."""
    question, field, index = form.question, form.prompt, form.position.item or 0
    records = [dict(record) for record in form.value(question) or []]
    if index >= len(records):
        return with_pending(form, form.position, None)
    record = {key: value for key, value in records[index].items() if key != field.id}
    if not record.keys() - {"id"}:
        return remove_record(form, index)
    if field.required or not is_named(question, record):
        raise Refused(
            say("This one is needed."),
            say("Type another, or -{index} in the list to take the entry out.", index=index + 1),
        )
    records[index] = record
    return with_pending(with_data(form, form.data_with(question, records)), form.position, None)


def remove_record(form: Form, index: int) -> Form:
    """Take a record out, with what is pending in it."""
    records = list(form.value(form.question) or [])
    kept = records[:index] + records[index + 1 :]
    without = with_data(form, form.data_with(form.question, kept or None))  # an empty list would be an answer
    renumbered = _renumber_pending(without, lambda item: None if item == index else item - (item > index))
    return replace(renumbered, position=Position(form.question.id))


def move_record(form: Form, index: int, to: int) -> Form:
    """Move a record to another place in the list."""
    order = list(range(len(form.value(form.question) or [])))
    order.insert(to, order.pop(index))
    return reorder_records(form, order)


def reorder_records(form: Form, order: Sequence[int]) -> Form:
    """Put the records of the current question in another order, each given by the index that it has now."""
    records = list(form.value(form.question) or [])
    moved = with_data(form, form.data_with(form.question, [records[number] for number in order]))
    return _renumber_pending(moved, lambda item: order.index(item) if item in order else item)


def _renumber_pending(form: Form, new_index: Callable[[int], int | None]) -> Form:
    """Return the form with what is pending in the records of the current question under their new indices."""
    pending: dict[Position, str] = {}
    for position, text in form.pending.items():
        if position.question != form.question.id or position.item is None:
            pending[position] = text
        elif (index := new_index(position.item)) is not None:
            pending[replace(position, item=index)] = text
    return form if pending == form.pending else replace(form, pending=pending)

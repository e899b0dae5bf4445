"""Lists of records (recipients, asks, norms, signatories): adding, changing, moving, removing, answering a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form, Position, applicable_fields
from letterkit.interview.history import with_data
from letterkit.interview.navigation import forward
from letterkit.questions.answers import Refused, clean_text
from letterkit.questions.question import Question

_NAMING: Final = ("name", "title", "organization", "action", "norm")


def answer_field(form: Form, typed: str) -> Form:
    """Takes the answer to a field and goes to the next one, or back to the list. Raises Refused.

    A new record in which nothing was said is given up where there is another one, or none is needed. A list with
    bullets or numbers, pasted where a record begins, makes a record of each entry.
    """
    question, asked, index = form.question, form.prompt, form.position.item or 0
    items = [dict(one) for one in form.value(question) or []]
    new = index >= len(items)
    if new and asked == question.fields[0] and len(listed := _listed(clean_text(typed))) > 1:
        return _with_several(form, listed)
    value = form.parse(asked, typed)
    while len(items) <= index:
        items.append({})
    if value is None and (asked.required or _last_chance(question, asked, items[index])):
        if new and (index or not question.required):
            return replace(form, position=Position(question.id))
        raise Refused("This one is needed.", f"{{Skip}} to leave out this {question.one or 'entry'}.")
    items[index].pop(asked.id, None)
    if value is not None:
        items[index][asked.id] = value
    elif not _named(question, items[index]) and (items[index] or not new):
        raise Refused(f"Nothing else names this {question.one or 'entry'}.", "Type the new text, or {back} to go back.")
    kept = [one for number, one in enumerate(items) if one or number == index]
    at = Position(question.id, index, _following(question, asked, items[index]))
    at = at if at.field else Position(question.id)
    if not items[index]:  # not on disk before it says anything
        return replace(form, position=at)
    return replace(with_data(form, put_value(form.data, question.path, kept)), position=at)


def _with_several(form: Form, entries: Sequence[str]) -> Form:
    """The list with a record for each entry, which answers its first field. Raises Refused."""
    question, asked = form.question, form.prompt
    values = [form.parse(asked, one) for one in entries]
    more = [*(form.value(question) or []), *({asked.id: value} for value in values if value is not None)]
    return replace(with_data(form, put_value(form.data, question.path, more)), position=Position(question.id))


_BULLET: Final = re.compile(r"\s*(?:[-–—*•‣◦▪·]|\(?(?:\d{1,2}|[a-z])[.)])\s+")


def _listed(text: str) -> list[str]:
    """The entries of a pasted list, each behind its bullet or number; a line without one goes on with the entry above.

    Nothing, where the text does not begin as a list.
    """
    entries: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        mark = _BULLET.match(line)
        if mark:
            entries.append(line[mark.end() :].strip())
        elif entries:
            entries[-1] += f" {line.strip()}"
        else:
            return []
    return entries


def _following(question: Question, asked: Question, item: Mapping[str, Any]) -> str:
    """The field that is asked after another; empty after the last one."""
    order = [one.id for one in question.fields]
    later = order[order.index(asked.id) + 1 :]
    return next((one.id for one in applicable_fields(question, item) if one.id in later), "")


def _last_chance(question: Question, asked: Question, item: Mapping[str, Any]) -> bool:
    """Whether this is the last field that could name a record that nothing names yet."""
    naming = [one.id for one in question.fields if one.id in _NAMING]
    return bool(naming) and asked.id == naming[-1] and not any(item.get(name) for name in naming[:-1])


def _named(question: Question, item: Mapping[str, Any]) -> bool:
    """Whether a record says whom or what it is about."""
    naming = [one.id for one in question.fields if one.id in _NAMING]
    return not naming or any(item.get(name) for name in naming)


def list_command(form: Form, typed: str) -> Form:
    """What to do with a list of records: nothing typed goes on, + adds, 2 changes, -2 removes, 2>1 moves."""
    text, count = typed.strip(), len(form.value(form.question) or [])
    if not text:
        if form.question.required and not count:
            raise Refused("At least one is needed.", "{Add} to add it. {Skip} to come back to it later.")
        return forward(form)
    if text in ("+", "add", "a"):
        return add_record(form)
    if text.isdecimal() and 1 <= int(text) <= count:
        return edit_record(form, int(text) - 1)
    if text[:1] == "-" and text[1:].strip().isdecimal() and 1 <= int(text[1:]) <= count:
        return remove_record(form, int(text[1:]) - 1)
    first, arrow, second = (part.strip() for part in text.partition(">"))
    if arrow and first.isdecimal() and second.isdecimal() and 1 <= int(first) <= count and 1 <= int(second) <= count:
        return move_record(form, int(first) - 1, int(second) - 1)
    if len(text) > 2 and text[:1].isalpha():  # the entry itself
        return answer_field(add_record(form), text)
    raise Refused(
        f"‘{text}’ is not one of the choices.",
        "Enter goes on; + adds; 2 changes entry 2; -2 removes it; 2>1 moves it up."
        if count
        else "Enter goes on; + adds one.",
    )


def add_record(form: Form) -> Form:
    """Begins a new record of the question in hand."""
    return replace(
        form, position=Position(form.question.id, len(form.value(form.question) or []), form.question.fields[0].id)
    )


def edit_record(form: Form, index: int) -> Form:
    """Goes into a record that is there."""
    return replace(form, position=Position(form.question.id, index, form.question.fields[0].id))


def remove_record(form: Form, index: int) -> Form:
    """Takes a record out, with what was typed in it and not entered."""
    items = list(form.value(form.question) or [])
    kept = items[:index] + items[index + 1 :]
    without = with_data(form, put_value(form.data, form.question.path, kept))
    others = _renumbered(without, lambda item: None if item == index else item - (item > index))
    return replace(others, position=Position(form.question.id))


def move_record(form: Form, index: int, to: int) -> Form:
    """Moves a record to another place in the list."""
    items = list(form.value(form.question) or [])
    order = list(range(len(items)))
    order.insert(to, order.pop(index))
    moved = with_data(form, put_value(form.data, form.question.path, [items[number] for number in order]))
    return _renumbered(moved, lambda item: order.index(item) if item in order else item)


def _renumbered(form: Form, number: Callable[[int], int | None]) -> Form:
    """What waits in the records of the question in hand, with the numbers that they have now."""
    waits: dict[Position, str] = {}
    for at, text in form.pending.items():
        if at.question != form.question.id or at.item is None:
            waits[at] = text
        elif (now := number(at.item)) is not None:
            waits[replace(at, item=now)] = text
    return form if waits == form.pending else replace(form, pending=waits)

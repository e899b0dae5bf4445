"""Entries of a list in the order of one of their fields, by the alphabet of the letter's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from letterkit.interview.form import Form
from letterkit.interview.records import reorder_records
from letterkit.languages.normal_form import fold
from letterkit.people.sorting import Key, collation, sorted_places
from letterkit.questions.answers import Refused, without_source
from letterkit.questions.question import Question
from letterkit.wording import say, say_list, say_worded, worded

FREE: Final = frozenset(("signatories", "cases", "people", "sources", "cc", "norms"))
"""Lists whose order says nothing. That of all others is read: the first ask weighs most, an annex has its number, a
fact goes on from the one before."""
ORDER_IS_READ: Final = worded(
    "The letter has these entries in this order, and readers take the first for the weightiest."
)
_TOO_FEW: Final = worded("There are no two entries to sort.")
_UNSORTED: Final = frozenset(("yes-no", "provisions"))
_OF_SIGNATORIES: Final[Mapping[str, str]] = {"name": "name", "places": "country"}
"""Fields of a signatory by which they are sorted as a table of them is: groups together, an organisation by its name
where it signs without a person."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """A list that was sorted: the form before, the form as it is now, and the field; none where it is as typed."""

    before: Form
    after: Form
    field: Question | None

    def is_of(self, form: Form) -> bool:
        """True if nothing was changed since."""
        return self.after.data is form.data and self.after.position.question == form.position.question


def order_is_read(question: Question) -> bool:
    """True if the order of the entries is part of what the letter says."""
    return question.kept_as not in FREE


def sort_fields(form: Form) -> tuple[Question, ...]:
    """Return the fields of the current question by which its records can be sorted: those that some of them answer."""
    records = form.value(form.question) or []
    fields = (field for field in form.question.fields if field.type not in _UNSORTED)
    return tuple(field for field in fields if any(record.get(field.id) for record in records))


def named_field(form: Form, typed: str) -> Question:
    """Return the field that was typed by its number or its words. Raises Refused with those that there are."""
    fields, wanted = sort_fields(form), fold(typed.strip())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(fields):
        return fields[int(wanted) - 1]
    named = [field for field in fields if wanted in (fold(field.id), fold(field.title))]
    named = named or [field for field in fields if wanted and fold(field.title).startswith(wanted)]
    if len(named) != 1:
        listed = say_list([field.title for field in fields])
        message = say("There is no field ‘{name}’ to sort by.", name=typed.strip())
        raise Refused(message, say("There are: {fields}.", fields=listed))
    return named[0]


def sort_records(form: Form, field: Question) -> Form:
    """Return the form with the records of the current question in the order of a field; those without an answer to it
    come last. One change, for undo. Raises Refused where there are not two records."""
    records = form.value(form.question) or []
    if len(records) < 2:
        raise Refused(say_worded(_TOO_FEW))
    return reorder_records(form, _order(form, field, records))


def _order(form: Form, field: Question, records: Sequence[Mapping[str, Any]]) -> list[int]:
    language = str(form.data.get("language") or "en")
    if form.question.path == "signatories" and field.id in _OF_SIGNATORIES:
        return sorted_places(records, _OF_SIGNATORIES[field.id], language)
    alphabet = collation(language)

    def key(index: int) -> tuple[bool, bool, Any]:
        value = without_source(records[index].get(field.id))
        if isinstance(value, (int, float)):
            return (False, False, value)
        text = _sorted_text(form, field, value)
        return (not text, True, _in_calendar(form, text) if field.type in _DATES else alphabet(text))

    return sorted(range(len(records)), key=key)


_DATES: Final = frozenset(("date", "partial-date", "deadline", "moment"))


def _sorted_text(form: Form, field: Question, value: Any) -> str:
    """Return what a value is sorted by: a choice by its place among the choices, all others by what is shown."""
    if value in (None, "", []):
        return ""
    if field.choices:
        names = [choice.value for choice in field.choices]
        return f"{names.index(str(value)):03}" if str(value) in names else str(value)
    return str(value) if field.type in _DATES else form.show(field, value)


def _in_calendar(form: Form, text: str) -> Key:
    """Return the place of a date in the calendar, as it is kept (2026-06-03, 2026-06) or typed; words come last."""
    if text[:4].isdecimal():
        return (False, text)
    parts = form.context.language.date_parts(text)
    return (parts is None, f"{parts.year}-{parts.month:02}-{parts.day:02}" if parts else fold(text))


def next_order(form: Form, last: Sorting | None) -> Sorting:
    """Return the list in its next order: by the first field, then by the next one, in the end as it was typed.

    Sorting again takes the order before back, so that the whole of it is one change for undo. Raises Refused.
    """
    if last is None or not last.is_of(form):
        last = Sorting(form, form, None)
    fields = sort_fields(form)
    ids = [field.id for field in fields]
    number = ids.index(last.field.id) + 1 if last.field and last.field.id in ids else 0
    before = replace(last.before, position=form.position)
    if number and number == len(fields):
        return Sorting(before, before, None)
    if not fields:
        raise Refused(say_worded(_TOO_FEW))
    return Sorting(before, sort_records(before, fields[number]), fields[number])

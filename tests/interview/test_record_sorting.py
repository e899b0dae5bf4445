"""Entries are sorted by a field, in the alphabet of the letter's language, as one change."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.record_sorting import named_field, next_order, order_is_read, sort_fields, sort_records
from letterkit.questions.answers import Refused
from tests.interview.scene import at, new


def listed(path: str, records: list[dict[str, Any]], language: str = "en") -> Form:
    """Return a letter at a list with these records."""
    form = new({path: records, "language": language})
    return transitions.go_to(form, Position(next(one.id for one in form.pack.questions if one.path == path)))


def names(form: Form) -> list[str]:
    return [one.get("name") or one.get("organization") for one in form.value(form.question)]


PEOPLE = [{"name": "Örn"}, {"name": "Zoe"}, {"name": "Adam"}, {"organization": "The Berlin Group"}]


def test_signatories_are_sorted_by_what_prints_first() -> None:
    form = listed("signatories", PEOPLE)
    by_name = named_field(form, "name")
    assert names(sort_records(form, by_name)) == ["Adam", "The Berlin Group", "Örn", "Zoe"]


def test_the_alphabet_is_that_of_the_language() -> None:
    assert names(
        sort_records(listed("signatories", PEOPLE[:3], "sv"), named_field(listed("signatories", PEOPLE), "1"))
    ) == [
        "Adam",
        "Zoe",
        "Örn",
    ]


def test_sorting_is_one_change_whatever_is_sorted_by() -> None:
    form = listed("signatories", [{"name": "B", "organization": "A"}, {"name": "A", "organization": "B"}])
    first = next_order(form, None)
    assert (first.field and first.field.id, names(first.after)) == ("name", ["A", "B"])
    second = next_order(first.after, first)
    assert (second.field and second.field.id, names(second.after)) == ("organization", ["B", "A"])
    assert len(second.after.past) <= len(form.past) + 1
    last = next_order(second.after, second)
    assert last.field is None
    assert last.after.data == form.data
    assert names(transitions.undo(first.after)) == ["B", "A"]


def test_a_change_in_between_begins_anew() -> None:
    form = listed("signatories", [{"name": "B"}, {"name": "A"}])
    first = next_order(form, None)
    changed = transitions.remove_record(first.after, 0)
    assert not first.is_of(changed)
    with pytest.raises(Refused, match="no two entries"):
        next_order(changed, first)


def test_what_waits_in_a_field_moves_with_its_entry() -> None:
    form = listed("signatories", [{"name": "B"}, {"name": "A"}])
    where = Position(form.question.id, 0, "capacity")
    form = transitions.with_pending(form, where, "as a friend")
    after = sort_records(form, named_field(form, "name"))
    assert after.pending == {Position(form.question.id, 1, "capacity"): "as a friend"}


def test_entries_without_an_answer_come_last_and_dates_by_the_calendar() -> None:
    form = transitions.add_record(at(new(), "asks"))
    for typed in ("One", "", "10 December 2026", "+", "Two", "", "", "+", "Three", "", "2 December 2026"):
        form = transitions.answer(form, typed)
    after = sort_records(form, named_field(form, "deadline"))
    assert [ask["action"] for ask in after.value(after.question)] == ["Three", "One", "Two"]


def test_only_fields_with_answers_can_be_sorted_by_and_others_are_told() -> None:
    form = listed("signatories", [{"name": "B"}, {"name": "A"}])
    assert [field.id for field in sort_fields(form)] == ["name"]
    with pytest.raises(Refused, match="There is no field ‘shoe size’"):
        named_field(form, "shoe size")


def test_the_order_of_asks_is_read_and_that_of_signatories_is_not() -> None:
    assert order_is_read(at(new(), "asks").question)
    assert not order_is_read(listed("signatories", []).question)

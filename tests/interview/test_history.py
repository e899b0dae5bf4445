"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position

from .scene import WHOLE, at, new, refused, two_recipients, whole


def test_undo_goes_back_through_every_change_and_redo_forward_again() -> None:
    form, states = new(), [new().data]
    for typed in WHOLE:
        after = transitions.answer(form, typed)
        if after.data != form.data:
            states.append(after.data)
        form = after
    for state in reversed(states[:-1]):
        form = transitions.undo(form)
        assert form.data == state
    assert "nothing to undo" in refused(lambda: transitions.undo(form))
    for state in states[1:]:
        form = transitions.redo(form)
        assert form.data == state
    assert "nothing to redo" in refused(lambda: transitions.redo(form))


def test_undo_brings_back_the_place_and_a_new_answer_ends_redo() -> None:
    form = transitions.undo(transitions.answer(at(new(), "country"), "Exampleland"))
    assert form.position == Position("country")
    refused(lambda: transitions.redo(transitions.answer(form, "Otherland")))


@pytest.mark.parametrize(
    "move",
    [
        lambda f: transitions.remove_record(f, 0),
        lambda f: transitions.move_record(f, 0, 1),
        lambda f: transitions.clear(transitions.edit_record(f, 1)),
    ],
)
def test_undo_brings_back_records(move: Callable[[Form], Form]) -> None:
    before = two_recipients()
    after = move(before)
    assert after.data != before.data
    assert transitions.undo(after).data == before.data


def test_an_answer_that_changes_nothing_is_nothing_to_undo() -> None:
    form = at(whole(), "country")
    assert transitions.answer(form, "Exampleland").past == form.past

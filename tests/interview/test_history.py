"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letterkit.interview import moves
from letterkit.interview.form import Form
from letterkit.interview.position import Position

from .scene import WHOLE, at, new, refused, two_recipients, whole


def test_undo_goes_back_through_every_change_and_redo_forward_again() -> None:
    form, states = new(), [new().data]
    for typed in WHOLE:
        after = moves.answer(form, typed)
        if after.data != form.data:
            states.append(after.data)
        form = after
    for state in reversed(states[:-1]):
        form = moves.undo(form)
        assert form.data == state
    assert "nothing to undo" in refused(lambda: moves.undo(form))
    for state in states[1:]:
        form = moves.redo(form)
        assert form.data == state
    assert "nothing to redo" in refused(lambda: moves.redo(form))


def test_undo_brings_back_the_place_and_a_new_answer_ends_redo() -> None:
    form = moves.undo(moves.answer(at(new(), "country"), "Exampleland"))
    assert form.position == Position("country")
    refused(lambda: moves.redo(moves.answer(form, "Otherland")))


@pytest.mark.parametrize(
    "move",
    [
        lambda f: moves.remove_record(f, 0),
        lambda f: moves.move_record(f, 0, 1),
        lambda f: moves.clear(moves.edit_record(f, 1)),
    ],
)
def test_undo_brings_back_records(move: Callable[[Form], Form]) -> None:
    before = two_recipients()
    after = move(before)
    assert after.data != before.data
    assert moves.undo(after).data == before.data


def test_an_answer_that_changes_nothing_is_nothing_to_undo() -> None:
    form = at(whole(), "country")
    assert moves.answer(form, "Exampleland").past == form.past

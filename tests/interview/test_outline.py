"""The outline: every question that applies, once, under the passage that first uses it, with how far it has come."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import transitions
from letterkit.interview.outline import SIGNS, current_passage, outline
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize("name", open_shelf().ids())
def test_every_question_stands_once_in_the_order_of_the_form(name: str) -> None:
    form = transitions.start(LIBRARY.pack(name), LIBRARY, TODAY)
    entries = [entry for part in outline(form) for entry in part.entries]
    assert sorted(entry.number for entry in entries) == list(range(1, len(form.questions) + 1))
    assert sum(entry.here for entry in entries) == 1


def test_an_answer_changes_its_mark_and_that_of_its_part() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    form = transitions.jump(form, "occasion")
    before = {entry.question.id: entry.mark for part in outline(form) for entry in part.entries}
    form = transitions.answer(form, "the meeting of the Permanent Council")
    after = {entry.question.id: entry.mark for part in outline(form) for entry in part.entries}
    assert (before["occasion"], after["occasion"]) == ("attention", "done")
    assert before["window"] == after["window"] == "empty"


def test_the_question_in_hand_tells_the_passage() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    titles = {part.passage: part.title for part in outline(form)}
    assert titles[current_passage(transitions.jump(form, "triggers"))] == "What may happen next"
    assert titles[current_passage(transitions.jump(form, "asks"))] == "What the council is asked to do"
    assert current_passage(transitions.jump(form, "signatories")) == 0


def test_signs_differ_without_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)

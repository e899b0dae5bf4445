"""What undo took back, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview import passage_plan, transitions
from letterkit.interview.change_words import difference, redone_words, undone_words
from letterkit.interview.form import Form
from letterkit.letter import drafts

from .scene import LIBRARY, TODAY, at, two_recipients, whole
from .touched_scene import letter

EXAMPLES = Path(__file__).parents[2] / "examples"


def both_ways(before: Form, after: Form) -> str:
    """Return the words of a change, which are those of its undo and its redo."""
    words = difference(before, after)
    assert undone_words(after, before) == f"Taken back: {words}."
    assert redone_words(before, after) == f"Done again: {words}."
    return words


def test_an_answer_and_an_entry_of_a_list_are_called_by_their_questions() -> None:
    form = at(whole(), "country")
    assert both_ways(form, transitions.answer(form, "Otherland")) == f"“{form.name_of(form.question)}”"
    people = two_recipients()
    assert both_ways(people, transitions.remove_record(people, 1)) == f"“{people.name_of(people.question)}”"


def test_what_is_done_to_a_passage_is_called_by_its_title() -> None:
    data = drafts.load(EXAMPLES / "submission.yaml").data
    form = transitions.start(LIBRARY.pack("submission"), LIBRARY, TODAY, data)
    number = next(n for n in range(1, len(form.steps) + 1) if passage_plan.sentences(form, n))
    title = form.title(number)
    struck = passage_plan.strike(form, number, passage_plan.sentences(form, number)[0].id)
    assert both_ways(form, struck) == f"a sentence of ‘{title}’"
    own = transitions.answer(transitions.go_to_passage(form, number), "Words of our own.")
    assert both_ways(form, own) == f"the words of ‘{title}’"
    without = passage_plan.leave_out(form, number, confirmed=True)
    assert f"the passage ‘{title}’" in both_ways(form, without)
    assert both_ways(form, passage_plan.shift(form, 1, 1)) == "the order of the passages"
    moved = passage_plan.change_move(form, number, "1")
    assert f"the passage ‘{title}’" in both_ways(form, moved)


def test_more_than_two_are_counted() -> None:
    form = whole()
    other = transitions.start(form.pack, form.library, form.today)
    assert difference(form, other).endswith("others")


def test_a_change_that_no_question_asks_for_is_a_change() -> None:
    form = whole()
    assert difference(form, form) == "a change of the letter"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_another_language_is_told(language: str) -> None:
    form = letter()
    assert "the language of the letter" in difference(form, transitions.change_language(form, language))

"""The outline: every question that applies, once, under the passage that first uses it, with how far it has come."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import transitions
from letterkit.interview.outline import SIGNS, current_passage, outline, progress_words
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
    form = transitions.jump(form, "meeting")
    before = {entry.question.id: entry.mark for part in outline(form) for entry in part.entries}
    form = transitions.answer(form, "the meeting of the Permanent Council")
    after = {entry.question.id: entry.mark for part in outline(form) for entry in part.entries}
    assert (before["meeting"], after["meeting"]) == ("attention", "done")
    assert before["risk"] == after["risk"] == "empty"


def test_the_question_in_hand_tells_the_passage() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    titles = {part.passage: part.title for part in outline(form)}
    assert titles[current_passage(transitions.jump(form, "risk"))] == "What may happen next"
    assert titles[current_passage(transitions.jump(form, "asks"))] == "What the council is asked to do"
    assert current_passage(transitions.jump(form, "signatories")) == 0


def test_signs_differ_without_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_what_is_asked_only_when_more_is_wanted_is_a_part_at_the_end_and_nothing_that_is_missing() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    *of_letter, more = outline(form)
    assert more.more and more.passage == 0 and not any(part.more for part in of_letter)
    assert tuple(entry.question for entry in more.entries) == form.more_questions
    assert more.mark != "attention" and "attention" in {part.mark for part in of_letter}


def test_a_question_that_is_asked_only_when_more_is_wanted_tells_its_passage_too() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert current_passage(transitions.jump(form, "trigger_dates")) == current_passage(transitions.jump(form, "risk"))
    assert form.title(current_passage(transitions.jump(form, "responsibility_move"))).startswith("Who must protect")


def test_names_are_words_and_those_of_two_questions_differ() -> None:
    for name in open_shelf().ids():
        form = transitions.start(LIBRARY.pack(name), LIBRARY, TODAY)
        names = [entry.name for part in outline(form) for entry in part.entries]
        assert not [one for one in names if "_" in one or one[:1].islower()], name
        assert form.pack.kind is None or len(set(names)) == len(names), name


def test_progress_counts_those_that_everybody_is_asked() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert progress_words(form) == f"1 of {len(form.main_questions)}"
    assert progress_words(transitions.jump(form, "length")) == f"more: 2 of {len(form.more_questions)}"

"""The outline: every question that applies, once, under the passage that first uses it, with how far it has come."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.outline import SIGNS, current_passage, first_question, outline, progress_words
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)
NAME = 28
"""Columns of a name in the plan beside the question."""


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
    assert (before["meeting"], after["meeting"]) == ("empty", "done")
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
    assert more.mark != "attention" and "empty" in {part.mark for part in of_letter}


def test_a_question_that_is_asked_only_when_more_is_wanted_tells_its_passage_too() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert current_passage(transitions.jump(form, "trigger_dates")) == current_passage(transitions.jump(form, "risk"))
    assert form.title(current_passage(transitions.jump(form, "responsibility_move"))).startswith("Who must protect")


def test_names_are_words_and_those_of_two_questions_differ() -> None:
    for name in open_shelf().ids():
        form = transitions.start(LIBRARY.pack(name), LIBRARY, TODAY)
        names = [entry.name for part in outline(form) for entry in part.entries]
        assert not [one for one in names if "_" in one or one[:1].islower()], name
        assert len(set(names)) == len(names), name
        assert form.pack.kind is None or max(map(len, names)) <= NAME, name


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
@pytest.mark.parametrize("name", open_shelf().ids())
def test_the_mark_only_moves_down(name: str, language: str) -> None:
    form = transitions.start(LIBRARY.pack(name, language), LIBRARY, TODAY, {"language": language})
    numbers = [entry.number for part in outline(form) for entry in part.entries]
    assert numbers == list(range(1, len(form.questions) + 1))
    passages = [part.passage for part in outline(form) if part.passage]
    assert passages == list(range(1, len(form.steps) + 1))


@pytest.mark.parametrize("name", open_shelf().moves.move_ids())
def test_every_name_in_a_move_fits_the_plan(name: str) -> None:
    for question in open_shelf().moves.move(name, "en").questions:
        assert len(question.title) <= NAME, question.id


def test_nothing_is_missing_before_it_was_passed_over() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert "attention" not in {part.mark for part in outline(form)}
    skipped = transitions.skip(transitions.jump(form, "meeting"))
    assert marked(transitions.jump(skipped, "recipients")) == {"meeting"}
    assert marked(transitions.jump(form, "opening")) == {"recipients", "meeting"}
    assert marked(transitions.jump(form, "recipients")) == set()


def test_what_is_needed_is_missing_once_somebody_looked_at_the_end() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    needed = {question.id for question in form.missing_questions()}
    at_end = transitions.go_to_end(form)
    assert marked(at_end) == marked(transitions.jump(at_end, "recipients")) == needed


def test_a_passage_all_of_whose_questions_are_asked_of_few_is_open_until_one_is_answered() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    parts = {part.title: part for part in outline(form)}
    assert parts["Closing words"].mark == "empty" and not parts["Closing words"].entries
    answered = transitions.answer(transitions.jump(form, "closing"), "We would welcome a meeting in Geneva.")
    assert {part.title: part.mark for part in outline(answered)}["Closing words"] == "done"


def test_a_passage_leads_to_its_first_open_question() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert first_question(form, 1) == form.question_named("meeting")
    answered = transitions.answer(transitions.jump(form, "meeting"), "the meeting of the Permanent Council")
    assert first_question(answered, 1) == answered.question_named("meeting_date")
    closing = next(part.passage for part in outline(form) if part.title == "Closing words")
    assert first_question(form, closing) == form.question_named("closing")


def marked(form: Form) -> set[str]:
    """Return the questions that are marked as needed."""
    return {entry.question.id for part in outline(form) for entry in part.entries if entry.mark == "attention"}


def test_progress_counts_those_that_everybody_is_asked() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    assert progress_words(form) == f"1 of {len(form.main_questions)}"
    number = len(form.main_questions) + 2
    assert (
        progress_words(transitions.jump(form, "length"))
        == f"{number}, asked on request (2 of {len(form.more_questions)})"
    )

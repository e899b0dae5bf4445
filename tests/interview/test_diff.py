"""What two versions of a letter say differently."""

from __future__ import annotations

from dataclasses import replace

from letterkit.interview import transitions
from letterkit.interview.diff import Difference, differences

from .scene import at, whole


def test_the_same_letter_has_no_differences() -> None:
    assert differences(whole(), whole()) == ()


def test_an_answer_is_shown_in_both_versions() -> None:
    theirs = transitions.answer(at(whole(), "country"), "Otherland")
    (difference,) = differences(whole(), theirs)
    assert (difference.mine, difference.theirs) == ("Exampleland", "Otherland")


def test_a_passage_in_other_words_is_shown() -> None:
    theirs = transitions.answer(transitions.go_to_passage(whole(), 1), "Other words.")
    (difference,) = differences(whole(), theirs)
    assert difference.name.startswith("The passage")
    assert (difference.mine, difference.theirs) == ("(written from the answers)", "Other words.")


def test_a_key_that_no_question_fills_is_shown_under_its_name() -> None:
    theirs = replace(whole(), data={**whole().data, "place": "Geneva"})
    assert differences(whole(), theirs) == (Difference("place", "", "Geneva"),)


def test_a_long_answer_is_cut() -> None:
    theirs = transitions.answer(at(whole(), "country"), "Otherland " * 50)
    (difference,) = differences(whole(), theirs)
    assert len(difference.theirs) <= 120 and difference.theirs.endswith("…")

"""A place of a draft in the words of the question that is answered there."""

from __future__ import annotations

import pytest

from letterkit.errors import KeyPath
from letterkit.interview import transitions
from letterkit.interview.place_words import words_of_place, words_of_places

from .scene import LIBRARY, TODAY, whole


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("subject",), "“The title line”"),
        (("facts", "judge"), "“Who was the judge?”"),
        (("passages", 2, "asks", 0, "deadline"), "“What do you ask for?”, entry 1, “By when”"),
        (("passages", 2, "asks", 0), "“What do you ask for?”, entry 1"),
        (("signatories", 0, "organization"), "“Who signs?”, entry 1, “Organisation”"),
        (("people",), ""),
    ],
)
def test_a_place_is_told_as_the_question_that_is_answered_there(path: KeyPath, words: str) -> None:
    assert words_of_place(whole(), path) == words


def test_a_passage_in_own_words_is_told_by_its_name() -> None:
    form = transitions.go_to_passage(whole(), 1)
    form = transitions.answer(form, "In our own words.")
    assert words_of_place(form, ("passages", 0, "text")) == f"“{form.title(1)}”"


def test_a_draft_that_cannot_be_read_has_no_words() -> None:
    words_of = words_of_places({"letterkit": 1, "template": "no-such-kind"}, LIBRARY, TODAY)
    assert words_of(("subject",)) == words_of(()) == ""
    assert words_of_places(whole().data, LIBRARY, TODAY)(("passages", 9)) == ""

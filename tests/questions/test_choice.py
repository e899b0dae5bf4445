"""One of the choices of a pack."""

from __future__ import annotations

import pytest

from letterkit.questions.question import Choice, Question
from tests.questions.answering import TONES, parse, refusal, show


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "calm"),
        ("3", "short"),
        ("Sharp", "sharp"),
        ("calm and factual", "calm"),
        ("ca", "calm"),
        ("shor", "short"),
    ],
)
def test_a_choice_is_made_by_number_name_or_beginning(typed: str, value: str) -> None:
    assert parse("choice", typed, choices=TONES) == value


@pytest.mark.parametrize("typed", ["0", "4", "sh", "loud", "²", "-1"])
def test_a_choice_that_is_none_or_could_be_two_is_refused(typed: str) -> None:
    assert "1 to 3" in refusal("choice", typed, choices=TONES)


def test_a_choice_is_shown_by_its_label() -> None:
    assert show(Question(type="choice", choices=(Choice("a", "Calm"),)), "a") == "Calm"

"""One of the choices of a pack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.question import Choice, Question
from tests.questions.answering import TONES, WORDS, parse, refusal, show, spell


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


def test_a_choice_is_typed_again_by_its_words_or_by_its_value_where_those_are_anothers() -> None:
    plain = Question(type="choice", choices=TONES)
    assert [spell(plain, choice.value) for choice in TONES] == ["Calm and factual", "Sharp", "short"]
    confused = Question(
        type="choice", choices=(Choice("a", "Same"), Choice("b", "same"), Choice("c", "a"), Choice("d"))
    )
    assert [spell(confused, value) for value in "abcd"] == ["a", "b", "c", "d"]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_every_choice_is_the_same_when_it_is_typed_again(rows: list[tuple[str, str]]) -> None:
    choices = tuple(Choice(f"v{number}", label) for number, (_, label) in enumerate(rows))
    question = Question(type="choice", choices=choices)
    for choice in choices:
        assert parse("choice", spell(question, choice.value), choices=choices) == choice.value

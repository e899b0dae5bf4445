"""Who may read a name: four answers, and never a guess."""

from __future__ import annotations

import pytest

from letterkit.letter.consent_words import CONSENTS, consent_words
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import check, parse, refusal, show, spell

ASKED = Question(id="consent", type="consent")
SENTENCES = [
    "She agrees to be named to the prosecutor, but not in public",
    "He said we may use it",
    "only the lawyer",
    "yes",
    "No",
    "y",
    "n",
    "oui",
    "maybe",
    "nobody",
    "5",
    "0",
    "publicly no",
]


@pytest.mark.parametrize(
    ("typed", "consent"),
    [
        ("1", "public"),
        ("2", "recipient-only"),
        ("3", "never"),
        ("4", "not-asked"),
        ("Everybody", "public"),
        ("public.", "public"),
        ("those to whom the letter goes", "recipient-only"),
        ("recipient-only", "recipient-only"),
        ("not asked yet", "not-asked"),
        ("Nobody outside", "never"),
        ("nobody has asked", "not-asked"),
    ],
)
def test_each_of_the_four_is_chosen_by_its_number_its_value_or_its_words(typed: str, consent: str) -> None:
    assert parse("consent", typed) == consent


@pytest.mark.parametrize(
    ("language", "typed", "consent"),
    [
        ("fr", "tout le monde", "public"),
        ("fr", "seulement les destinataires", "recipient-only"),
        ("es", "jamás", "never"),
        ("es", "no se ha preguntado", "not-asked"),
        ("ru", "только адресаты", "recipient-only"),
        ("ru", "ещё не спрашивали", "not-asked"),
        ("ru", "everybody", "public"),
    ],
)
def test_the_words_of_the_letters_language_are_understood(language: str, typed: str, consent: str) -> None:
    assert parse("consent", typed, language) == consent


@pytest.mark.parametrize("typed", SENTENCES)
def test_a_sentence_and_yes_and_no_are_not_guessed(typed: str) -> None:
    said = refusal("consent", typed)
    assert "not guessed" in said
    assert all(consent_words(consent) in said for consent in CONSENTS)
    assert "Type a number: 1 everybody; 2 " in said


@pytest.mark.parametrize(("value", "words"), [(True, "everybody"), (False, "nobody outside your organization")])
def test_the_yes_or_no_of_an_older_draft_is_read_as_before_and_shown_in_words(value: bool, words: str) -> None:
    check(ASKED, value)
    assert show(ASKED, value) == spell(ASKED, value) == words


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (True, "public"),
        (False, ""),
        ("public", "public"),
        ("recipient-only", "recipient-only"),
        ("never", ""),
        ("not-asked", ""),
        ("yes, she agreed", ""),
    ],
)
def test_a_template_sees_nothing_where_nobody_outside_may_read_a_name(value: object, seen: str) -> None:
    assert type_of(ASKED).template_value(value) == seen


def test_the_four_are_listed_as_choices() -> None:
    assert [choice.value for choice in type_of(ASKED).choices(ASKED)] == list(CONSENTS)

"""Sentences that tell what happened, and those that plan, in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.tenses import past_sentences, planned_sentences, words_before

from .subjects import subject, subject_of_any_text


def told(text: str, language: str) -> tuple[bool, bool]:
    letter = subject(text, language)
    (prose,) = letter.body
    return bool(past_sentences(letter, prose)), bool(planned_sentences(letter, prose))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Soldiers burned the village.", "en"),
        ("The court sentenced her on 3 May.", "en"),
        ("La police a ensuite fermé le bureau.", "fr"),
        ("Ils ont condamné six personnes.", "fr"),
        ("Los soldados quemaron el pueblo.", "es"),
        ("El juez cerró la radio.", "es"),
        ("Полиция закрыла офис.", "ru"),
        ("Школу закрыли.", "ru"),
    ],
)
def test_what_happened_is_told_by_any_verb(text: str, language: str) -> None:
    assert told(text, language) == (True, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The village burns, and we need help.", "en"),
        ("Thousands are detained; the day is widely celebrated.", "en"),
        ("Les droits des détenus comptent.", "fr"),
        ("El bosque arde.", "es"),
        ("Наш журнал и трибунал, или правила.", "ru"),
    ],
)
def test_words_that_end_like_verbs_tell_nothing(text: str, language: str) -> None:
    assert told(text, language) == (False, False)


def test_may_is_a_plan_and_3_may_a_day() -> None:
    assert told("They may come.", "en") == (False, True)
    assert told("It began on 3 May, and in May 2026 it ended.", "en")[1] is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The hearing is scheduled for 3 June.", "en"),
        ("Le procès est reporté.", "fr"),
        ("La audiencia tendrá lugar en mayo.", "es"),
        ("Заседание назначено на май.", "ru"),
    ],
)
def test_a_plan_is_known_by_its_words(text: str, language: str) -> None:
    assert told(text, language)[1]


def test_words_before_a_place_are_those_of_its_sentence() -> None:
    (prose,) = subject("One two. Three four five").body
    assert [word.folded for word in words_before(prose, prose.text.index("five"), 9)] == ["three", "four"]
    assert words_before(prose, 0, 2) == []


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "es", "ru"]))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    letter = subject_of_any_text(text, language)
    for prose in letter.body if letter else ():
        assert past_sentences(letter, prose) <= set(prose.sentences)  # type: ignore[arg-type]  # a letter that was read

"""A letter says by when: a day, a meeting, some weeks; not a bench, what is past, or ‘urgently’."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.ask_times import says_at_once, says_by_when, timed_sentences

from .subjects import subject, subject_of_any_text


def timed(text: str, language: str = "en") -> bool:
    letter = subject(text, language, "ask")
    return any(says_by_when(letter, prose) for prose in letter.body)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Open it by 3 June.", "en"),
        ("Open it by the end of March.", "en"),
        ("Open it before the vote.", "en"),
        ("Open it before he is put on trial.", "en"),
        ("Open it within six weeks.", "en"),
        ("The Council meets on Thursday.", "en"),
        ("Raise it at the 55th session.", "en"),
        ("A reply within the statutory twenty working days is required.", "en"),
        ("It can be done in two weeks.", "en"),
        ("Cela peut se faire en quinze jours.", "fr"),
        ("Puede hacerse en quince días.", "es"),
        ("Это можно сделать за две недели.", "ru"),
        ("Ouvrez-le d’ici au 3 juin.", "fr"),
        ("Ouvrez-le avant la fin de mars.", "fr"),
        ("Ouvrez-le sous trente jours.", "fr"),
        ("Ábralo a más tardar el 3 de junio.", "es"),
        ("Ábralo en los próximos quince días.", "es"),
        ("Откройте его до 3 июня.", "ru"),
        ("Откройте его к началу заседания.", "ru"),
        ("Откройте его в течение месяца.", "ru"),
    ],
)
def test_a_time_is_known_in_many_forms(text: str, language: str) -> None:
    assert timed(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Withdraw the bill before the house.", "en"),
        ("It lies before us, as never before.", "en"),
        ("Vote for it within the Union.", "en"),
        ("Investigate the deaths of 3 March.", "en"),
        ("Keep the ban until 3 June 2027.", "en"),
        ("In March the river rose.", "en"),
        ("It happened before the war, on 3 May 2025.", "en"),
        ("You may march.", "en"),
        ("In two weeks, forty people were killed; in two cases, children.", "en"),
        ("Avant tout, ouvrez-le.", "fr"),
        ("Ante todo, ábralo.", "es"),
        ("До сих пор он закрыт, к нам не пускают.", "ru"),
    ],
)
def test_other_words_are_no_time(text: str, language: str) -> None:
    assert not timed(text, language)


def test_at_once_is_told_of_a_request_only() -> None:
    asked = subject("We ask you to release her immediately.", role="ask")
    said = subject("Children fall ill immediately.", role="ask")
    assert [says_at_once(letter, prose) for letter in (asked, said) for prose in letter.body] == [True, False]


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "es", "ru"]))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    letter = subject_of_any_text(text, language)
    for prose in letter.body if letter else ():
        assert timed_sentences(letter, prose) <= set(prose.sentences)  # type: ignore[arg-type]  # a letter that was read

"""A passage as a macro wrote it, tidied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages.reading import read_language
from letterkit.packs import text_filters

ENGLISH = read_language("en")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("\n\na  b\nc\n \t\n\n d \n", "a b c\n\nd"),
        ("a ,\nb .", "a, b."),
        ("We ask:\n- a\n- b", "We ask:\n- a\n- b"),
        ("> a\n> b", "> a\n> b"),
        ("a\n1. b\n2) c", "a\n1. b\n2) c"),
        ("a .5", "a .5"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_what_conditions_left_behind_is_taken_out(text: str, made: str) -> None:
    assert text_filters.tidy(text, ENGLISH) == made


@given(st.text("ab ,.\n\t-", max_size=40))
def test_tidying_twice_changes_no_more_and_no_word_is_lost(text: str) -> None:
    result = text_filters.tidy(text, ENGLISH)
    assert [word for word in result if word.isalpha()] == [word for word in text if word.isalpha()]
    assert "\n\n\n" not in result and result == result.strip()


def test_french_has_its_no_break_spaces() -> None:
    text = "Il dit : « oui » ; et toi ?"
    assert text_filters.tidy(text, read_language("fr-CA")) == text.replace(" :", "\xa0:").replace(
        "« ", "«\xa0"
    ).replace(" »", "\xa0»").replace(" ;", "\xa0;").replace(" ?", "\xa0?")
    assert text_filters.tidy(text, ENGLISH) == text


def test_the_subject_follows_the_verb_that_a_clause_begins_with() -> None:
    assert text_filters.with_subject("أدان استخدام التجويع", "مجلس الأمن") == "أدان مجلس الأمن استخدام التجويع"
    assert text_filters.with_subject("أدان", "مجلس الأمن") == "أدان مجلس الأمن"
    assert text_filters.with_subject(None, "مجلس الأمن") is None

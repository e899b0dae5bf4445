"""A norm's card: its clauses as a language joins them."""

from __future__ import annotations

import pytest

from .scene import run


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("fr", "que nul enfant ne peut être soumis"),
        ("es", "que ningún niño puede ser sometido"),
        ("en", "no child may be subjected"),
    ],
)
def test_a_clause_of_two_in_a_language_that_repeats_que_has_the_first_too(language: str, clause: str) -> None:
    assert f"art. 37        {clause}" in run("norms", "show", "crc", "--language", language).text


def test_exact_words_are_those_of_the_language_with_their_wrong_forms() -> None:
    english = run("norms", "show", "udhr").text
    assert "“All human beings are born free and equal in dignity and rights” (art. 1)" in english
    assert "    not: “born free and equal in rights and dignity”" in english
    assert "Also in fr, es, ru: add `--language fr`." in english and "naissent libres" not in english
    french = run("norms", "show", "udhr", "--language", "fr").text
    assert "“Tous les êtres humains naissent libres et égaux en dignité et en droits”" in " ".join(french.split())
    assert "born free" not in french


def test_exact_words_in_no_language_but_english_are_shown_in_english() -> None:
    assert "“timely and decisive manner”" in run("norms", "show", "wso-2005", "--language", "fr").text

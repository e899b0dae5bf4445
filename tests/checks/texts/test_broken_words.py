"""Words that lost fi, fl, ff, ffi or ffl are known by what is left of them."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.broken_words import broken_forms


@pytest.mark.parametrize(
    ("language", "form", "word"),
    [
        ("en", "signi cant", "significant"),
        ("en", "o cial", "official"),
        ("en", "re ect", "reflect"),
        ("en", "rst", "first"),
        ("fr", "o ciel", "officiel"),
        ("es", "o cial", "oficial"),
    ],
)
def test_what_is_left_of_a_word_tells_it(language: str, form: str, word: str) -> None:
    assert broken_forms(language)[form] == word


def test_what_is_left_and_is_a_word_tells_nothing() -> None:
    assert not {"re", "red", "ring", "office", "eld"} & broken_forms("en").keys()
    assert not broken_forms("de")

"""The norms that a sentence names."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.invoked import is_called, is_named

from ..cases import LIBRARY
from .subjects import subject


@pytest.mark.parametrize(
    ("norm", "language", "sentence", "named"),
    [
        ("cat", "en-GB", "the cat says so", True),
        ("cat", "en-GB", "as the report indicated", False),
        ("cat", "en-GB", "education is a right", False),
        ("iccpr", "en-GB", "article 7 of the iccpr’s text", True),
        ("udhr", "fr", "l'article 5 de la dudh", True),
        ("udhr", "fr", "la déclaration universelle des droits de l’homme", True),
        ("udhr", "ru", "по всеобщей декларации прав человека", True),
        ("udhr", "es", "según la declaración universal de derechos humanos", True),
    ],
)
def test_a_norm_is_named_by_whole_words(norm: str, language: str, sentence: str, named: bool) -> None:
    assert is_named(LIBRARY.norms.get(norm), sentence, subject("Text.", language)) == named


def test_what_people_call_a_norm_means_it() -> None:
    udhr, letter = LIBRARY.norms.get("udhr"), subject("Text.")
    assert is_called(udhr, "the universal declaration says so", letter)
    assert not is_named(udhr, "the universal declaration says so", letter)
    assert not is_called(udhr, "the declarations say so", letter)

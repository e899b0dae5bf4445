"""Shares, sums of money and numbers of people are read as four languages write them."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.quantities import quantities

from .subjects import subject


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("They lost 12.5 % of the posts, and 100 % of the hope.", "en", ["12.5 %"]),
        ("The fee of £3,000 rose by 15 per cent, and a stamp is $5.", "en", ["£3,000", "15 per cent"]),
        ("Hundreds of Russian activists fled; hundreds of pages burnt.", "en", ["Hundreds"]),
        ("We represent 40,000 workers. In 2015 people came. About 2000 people stayed.", "en", ["2000"]),
        ("Près de 2000 prisonniers et 300 000 euros.", "fr", ["2000", "300 000 euros"]),
        ("Cuesta 300.000€ y lo pagan miles de familias. Somos 500 familias.", "es", ["300.000€", "miles"]),
        ("Это 15 процентов и 500 рублей, и тысячи семей.", "ru", ["15 процентов", "500 рублей", "тысячи"]),
    ],
)
def test_what_is_counted_is_found(text: str, language: str, words: list[str]) -> None:
    letter = subject(text, language)
    found = [prose.text[one.start : one.end] for prose in letter.body for one in quantities(letter, prose)]
    assert found == words

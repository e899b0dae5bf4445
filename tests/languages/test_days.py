"""Words that name a day."""

from __future__ import annotations

import pytest

from letterkit.languages import days


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("20 December", "en-GB"), ("December 20, 2026", "en-US"), ("1st of May", "en"), ("20 December 2026", "en")),
        *(
            ("20 décembre", "fr"),
            ("1er mai 2027", "fr"),
            ("20 de diciembre de 2026", "es"),
            ("20 декабря 2026 г.", "ru"),
        ),
    ],
)
def test_a_day_is_named(text: str, language: str) -> None:
    assert days.named(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("30 days", "en"), ("within 30 days", "en"), ("40 December", "en"), ("without delay", "en"), ("", "en")),
        *(("30 jours", "fr"), ("before 20 December", "en"), ("20 décembre", "en"), ("20 May", "xx")),
    ],
)
def test_other_words_are_not(text: str, language: str) -> None:
    assert not days.named(text, language)

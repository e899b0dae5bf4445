"""How many words a text has, in any script."""

from __future__ import annotations

import pytest

from letterkit.letter.word_count import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one  two\n", 2),
        ("吉尔吉斯斯坦奥什市", 9),
        ("The city of Osh, 奥什", 6),
        ("qui vit à Genève – l’été", 6),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert count_words(text) == count

"""Lines break at words, and every place of the text has its place on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from letterkit.faces.screen.word_wrap import gaps


def rows(text: str, width: int) -> list[str]:
    """Return the rows that a window of a width shows, with the blanks that fill them."""
    filled, at = "", 0
    for place, fill in gaps(text, width):
        filled += text[at:place] + " " * fill
        at = place
    filled += text[at:]
    result, row = [], ""
    for ch in filled:
        if get_cwidth(row) + get_cwidth(ch) > width:
            result.append(row)
            row = ""
        row += ch
    return [*result, row]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 20, ["one two three"]),
        ("in 2026\u202fг. now", 8, ["in", "2026\u202fг.", "now"]),
        ("aaaaaaaaaa bb", 4, ["aaaa", "aaaa", "aa", "bb"]),
        ("在联合国 安理会", 9, ["在联合国", "安理会"]),
    ],
)
def test_a_line_breaks_at_words(text: str, width: int, shown: list[str]) -> None:
    assert [row.strip() for row in rows(text, width) if row.strip()] == shown


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=20), st.integers(9, 30))
def test_no_word_is_cut_that_fits(words: list[str], width: int) -> None:
    shown = [word for row in rows(" ".join(words), width) for word in row.split()]
    assert shown == words

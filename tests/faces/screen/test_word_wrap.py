"""Lines break at words, and every place of the text has its place on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import TransformationInput
from prompt_toolkit.utils import get_cwidth

from letterkit.faces.screen.word_wrap import WordWrap, gaps


def rows(text: str, width: int) -> list[str]:
    """Return the rows that a window of a width shows, with the blanks that fill them."""
    filled, at = "", 0
    for place, fill in gaps(text, width):
        filled += text[at:place]
        filled = filled[:fill] if fill < 0 else filled + " " * fill
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
        ("one two  three", 7, ["one two", "three"]),
        ("one two three", 20, ["one two three"]),
        ("in 2026\u202fг. now", 8, ["in", "2026\u202fг.", "now"]),
        ("aaaaaaaaaa bb", 4, ["aaaa", "aaaa", "aa", "bb"]),
        ("在联合国 安理会", 9, ["在联合国", "安理会"]),
    ],
)
def test_a_line_breaks_at_words(text: str, width: int, shown: list[str]) -> None:
    assert [row.strip() for row in rows(text, width) if row.strip()] == shown


@given(st.text("abc 奥é\u0301", max_size=60), st.integers(4, 12))
def test_no_line_begins_with_a_blank_and_no_letter_is_lost(text: str, width: int) -> None:
    first, *others = rows(text, width)
    assert not [row for row in others if row[:1] == " "]
    assert "".join("".join([first, *others]).split()) == "".join(text.split())


@given(st.text("abc 奥", max_size=60), st.integers(4, 12))
def test_every_place_of_the_text_has_its_place_on_the_screen(text: str, width: int) -> None:
    document = Document(text)
    given = TransformationInput(BufferControl(), document, 0, lambda i: i, [("", text)], width, 10)
    done = WordWrap().apply_transformation(given)
    shown = "".join(part[1] for part in done.fragments)
    places = [done.source_to_display(index) for index in range(len(text) + 1)]
    assert places == sorted(places) and places[-1] == len(shown)
    for index, character in enumerate(text):
        if character != " ":
            assert shown[places[index]] == character
            assert done.display_to_source(places[index]) == index


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=20), st.integers(9, 30))
def test_no_word_is_cut_that_fits(words: list[str], width: int) -> None:
    shown = [word for row in rows(" ".join(words), width) for word in row.split()]
    assert shown == words

"""Texts with notes of one label are put together, and each keeps its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter.markdown import read
from letterkit.letter.markup import blocks_text
from letterkit.letter.note_labels import apart


@pytest.mark.parametrize(
    ("text", "body", "notes"),
    [
        ("They fled.", "They fled.", ""),
        ("They fled.[^1]\n\n[^1]: OCHA.", "They fled.[^a-1]", "[^a-1]: OCHA."),
        ("A[^x] b[^y].\n\n[^x]: X,\nY.\n[^y]: Y.[^x]", "A[^a-x] b[^a-y].", "[^a-x]: X,\nY.\n[^a-y]: Y.[^a-x]"),
        ("A.[^1]\n\n[^1]: One.\n\n    Two.\n\nB.", "A.[^a-1]\n\nB.", "[^a-1]: One.\n\n    Two."),
        ("[^1]: One.\n\nA.[^1]", "A.[^a-1]", "[^a-1]: One."),
        (r"A\[^1] [^2] and [^3][^1]" + "\n\n[^1]: One.", r"A\[^1] [^2] and [^3][^a-1]", "[^a-1]: One."),
        ("1. a\n2. b[^n]\n\n   c\n\n[^n]: N.", "1. a\n2. b[^a-n]\n\n   c", "[^a-n]: N."),
    ],
)
def test_notes_are_taken_out_with_labels_of_their_own(text: str, body: str, notes: str) -> None:
    assert apart(text, "a") == (body, notes)


PIECES = st.sampled_from(
    ["A.[^1]", "B[^2] b.", "[^1]: One.", "[^2]: Two.[^1]", "    Three.", "- c[^1]\n- d", "", "> e"]
)


@given(st.lists(PIECES, max_size=6))
def test_no_word_of_a_text_or_of_its_notes_is_lost_or_moved(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    body, notes = apart(text, "a")
    assert blocks_text(read(f"{body}\n\n{notes}")).split() == blocks_text(read(text)).split()

"""The words that differ are marked, whole words and in whatever lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.faces.text_width import wrapped
from letterkit.faces.version_rows import differing, marked_lines, marked_text


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Mira Sample, aged 20, fled.", "B., aged 20, fled.", "»Mira Sample«, aged 20, fled."),
        ("B., aged 20, fled.", "Mira Sample, aged 20, fled.", "»B.«, aged 20, fled."),
        ("On Mira", "On Mira", "On Mira"),
        ("", "On Mira", ""),
        ("On Mira", "", "»On Mira«"),
    ],
)
def test_the_words_that_the_other_does_not_have_are_marked(one: str, other: str, marked: str) -> None:
    assert marked_text(one, differing(one, other)) == marked


def test_a_line_that_breaks_between_marked_words_keeps_the_marks() -> None:
    text = "On Mira Sample and him"
    lines = [*marked_lines(["On Mira", "Sample and him"], text, ((3, 14),))]
    assert lines == [[(False, "On "), (True, "Mira")], [(True, "Sample"), (False, " and him")]]


@given(st.text("abc, .", max_size=60), st.text("abc, .", max_size=60), st.integers(5, 40))
def test_no_letter_is_lost_however_a_text_is_broken(one: str, other: str, width: int) -> None:
    text = " ".join(one.split())
    lines = wrapped(text, width)
    shown = ["".join(piece for _, piece in line) for line in marked_lines(lines, text, differing(text, other))]
    assert shown == lines

"""Blanks become one; no-break spaces stay what they are."""

from __future__ import annotations

import pytest

from letterkit.letter.white_space import NO_BREAK, single_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \t b\n\nc ", "a b c"),
        ("30\u202f000  personnes\u00a0:", "30\u202f000 personnes\u00a0:"),
        ("2026\u202fг.", "2026\u202fг."),
        ("\u00a0", ""),
        ("a\u2003b", "a b"),
    ],
)
def test_a_text_in_one_line_has_single_blanks_and_its_no_break_spaces(text: str, line: str) -> None:
    assert single_line(text) == line


def test_every_no_break_space_is_one_for_python_too() -> None:
    assert all(space.isspace() and len(f"a{space}b".split()) == 2 for space in NO_BREAK)

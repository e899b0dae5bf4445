"""What is told is clean, whatever the file holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from letterkit.disclosure.trace import Trace
from letterkit.office.printable import LONGEST, clean


@given(st.text(max_size=2000))
def test_no_value_can_move_a_cursor_or_turn_a_line_round(text: str) -> None:
    trace = Trace(text, text, text, text, text, text)
    assert all(
        part.isprintable() and len(part) <= LONGEST for part in (trace.part, trace.place, trace.name, trace.value)
    )


def test_control_and_bidi_characters_are_taken_out() -> None:
    assert clean("a\x1b[31m\u202eb\r\nc\u2066d\x00") == "a [31m b c d"


def test_a_long_value_is_shortened_and_says_so() -> None:
    assert clean("x" * 5000) == "x" * (LONGEST - 1) + "…"
    assert clean("x" * LONGEST) == "x" * LONGEST


def test_a_row_that_gives_nobody_away_has_nothing_to_do() -> None:
    assert Trace("Part", "place", "Name", "value", "", "Do this.").remedy == ""
    assert Trace("Part", "place", "Name", "value", "names somebody", "Do this.").remedy == "Do this."

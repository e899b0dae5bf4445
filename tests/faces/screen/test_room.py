"""The lines of a window are shared so that the answer and the words that it brings are in sight at every size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.faces.screen.room import Room, shared

LINES = st.integers(0, 60)
NEEDED = st.builds(Room, LINES, LINES, LINES, LINES)


@given(LINES, NEEDED, st.booleans())
def test_nobody_gets_more_than_there_is_or_than_is_needed(lines: int, needed: Room, writing: bool) -> None:
    room = shared(lines, needed, writing=writing)
    parts = ("question", "answer", "passage", "remarks")
    assert sum(getattr(room, part) for part in parts) == min(lines, sum(getattr(needed, part) for part in parts))
    assert all(0 <= getattr(room, part) <= getattr(needed, part) for part in parts)


@pytest.mark.parametrize("lines", [13, 21, 27, 37, 47])
def test_while_something_is_written_the_passage_has_four_lines_below_its_rule(lines: int) -> None:
    room = shared(lines, Room(question=4, answer=40, passage=40, remarks=3), writing=True)
    assert room.passage >= (5 if lines > 13 else 4)
    assert room.answer >= 3 and room.question >= 1 and room.remarks >= 2


def test_what_little_there_is_goes_to_the_answer_first() -> None:
    assert shared(1, Room(5, 5, 5, 5), writing=True) == Room(answer=1)
    assert shared(2, Room(5, 5, 5, 5), writing=True) == Room(question=1, answer=1)


def test_a_question_that_is_being_read_has_all_of_its_words() -> None:
    room = shared(21, Room(question=13, answer=3, passage=9, remarks=2), writing=False)
    assert (room.question, room.answer, room.remarks) == (13, 3, 2)
    assert room.passage == 3  # what the others leave

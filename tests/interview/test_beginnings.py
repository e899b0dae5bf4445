"""Beginnings of sentences in the room of an answer: one after the other, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.interview.beginnings import Room, TakenBeginning, beginning_in, next_beginning, next_gap

STARTERS = ("We write to urge ", "On behalf of all, ", "نحن نكتب إلى ")


def rooms(text: str, cursor: int, times: int, starters: tuple[str, ...] = STARTERS) -> list[Room]:
    room, taken, seen = Room(text, cursor, cursor), None, []
    for _ in range(times):
        room, taken = next_beginning(starters, room, taken)
        seen.append(room)
    return seen


def test_one_after_the_other_and_then_the_empty_room_again() -> None:
    seen = rooms("", 0, 5)
    assert [room.text for room in seen] == [*STARTERS, "", STARTERS[0]]
    assert all(room.start == room.end == len(room.text) for room in seen)


@pytest.mark.parametrize(
    ("text", "cursor", "expected"),
    [
        ("They fled.", 10, "They fled. We write to urge |"),
        ("They fled. ", 11, "They fled. We write to urge |"),
        ("They fled. More came.", 4, "They fled. We write to urge |\nMore came."),
        ("They fled. More came.", 11, "They fled. We write to urge |\nMore came."),
        ("They fled.\n\nMore came.", 10, "They fled. We write to urge |\n\nMore came."),
        ("They fled.\n\n", 12, "They fled.\n\nWe write to urge |"),
        ("They fled", 3, "They fled We write to urge |"),
        ("More came.", 0, "We write to urge |\nMore came."),
    ],
)
def test_one_is_put_in_as_a_new_sentence_at_the_cursor(text: str, cursor: int, expected: str) -> None:
    (room,) = rooms(text, cursor, 1)
    assert f"{room.text[: room.end]}|{room.text[room.end :]}" == expected


@given(st.text("ab. …\n", max_size=40), st.integers(0, 40), st.integers(1, 9))
def test_what_was_typed_is_never_overwritten(text: str, cursor: int, times: int) -> None:
    for room in rooms(text, min(cursor, len(text)), times):
        rest = room.text
        for starter in STARTERS:
            rest = rest.replace(starter.strip(), "")
        assert "".join(rest.split()) == "".join(text.split())
    assert rooms(text, min(cursor, len(text)), 4)[3].text == text


def test_one_that_was_changed_stays_and_the_next_begins_anew_behind_it() -> None:
    room, taken = next_beginning(STARTERS, Room("", 0, 0))
    changed = Room(f"{room.text}action.", 24, 24)
    again, second = next_beginning(STARTERS, changed, taken)
    assert again.text == "We write to urge action. We write to urge "
    assert second == TakenBeginning(1, changed, again)


def test_the_first_gap_is_selected_and_then_the_next_ones() -> None:
    starters = ("On …, the Council … that ", "We write ")
    room, taken = next_beginning(starters, Room("", 0, 0))
    assert room.text[room.start : room.end] == "…" and room.start == 3
    typed = Room(room.text.replace("…", "Monday", 1), 9, 9)
    gap = next_gap(starters, typed)
    assert gap is not None and typed.text[: gap.start] == "On Monday, the Council "
    assert next_gap(starters, Room("We write …", 2, 2)) is None
    assert next_gap(starters, Room("Nothing … begun.", 2, 2)) is None
    assert next_beginning(starters, room, taken)[0].text == "We write "


def test_the_one_with_which_a_sentence_begins_is_known() -> None:
    starters = ("We write ", "We write to urge ")
    assert beginning_in(starters, Room("They fled. We write to urge you.", 15, 15)) == 2
    assert beginning_in(starters, Room("They fled. We write to urge you.", 3, 3)) == 0
    assert beginning_in(starters, Room("", 0, 0)) == 0


def test_without_any_the_room_stays() -> None:
    assert next_beginning((), Room("a", 1, 1)) == (Room("a", 1, 1), None)

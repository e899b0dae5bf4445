"""Beginnings of sentences in the room of an answer: the next one, where it is put, and which one is in.

What was typed stays as it is: a beginning is put in as a new sentence, behind the one in which the cursor is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

GAP: Final = "…"
_GAP: Final = re.compile(r"(?<!\S)…|…(?!\S)")


class Room(NamedTuple):
    """The text of an answer, and the stretch that is selected in it; where both ends are one, the place of the
    cursor."""

    text: str
    start: int
    end: int


class TakenBeginning(NamedTuple):
    """A beginning that was just put in: its number, from 1, the room before, and the room with it."""

    number: int
    before: Room
    after: Room


def next_beginning(
    starters: Sequence[str], room: Room, taken: TakenBeginning | None = None
) -> tuple[Room, TakenBeginning | None]:
    """Return the room with the next beginning in it, and which one that is: the first one; while one that was put in is
    unchanged, the one after it in its place; after the last one the room as it was before the first, and None."""
    is_unchanged = taken is not None and room.text == taken.after.text
    number = taken.number + 1 if taken and is_unchanged else 1
    before = taken.before if taken and is_unchanged else room
    if number > len(starters):
        return before, None
    after = _with_beginning(before, starters[number - 1])
    return after, TakenBeginning(number, before, after)


def _with_beginning(room: Room, starter: str) -> Room:
    text, at = room.text, _new_sentence(room.text, room.start)
    before, behind = text[:at], text[at:].lstrip(" ")
    if before and not before[-1].isspace():
        before += " "
    follows = behind and not behind.startswith("\n")
    whole = f"{before}{starter}\n{behind}" if follows else f"{before}{starter}{behind}"
    gap = _GAP.search(starter)
    if gap:
        return Room(whole, len(before) + gap.start(), len(before) + gap.end())
    return Room(whole, len(before) + len(starter), len(before) + len(starter))


def _new_sentence(text: str, cursor: int) -> int:
    """Return where a new sentence can begin: at the cursor, or behind the sentence in which that is."""
    from letterkit.interview.sentences import sentence_at  # not at the start of an interview

    sentence = sentence_at(text, cursor)
    return sentence.end if sentence and sentence.start < cursor < sentence.end else cursor


def next_gap(starters: Sequence[str], room: Room) -> Room | None:
    """Return the room with the next gap of its beginning selected, where that has several; None where it has not."""
    number = beginning_in(starters, room)
    if not number or not _GAP.search(starters[number - 1]):
        return None
    gap = _GAP.search(room.text, room.end) or _GAP.search(room.text)
    return Room(room.text, *gap.span()) if gap and gap.span() != (room.start, room.end) else None


def beginning_in(starters: Sequence[str], room: Room) -> int:
    """Return the number of the starter with which the sentence at the cursor begins; 0 where it begins with none."""
    from letterkit.interview.sentences import sentence_at

    sentence = sentence_at(room.text, room.start)
    if sentence is None:
        return 0
    words = room.text[sentence.start :]
    fitting = [
        (len(head), number)
        for number, starter in enumerate(starters, 1)
        if (head := starter.partition(GAP)[0].strip()) and words.startswith(head)
    ]
    return max(fitting, default=(0, 0))[1]

"""Beginnings of sentences on the screen: the list above the answer, and what Tab puts into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.selection import SelectionState

from letterkit.faces.screen.styles import filled
from letterkit.interview.beginnings import Room, TakenBeginning, next_beginning, next_gap
from letterkit.wording import say, say_count


class Beginnings:
    """Puts beginnings into the text that is being written. `starters` returns those that its question offers."""

    def __init__(self, answer: Buffer, starters: Callable[[], Sequence[str]]) -> None:
        self._answer, self._starters = answer, starters
        self._taken: TakenBeginning | None = None

    def forget(self) -> None:
        """Forget the one that was put in: another text is written."""
        self._taken = None

    def put_next(self) -> bool:
        """Put the first one in; the next one while that is unchanged; where it has gaps, go to the next of these.

        Return False if there are none.
        """
        starters, answer = self._starters(), self._answer
        if not starters:
            return False
        room = Room(answer.text, answer.cursor_position, answer.cursor_position)
        if not self.is_unchanged:
            if gap := next_gap(starters, room):
                self._select(gap)
                return True
            answer.save_to_undo_stack()
        after, self._taken = next_beginning(starters, room, self._taken)
        answer.document = Document(after.text, after.end)
        self._select(after)
        return True

    @property
    def is_unchanged(self) -> bool:
        """True while the one that was put in is all that was done."""
        return self._taken is not None and self._answer.text == self._taken.after.text

    @property
    def number(self) -> int:
        """Return the number, from 1, of the one that is in; 0 where none was put in, or it is changed."""
        taken = self._taken
        return taken.number if taken and self._answer.text.startswith(taken.after.text[: taken.after.start]) else 0

    def _select(self, room: Room) -> None:
        """Put the cursor behind a stretch, and select it, so that typing replaces it."""
        self._answer.cursor_position = room.end
        if room.start != room.end:
            self._answer.selection_state = SelectionState(room.start)
            self._answer.selection_state.enter_shift_mode()


def listed(starters: Sequence[str], width: int, room: int, taken: int = 0) -> list[str]:
    """Return the beginnings in lines, the one that is in with a mark: as many as there is room for, and how many there
    are more."""
    if not starters:
        return []
    rows = [
        filled(f"{starter.strip()} …", width, " " * 6, f"  {'▸' if number == taken else ' '}{number}. ")
        for number, starter in enumerate(starters, 1)
    ]
    head = filled(say("Beginnings. Tab puts in the next one."), width)
    first, last = _in_sight(rows, max(room - 2 - head.count("\n"), 1), max(taken - 1, 0))
    more = len(rows) - (last - first)
    lines = [head, *rows[first:last]]
    return [*lines, say_count("   … {count} more", "   … {count} more", more)] if more else lines


def _in_sight(rows: Sequence[str], room: int, chosen: int) -> tuple[int, int]:
    """Return the first row that is in sight, and the one after the last: the chosen one, with as many others as there
    is room for, from the first one as long as that is so."""
    heights = [row.count("\n") + 1 for row in rows]
    if sum(heights) <= room + 1:  # the line about those that are not in sight is not needed
        return 0, len(rows)
    first, last = 0, 1
    while last < len(rows) and (last <= chosen or sum(heights[first : last + 1]) <= room):
        last += 1
        while first < last - 1 and sum(heights[first:last]) > room:
            first += 1
    return first, last

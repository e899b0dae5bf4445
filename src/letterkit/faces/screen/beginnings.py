"""Beginnings of sentences on the screen: the list above the answer, and what Tab puts into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.selection import SelectionState

from letterkit.faces.screen.styles import filled
from letterkit.interview.beginnings import Room, TakenBeginning, next_beginning, next_gap
from letterkit.wording import say


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
    """Return the beginnings in lines, the one that is in with a mark, as far as there is room for them."""
    head = say("Beginnings. Tab puts one in; Tab again, the next.") if starters else ""
    lines = [filled(head, width)] if head else []
    for number, starter in enumerate(starters, 1):
        mark = "▸" if number == taken else " "
        line = filled(f"{starter.strip()} …", width, " " * 6, f"  {mark}{number}. ")
        if sum(text.count("\n") + 1 for text in (*lines, line)) > room:
            return [*lines[: max(room, 1)], "   …"] if number > 1 else lines
        lines.append(line)
    return lines

"""A list of rows to choose from. Its lines are made as they come into sight: hundreds of rows hold up no key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import UIContent, UIControl
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType

from letterkit.faces.screen.styles import WHEEL, Row, clicked, cut, filled

if TYPE_CHECKING:
    from prompt_toolkit.key_binding.key_bindings import NotImplementedOrNone


class RowLines:
    """The lines of some rows in a width, the chosen row marked. `whole` breaks long rows at words; otherwise each row
    is a line, and is cut."""

    def __init__(self, rows: Sequence[Row], chosen: int, width: int, *, whole: bool = True) -> None:
        self.rows, self.chosen, self.width, self.whole = rows, chosen, width, whole

    @cached_property
    def _broken(self) -> list[tuple[int, str]]:
        """Return every line with the index of its row."""
        return [
            (index, line)
            for index, row in enumerate(self.rows)
            for line in filled(row.text, self.width, "    ", self._sign(index)).split("\n")
        ]

    @property
    def count(self) -> int:
        return len(self._broken) if self.whole else len(self.rows)

    @property
    def at(self) -> int:
        """Return the line of the chosen row; the first line, where nothing above the row can be chosen."""
        first = next((index for index, row in enumerate(self.rows) if row.does), 0)
        if self.chosen <= first:
            return 0
        if not self.whole:
            return min(self.chosen, max(len(self.rows) - 1, 0))
        return next((line for line, (index, _) in enumerate(self._broken) if index == self.chosen), 0)

    def row_at(self, line: int) -> Row | None:
        """Return the row that a line belongs to."""
        if not 0 <= line < self.count:
            return None
        return self.rows[self._broken[line][0] if self.whole else line]

    def rows_above(self, line: int) -> int:
        """Return how many rows that can be chosen end above a line."""
        end = self._row_begun_by(line) if line < self.count else len(self.rows)
        return sum(1 for row in self.rows[: max(end, 0)] if row.does)

    def rows_below(self, line: int) -> int:
        """Return how many rows that can be chosen begin at a line or below it."""
        if line >= self.count:
            return 0
        begun = self._row_begun_by(line)
        if self.whole and self._broken[line - 1][0] == begun:
            begun += 1
        return sum(1 for row in self.rows[begun:] if row.does)

    def _row_begun_by(self, line: int) -> int:
        return self._broken[line][0] if self.whole else line

    def line(self, number: int) -> StyleAndTextTuples:
        """Return a line with its style."""
        index, text = self._broken[number] if self.whole else (number, self._cut(number))
        row = self.rows[index]
        style = "class:here" if self._is_marked(index) else f"class:{row.style}" if row.style else ""
        return [(style, text, clicked(row.does)) if row.does else (style, text)]

    @cached_property
    def text(self) -> StyleAndTextTuples:
        """Return all lines as one text."""
        return [part for number in range(self.count) for part in (*self.line(number), ("", "\n"))]

    def _cut(self, index: int) -> str:
        return self._sign(index) + cut(self.rows[index].text, self.width - 2)

    def _sign(self, index: int) -> str:
        return "▸" if self._is_marked(index) else " "

    def _is_marked(self, index: int) -> bool:
        return index == self.chosen and self.rows[index].does is not None


class RowList(UIControl):
    """Shows the lines that `lines` returns; the wheel chooses another row, a click does what a row does."""

    def __init__(self, lines: Callable[[], RowLines], step: Callable[[int], None]) -> None:
        self._lines, self._step = lines, step

    def is_focusable(self) -> bool:
        return True

    def preferred_height(self, width: int, max_available_height: int, wrap_lines: bool, get_line_prefix: Any) -> int:
        return min(self._lines().count, max_available_height)

    def create_content(self, width: int, height: int) -> UIContent:
        lines = self._lines()
        return UIContent(lines.line, lines.count, Point(0, lines.at), show_cursor=False)

    def mouse_handler(self, mouse_event: MouseEvent) -> NotImplementedOrNone:
        by = {MouseEventType.SCROLL_UP: -WHEEL, MouseEventType.SCROLL_DOWN: WHEEL}.get(mouse_event.event_type)
        row = self._lines().row_at(mouse_event.position.y)
        if by is not None:
            self._step(by)
        elif row and row.does and mouse_event.event_type == MouseEventType.MOUSE_UP:
            row.does()
        else:
            return NotImplemented
        return None

"""The window of a list. It tells at its edges how many rows are out of sight: ↓ 6 more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.layout import ScrollOffsets, Window
from prompt_toolkit.layout.controls import UIControl
from prompt_toolkit.layout.screen import Char, Screen, WritePosition

from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.styles import text_columns
from letterkit.wording import say_count


class ListWindow(Window):
    """Shows a list with one or more rows around the chosen one. `lines` returns what its control shows."""

    def __init__(self, control: UIControl, lines: Callable[[], RowLines], **options: Any) -> None:
        super().__init__(control, scroll_offsets=ScrollOffsets(top=1, bottom=1), **options)
        self._lines = lines

    def write_to_screen(
        self, screen: Screen, mouse_handlers: Any, write_position: WritePosition, *options: Any, **more: Any
    ) -> None:
        """Draw the list, and at the end of its first and of its last line what is out of sight."""
        super().write_to_screen(screen, mouse_handlers, write_position, *options, **more)
        shown = self.render_info
        if shown is None or shown.window_height < 2:
            return
        lines, top = self._lines(), shown.vertical_scroll
        above, below = lines.rows_above(top), lines.rows_below(top + shown.window_height)
        edges = (
            (say_count("↑ {count} more", "↑ {count} more", above) if above else "", write_position.ypos),
            (
                say_count("↓ {count} more", "↓ {count} more", below) if below else "",
                write_position.ypos + shown.window_height - 1,
            ),
        )
        for words, line in edges:
            if words:
                _write_at_end(screen, f"  {words} ", line, write_position)


def _write_at_end(screen: Screen, words: str, line: int, room: WritePosition) -> None:
    """Write words at the end of a line, over what stands there."""
    cells, start = screen.data_buffer[line], room.xpos + room.width - text_columns(words)
    if start <= room.xpos:
        return
    if cells[start - 1].width > 1:  # half of a letter that takes two columns
        cells[start - 1] = Char(" ", cells[start - 1].style)
    column = start
    for sign in words:
        cells[column] = Char(sign, "class:more")
        column += max(cells[column].width, 1)

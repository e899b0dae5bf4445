"""Styles and widths of the full-screen face, lists to choose from, and what the mouse does.

Bold, underlined and reversed carry the meaning; green and red, which read well on light and on dark, only repeat what a
sign says, and are left out under NO_COLOR.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from prompt_toolkit.application.current import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType
from prompt_toolkit.styles import Style

from letterkit.faces import text_width
from letterkit.faces.control_characters import hide_control_characters

hide_control_characters()

WIDE: Final = 120
"""Columns from which the panes are side by side."""
BARS: Final = 3
"""Lines of the window for the line above and the two lines of keys."""
OUTLINE: Final = 34
"""Columns of the outline."""
READABLE: Final = 88
"""Columns of text that read well."""
WHEEL: Final = 3
"""Lines that one turn of the mouse wheel is worth."""

STYLE: Final = Style.from_dict(
    {
        "bar": "reverse",
        "head": "bold",
        "here": "reverse bold",
        "attention": "bold ansired",
        "done": "ansigreen",
        "wrong": "bold underline",
        "passage": "bold",
        "new": "bold underline",
        "more": "bold",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: its text, what choosing it does (None: it cannot be chosen), and its style."""

    text: str
    does: Callable[[], None] | None = None
    style: str = ""


def screen_columns() -> int:
    """Return the columns of the window as it is now."""
    return get_app().output.get_size().columns


def screen_lines() -> int:
    """Return the lines of the window as it is now."""
    return get_app().output.get_size().rows


def is_wide() -> bool:
    """True if the panes are side by side."""
    return screen_columns() >= WIDE


def middle_width() -> int:
    """Return the columns of the question: half of what the outline leaves, and everything in a small window."""
    width = screen_columns()
    return (width - OUTLINE - 2) // 2 if width >= WIDE else width


def letter_width() -> int:
    """Return the columns of the letter beside the question."""
    return max(screen_columns() - OUTLINE - 2 - middle_width(), 20)


def filled(text: str, width: int, indent: str = " ", first: str | None = None) -> str:
    """Return a text in the width of its pane, broken at words."""
    return "\n".join(text_width.wrapped(text, max(width - 1, 20), indent, first))


def text_columns(text: str) -> int:
    """Return the columns that a text takes: Chinese characters take two."""
    return text_width.columns(text)


def cut(text: str, width: int) -> str:
    """Return a text in one line of a width, with a mark where something is left out."""
    return text_width.cut(text, width)


def padded(text: str, width: int) -> str:
    """Return a text in a column of a table."""
    shown = cut(" ".join(text.split()), width)
    return shown + " " * (width - text_columns(shown))


class Wheel(FormattedTextControl):
    """A text that the wheel of the mouse turns in its pane.

    `place` returns the cursor, which stays in sight. `turn` is given the lines by which it is turned. A click is left
    to the rows, or to `click`, which is given its place in the text.
    """

    def __init__(
        self,
        text: Callable[[], StyleAndTextTuples],
        place: Callable[[], Point],
        turn: Callable[[int], None],
        click: Callable[[Point], None] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(text, show_cursor=False, get_cursor_position=place, **options)
        self._turn, self._click = turn, click

    def mouse_handler(self, mouse_event: MouseEvent) -> Any:
        by = {MouseEventType.SCROLL_UP: -WHEEL, MouseEventType.SCROLL_DOWN: WHEEL}.get(mouse_event.event_type)
        if self._click and mouse_event.event_type == MouseEventType.MOUSE_UP:
            self._click(mouse_event.position)
            return None
        if by is None:
            return super().mouse_handler(mouse_event)
        self._turn(by)
        return None


def clicked(does: Callable[[], None]) -> Callable[[MouseEvent], None]:
    """Return a handler of the mouse that does something on a click."""

    def up(event: MouseEvent) -> None:
        if event.event_type == MouseEventType.MOUSE_UP:
            does()

    return up

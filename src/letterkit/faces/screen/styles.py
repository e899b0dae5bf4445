"""How the full-screen face looks: styles, widths, and lists to choose from.

Bold, underlined and reversed carry the meaning; green and red, which read well on light and on dark, only repeat what a
sign says, and are left out under NO_COLOR.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from prompt_toolkit.application.current import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType
from prompt_toolkit.styles import Style

from letterkit.faces import text_width
from letterkit.faces.plain.console import hide_orders

hide_orders()

WIDE: Final = 120
RAIL: Final = 34
READABLE: Final = 88
"""Columns of text that read well."""
_WHEEL: Final = 3
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
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list to choose from: its text, what happens on it, and the style it has."""

    text: str
    does: Callable[[], None] | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is shown, and the line on which the chosen row stands."""

    text: StyleAndTextTuples
    line: int


def columns() -> int:
    """Columns of the window as it is now."""
    return get_app().output.get_size().columns


def lines() -> int:
    """Lines of the window as it is now."""
    return get_app().output.get_size().rows


def middle_width() -> int:
    """Columns of the question: half of what the rail leaves, and everything in a small window."""
    wide = columns()
    return (wide - RAIL - 2) // 2 if wide >= WIDE else wide


def letter_width() -> int:
    """Columns of the letter beside the question."""
    return max(columns() - RAIL - 2 - middle_width(), 20)


def filled(text: str, width: int, indent: str = " ", first: str | None = None) -> str:
    """Text in the width of its pane, broken at words."""
    return "\n".join(text_width.wrapped(text, max(width - 1, 20), indent, first))


def wide(text: str) -> int:
    """Columns that a text takes: Chinese characters take two."""
    return text_width.columns(text)


def cut(text: str, width: int) -> str:
    """A text in one line of a width, with a mark where something is left out."""
    line = text
    if wide(line) <= width:
        return line
    while line and wide(line) > width - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def padded(text: str, width: int) -> str:
    """A text in a column of a table."""
    shown = cut(" ".join(text.split()), width)
    return shown + " " * (width - wide(shown))


def listed(rows: Sequence[Row], chosen: int, width: int, *, whole: bool = True) -> Listed:
    """A list with the chosen row marked; `whole` breaks long rows at words, otherwise they are cut."""
    text: StyleAndTextTuples = []
    line = at = 0
    for number, row in enumerate(rows):
        here = number == chosen and row.does is not None
        if number == chosen:
            at = line
        sign = "▸" if here else " "
        shown = filled(row.text, width, "    ", sign) if whole else sign + "\n".join(_cut_lines(row.text, width - 2))
        style = "class:here" if here else f"class:{row.style}" if row.style else ""
        text.append((style, shown, clicked(row.does)) if row.does else (style, shown))
        text.append(("", "\n"))
        line += shown.count("\n") + 1
    return Listed(text, at)


def _cut_lines(text: str, width: int) -> list[str]:
    return [cut(line, width) for line in text.split("\n")]


class Wheel(FormattedTextControl):
    """A text that stands in its pane with a line at the top, and that the wheel of the mouse turns.

    `turn` gets the lines by which it is turned. A click is left to the rows.
    """

    def __init__(
        self,
        text: Callable[[], StyleAndTextTuples],
        place: Callable[[], Point],
        turn: Callable[[int], None],
        **options: Any,
    ) -> None:
        super().__init__(text, show_cursor=False, get_cursor_position=place, **options)
        self._turn = turn

    def mouse_handler(self, mouse_event: MouseEvent) -> Any:
        way = {MouseEventType.SCROLL_UP: -_WHEEL, MouseEventType.SCROLL_DOWN: _WHEEL}.get(mouse_event.event_type)
        if way is None:
            return super().mouse_handler(mouse_event)
        self._turn(way)
        return None


def keys(line: str, gap: str, does: Mapping[str, Callable[[], None]]) -> StyleAndTextTuples:
    """A line of keys and what they do, with a gap between them; a click on one does it."""
    text: StyleAndTextTuples = [("", " ")]
    for each in line.split(gap):
        done = does.get(each.partition(" ")[0])
        text += [("", each, clicked(done)) if done else ("", each), ("", gap)]
    return text


def clicked(does: Callable[[], None]) -> Callable[[MouseEvent], None]:
    """What a click does."""

    def up(event: MouseEvent) -> None:
        if event.event_type == MouseEventType.MOUSE_UP:
            does()

    return up

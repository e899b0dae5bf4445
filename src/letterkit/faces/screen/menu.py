"""A list to choose from before and after the interview: what to do, which letter, which formats.

One choice with Enter or with its own key, or several that are marked with the space bar. Above the list stands what is
to be known before the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window

from letterkit.faces.screen import styles
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.styles import Row
from letterkit.wording import say

_LEAST: Final = 5
"""Lines of the list that stay in sight, however much stands above it."""
_WORDS: Final = 2
"""Lines that explain the row in hand, where much stands above the list; otherwise they may be more."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its name, words that explain it, and the letter that takes it at once."""

    name: str
    words: str = ""
    key: str = ""


class Menu:
    """A list on the whole terminal. `marked` are the rows that are chosen at first, where several can be; `head` is a
    text above it, `row` the row in hand at first."""

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        marked: Sequence[int] | None = None,
        head: str = "",
        row: int = 0,
        **streams: Any,
    ) -> None:
        self.options = options
        self.marked = None if marked is None else set(marked)
        self.head_text = head
        self.row = row
        self.chosen: list[int] | None = None
        listed = FormattedTextControl(self.text, show_cursor=False, get_cursor_position=self.cursor, focusable=True)
        panes = [bar(lambda: f" {title}"), *([self._head()] if head else []), Window(listed, height=Dimension(min=1))]
        height = Dimension(min=_WORDS, max=4, preferred=_WORDS) if head else Dimension(min=4, max=8)
        words = Window(FormattedTextControl(self.words), wrap_lines=True, height=height)
        self.app: Application[None] = Application(
            Layout(HSplit([*panes, words, bar(self.keys)]), focused_element=listed),
            key_bindings=self._bindings(),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )

    def run(self) -> list[int] | None:
        """Return the indexes of what was chosen; None where the person left. Raises KeyboardInterrupt."""
        self.app.ttimeoutlen = self.app.timeoutlen = 0.05  # nothing here begins with Esc and goes on
        self.app.run()
        return self.chosen

    def _head(self) -> Window:
        """Return what stands above the list: as high as it is, as far as the list keeps some lines."""

        def height() -> Dimension:
            room = styles.screen_lines() - 2 - _WORDS - min(len(self.options), _LEAST)
            return Dimension.exact(max(min(len(self.head_lines()) + 1, room), 0))

        return Window(FormattedTextControl(lambda: [("", "\n".join(self.head_lines()))]), height=height)

    def head_lines(self) -> list[str]:
        """Return the lines above the list, in the width of the window."""
        width = min(styles.screen_columns(), styles.READABLE)
        lines = self.head_text.split("\n")
        return [part for line in lines for part in styles.filled(line.strip(), width, _indent(line)).split("\n")]

    def text(self) -> StyleAndTextTuples:
        return self._shown().text

    def cursor(self) -> Point:
        """Return the line of the chosen row."""
        return Point(0, self._shown().at)

    def _shown(self) -> RowLines:
        width = min(styles.screen_columns(), styles.READABLE)
        rows = [Row(self._label(number, option), self._picking(number)) for number, option in enumerate(self.options)]
        return RowLines(rows, self.row, width, whole=False)

    def _label(self, number: int, option: Option) -> str:
        if self.marked is not None:
            return f"[{'x' if number in self.marked else ' '}] {option.name}"
        if any(other.key for other in self.options):
            return f"{option.key.upper() or ' '}  {option.name}"
        return f"{number + 1:>2}. {option.name}"

    def words(self) -> StyleAndTextTuples:
        """Return what explains the chosen row."""
        words = self.options[self.row].words
        return [("", styles.filled(words, min(styles.screen_columns(), styles.READABLE)) if words else "")]

    def keys(self) -> str:
        """Return what can be done."""
        if self.marked is not None:
            return say(" ↑↓ choose  Space marks  Enter takes it  Esc leaves")
        if any(option.key for option in self.options):
            return say(" ↑↓ choose  Enter or its letter takes it  Esc leaves")
        return say(" ↑↓ choose  Enter takes it  Esc leaves")

    def _picking(self, number: int) -> Callable[[], None]:
        def pick() -> None:
            self.row = number
            if self.marked is None:
                self._take()
            else:
                self._mark()

        return pick

    def _mark(self) -> None:
        if self.marked is not None:
            self.marked ^= {self.row}

    def _take(self) -> None:
        self.chosen = [self.row] if self.marked is None else sorted(self.marked)
        self.app.exit()

    def _step(self, by: int) -> None:
        self._go_to(self.row + by)

    def _go_to(self, row: int) -> None:
        self.row = min(max(row, 0), len(self.options) - 1)

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        bind = partial(bound, keys)
        for name, by in (("up", -1), ("down", 1), ("pageup", -8), ("pagedown", 8), ("home", -9999), ("end", 9999)):
            bind(name, partial(self._step, by))
        for digit in range(1, min(len(self.options), 9) + 1):
            bind(str(digit), partial(self._go_to, digit - 1))
        bind(" ", self._mark)
        bind("enter", self._take)
        for name in ("escape", "q", "f10"):
            bind(name, self._leave)
        for number, option in enumerate(self.options):
            for name in {option.key.lower(), option.key.upper()} - {""}:
                bind(name, self._picking(number))
        for name in ("c-c", Keys.SIGINT):
            bind(name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys

    def _leave(self) -> None:
        self.app.exit()


def bound(keys: KeyBindings, name: str, does: Callable[[], None]) -> None:
    """Have a key do something."""

    @keys.add(name)
    def _(_: KeyPressEvent) -> None:
        does()


def bar(text: Callable[[], str]) -> Window:
    """Return a line in reverse, at the head or the foot of a window."""
    return Window(FormattedTextControl(lambda: [("", text())]), height=1, style="class:bar")


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip()) + 1)

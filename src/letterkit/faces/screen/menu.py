"""A list to choose from before and after the interview: what to do, which letter, which formats.

One choice with Enter, or several that are marked with the space bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window

from letterkit.faces.screen import styles
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.styles import Row


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its name, and words that explain it."""

    name: str
    words: str = ""


class Menu:
    """A list on the whole terminal. `marked` are the rows that are chosen at first, where several can be."""

    def __init__(
        self, title: str, options: Sequence[Option], marked: Sequence[int] | None = None, **streams: Any
    ) -> None:
        self.options = options
        self.marked = None if marked is None else set(marked)
        self.row = 0
        self.chosen: list[int] | None = None
        listed = FormattedTextControl(self.text, show_cursor=False, get_cursor_position=self.cursor, focusable=True)
        words = Window(FormattedTextControl(self.words), wrap_lines=True, height=Dimension(min=4, max=8))
        self.app: Application[None] = Application(
            Layout(HSplit([_bar(lambda: f" {title}"), Window(listed), words, _bar(self.keys)])),
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
        if self.marked is None:
            return f"{number + 1:>2}. {option.name}"
        return f"[{'x' if number in self.marked else ' '}] {option.name}"

    def words(self) -> StyleAndTextTuples:
        """Return what explains the chosen row."""
        words = self.options[self.row].words
        return [("", styles.filled(words, min(styles.screen_columns(), styles.READABLE)) if words else "")]

    def keys(self) -> str:
        """Return what can be done."""
        several = "Space marks  " if self.marked is not None else ""
        return f" ↑↓ choose  {several}Enter takes it  Esc leaves"

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

        def bind(name: str, does: Callable[[], None]) -> None:
            @keys.add(name)
            def _(_: KeyPressEvent) -> None:
                does()

        for name, by in (("up", -1), ("down", 1), ("pageup", -8), ("pagedown", 8)):
            bind(name, partial(self._step, by))
        for digit in range(1, min(len(self.options), 9) + 1):
            bind(str(digit), partial(self._go_to, digit - 1))
        bind(" ", self._mark)
        bind("enter", self._take)
        for name in ("escape", "q", "f10"):
            bind(name, self._leave)
        for name in ("c-c", Keys.SIGINT):
            bind(name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys

    def _leave(self) -> None:
        self.app.exit()


def _bar(text: Callable[[], str]) -> Window:
    return Window(FormattedTextControl(lambda: [("", text())]), height=1, style="class:bar")

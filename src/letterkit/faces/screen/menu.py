"""A list to choose from before and after the interview: what to do, which letter, which formats.

One choice with Enter or with its own key, or several that are marked with the space bar. Where rows have no keys, what
is typed goes to the row that begins with it, or has it. Above the list stands what is to be known before the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, FormattedTextControl, HSplit, Layout, Window

from letterkit.faces.screen import styles
from letterkit.faces.screen.list_window import ListWindow
from letterkit.faces.screen.row_list import RowLines, RowList
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
        self.typed = ""
        """What is typed to find a row."""
        listed = RowList(self._shown, self._step)
        panes = [
            bar(lambda: f" {title}"),
            *([self._head()] if head else []),
            ListWindow(listed, self._shown, height=Dimension(min=1)),
        ]
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
        """Return what can be done, or what is typed to find a row."""
        if self.typed:
            return say(" Looking for: {typed}   ↑↓ choose  Enter takes it  Esc forgets it", typed=self.typed)
        if self.marked is not None:
            return say(" ↑↓ choose  Space marks  Enter takes it  Esc leaves")
        if any(option.key for option in self.options):
            return say(" ↑↓ choose  Enter or its letter takes it  Esc leaves")
        return say(" ↑↓ choose  letters find a row  Enter takes it  Esc leaves")

    def _find(self, typed: str) -> None:
        """Go to the first row that begins with what was typed, else to one with a word that does, else to one that has
        it. What no row has is not taken up, but tried as a beginning of its own."""
        for text in (self.typed + typed, typed):
            words = text.casefold()
            names = [option.name.casefold() for option in self.options]
            for found in (str.startswith, _has_word, str.__contains__):
                row = next((row for row, name in enumerate(names) if words.strip() and found(name, words)), None)
                if row is not None:
                    self.typed, self.row = text, row
                    return

    def _type(self, event: KeyPressEvent) -> None:
        typed = event.data
        if typed == " " and (self.marked is not None or not self.typed):
            self._mark()
        elif typed.isdecimal() and not self.typed:
            self._go_to(min(int(typed), len(self.options)) - 1 if int(typed) else self.row)
        elif typed in "qQ" and not self.typed and not any(_begins(option.name, "q") for option in self.options):
            self._leave()
        elif typed.isprintable() and not any(option.key for option in self.options):
            self._find(typed)

    def _erase(self) -> None:
        self.typed = self.typed[:-1]

    def _forget(self) -> None:
        """Forget what was typed; leave where nothing is."""
        if self.typed:
            self.typed = ""
        else:
            self._leave()

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
            self.typed = ""

    def _take(self) -> None:
        self.chosen = [self.row] if self.marked is None else sorted(self.marked)
        self.app.exit()

    def _step(self, by: int) -> None:
        self.typed = ""
        self._go_to(self.row + by)

    def _go_to(self, row: int) -> None:
        self.row = min(max(row, 0), len(self.options) - 1)

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        bind = partial(bound, keys)
        for name, by in (("up", -1), ("down", 1), ("pageup", -8), ("pagedown", 8), ("home", -9999), ("end", 9999)):
            bind(name, partial(self._step, by))
        keys.add(Keys.Any)(self._type)
        bind("enter", self._take)
        bind("backspace", self._erase)
        bind("escape", self._forget)
        bind("f10", self._leave)
        for number, option in enumerate(self.options):
            for name in {option.key.lower(), option.key.upper()} - {""}:
                bind(name, self._picking(number))
        for name in ("c-c", Keys.SIGINT):
            bind(name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys

    def _leave(self) -> None:
        self.app.exit()


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed) or _has_word(name.casefold(), typed)


def _has_word(name: str, typed: str) -> bool:
    """True if a word of a name begins with what is typed."""
    return any(name.startswith(typed, at) for at, ch in enumerate(name) if at == 0 or not name[at - 1].isalnum())


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

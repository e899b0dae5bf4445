"""A search on the whole terminal: words above, what is found below, one row of it in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout, VSplit, Window

from letterkit.faces.screen import background, styles
from letterkit.faces.screen.background import Background
from letterkit.faces.screen.list_window import ListWindow
from letterkit.faces.screen.menu import Option, bar, bound
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.styles import Row
from letterkit.wording import say


class SearchList:
    """What is found for the words that are typed. `search` is called in another thread; no key waits for it. `typed`
    are the words at first, `row` the row in hand."""

    def __init__(
        self,
        title: str,
        search: Callable[[str], Sequence[Option]],
        hint: str = "",
        typed: str = "",
        row: int = 0,
        **streams: Any,
    ) -> None:
        self._search, self._hint = search, hint
        self._thread, self._searching = Background(), False
        self._searched: str | None = None
        self.found: Sequence[Option] = ()
        self.row = row
        self.chosen: Option | None = None
        self.words = Buffer(document=Document(typed), multiline=False)
        self.words.on_text_changed += lambda _: self._typed()
        listed = FormattedTextControl(self.text, show_cursor=False, get_cursor_position=self.cursor)
        box = Window(BufferControl(self.words), height=1)
        mark = Window(FormattedTextControl(" > "), width=3, height=1)
        explained = Window(FormattedTextControl(self.explained), wrap_lines=True, height=Dimension(min=3, max=6))
        found = ListWindow(listed, self._shown)
        panes = [bar(lambda: f" {title}"), VSplit([mark, box]), Window(height=1), found, explained]
        self.app: Application[None] = Application(
            Layout(HSplit([*panes, bar(lambda: say(" ↑↓ choose  Enter shows it  Esc leaves"))]), focused_element=box),
            key_bindings=self._bindings(),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )

    def run(self) -> Option | None:
        """Return what was chosen; None where the person left. Raises KeyboardInterrupt."""
        self.app.ttimeoutlen = self.app.timeoutlen = 0.05  # nothing here begins with Esc and goes on
        self.app.run(pre_run=self._begin_soon)
        return self.chosen

    def _begin_soon(self) -> None:
        background.later(0, self._begin)

    def text(self) -> StyleAndTextTuples:
        """Return the rows, or what to type."""
        if not self.found:
            nothing = say("Nothing is like that.") if self._searched and not self._searching else self._hint
            return [("", styles.filled(nothing, self._width()) if nothing else "")]
        return self._shown().text

    def cursor(self) -> Point:
        """Return the line of the row in hand."""
        return Point(0, self._shown().at if self.found else 0)

    def explained(self) -> StyleAndTextTuples:
        """Return what explains the row in hand."""
        words = self.found[self.row].words if self.found else ""
        return [("", styles.filled(words, self._width()) if words else "")]

    def _width(self) -> int:
        return min(styles.screen_columns(), styles.READABLE)

    def _shown(self) -> RowLines:
        rows = [Row(option.name, partial(self._pick, number)) for number, option in enumerate(self.found)]
        return RowLines(rows, self.row, self._width(), whole=False)

    # -- searching --------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.row = 0
        self._begin()

    def _begin(self) -> None:
        """Search for what is typed now, unless a search is going on, which is followed by another."""
        words = self.words.text.strip()
        if not self._searching and words != self._searched:
            self._searching = self._thread.run(lambda: self._search(words) if words else (), partial(self._take, words))

    def _take(self, words: str, found: Sequence[Option]) -> None:
        self._searching, self._searched, self.found = False, words, found
        self._step(0)
        self._begin()
        background.repaint()

    # -- keys -------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        self.row = min(max(self.row + by, 0), max(len(self.found) - 1, 0))

    def _pick(self, number: int) -> None:
        self.row = number
        self._choose()

    def _choose(self) -> None:
        if self.found:
            self.chosen = self.found[self.row]
            self.app.exit()

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for name, by in (("up", -1), ("down", 1), ("pageup", -8), ("pagedown", 8)):
            bound(keys, name, partial(self._step, by))
        bound(keys, "enter", self._choose)
        for name in ("escape", "f10"):
            bound(keys, name, self._leave)
        for name in ("c-c", Keys.SIGINT):
            bound(keys, name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys

    def _leave(self) -> None:
        self.app.exit()

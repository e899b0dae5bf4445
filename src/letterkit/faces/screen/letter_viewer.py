"""A letter to be read on the whole terminal: shown anew when its file changes, at the place that changed."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Hashable
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import (
    ANSI,
    StyleAndTextTuples,
    fragment_list_to_text,
    split_lines,
    to_formatted_text,
)
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

from letterkit.faces.screen import styles
from letterkit.wording import say

_INTERVAL: Final = 0.02
"""Seconds between two looks at the file."""
_UNCHANGED: Final = 0.01
"""Seconds for which a file has to stay as it is before it is read again: many programs write in several steps."""
_ABOVE: Final = 3
"""Lines that are seen above the place that changed."""


class LetterViewer:
    """Shows a letter. `show` is given a width, and returns lines with the terminal's own colour codes; whenever `state`
    returns another state of the file than before, the letter is shown anew. `name` and `status` are at the foot.
    Without the last two it shows any text, which stays as it is."""

    def __init__(
        self,
        name: str,
        show: Callable[[int], str],
        state: Callable[[], Hashable] = lambda: None,
        status: Callable[[], str] = str,
        **streams: Any,
    ) -> None:
        self._name, self._show, self._state, self._status = name, show, state, status
        self.lines: list[StyleAndTextTuples] = []
        self.top = 0
        self._width = 0
        self._known: Hashable = None
        pane = styles.Wheel(self.text, lambda: Point(0, 0), self.turn, focusable=True)
        body = Window(pane, always_hide_cursor=True)
        foot = Window(FormattedTextControl(self.foot), height=1, style="class:bar")
        self.app: Application[None] = Application(
            Layout(HSplit([body, foot])),
            key_bindings=self._bindings(),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )

    def run(self) -> None:
        """Show the letter until the person leaves."""
        self.app.ttimeoutlen = self.app.timeoutlen = 0.2
        self.app.run(pre_run=self._begin)

    def text(self) -> StyleAndTextTuples:
        """Return the lines that are seen."""
        shown = self.lines[self.top : self.top + self._height()]
        return [*itertools.chain.from_iterable([*line, ("", "\n")] for line in shown)]

    def foot(self) -> str:
        """Return what is shown, and what can be done."""
        keys = say("↑↓ PgUp PgDn turn  Esc leaves")
        width = styles.screen_columns()
        text = styles.cut(" " + " · ".join(filter(None, (self._name, self._status()))), max(width - len(keys) - 3, 10))
        return styles.padded(text, max(width - len(keys) - 2, 0)) + f"  {keys}"

    def turn(self, by: int) -> None:
        """Turn the letter by some lines."""
        self.top = min(max(self.top + by, 0), max(len(self.lines) - self._height(), 0))

    def _height(self) -> int:
        return max(styles.screen_lines() - 1, 1)

    def _begin(self) -> None:
        self.app.create_background_task(self._follow())

    async def _follow(self) -> None:
        """Show the letter anew when its file or the width of the window changes. No key waits for it."""
        loop = asyncio.get_running_loop()
        while True:
            state, width = await loop.run_in_executor(None, self._state), styles.screen_columns()
            if self.lines and state != self._known:
                await asyncio.sleep(_UNCHANGED)
                if await loop.run_in_executor(None, self._state) != state:
                    continue  # a program is still writing it; half a draft would lead to the wrong place
            if (state, width) != (self._known, self._width):
                again = bool(self.lines) and state != self._known
                self._known, self._width = state, width
                self._replace(await loop.run_in_executor(None, self._show, width), again)
                self.app.invalidate()
            await asyncio.sleep(_INTERVAL)

    def _replace(self, text: str, again: bool) -> None:
        before = [fragment_list_to_text(line) for line in self.lines]
        self.lines = list(split_lines(to_formatted_text(ANSI(text.rstrip("\n")))))
        after = [fragment_list_to_text(line) for line in self.lines]
        if again and after != before:
            pairs = enumerate(itertools.zip_longest(before, after))
            changed = next(number for number, (old, new) in pairs if old != new)
            if not self.top <= changed < self.top + self._height():
                self.top = changed - _ABOVE
        self.turn(0)

    def _leave(self) -> None:
        self.app.exit()

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()

        def bind(name: str, does: Callable[[], None]) -> None:
            @keys.add(name)
            def _(_: KeyPressEvent) -> None:
                does()

        bind("up", lambda: self.turn(-1))
        bind("down", lambda: self.turn(1))
        bind("pageup", lambda: self.turn(1 - self._height()))
        for name in ("pagedown", " "):
            bind(name, lambda: self.turn(self._height() - 1))
        bind("home", lambda: self.turn(-len(self.lines)))
        bind("end", lambda: self.turn(len(self.lines)))
        for name in ("escape", "q", "f10", "c-c", Keys.SIGINT):
            bind(name, self._leave)
        return keys

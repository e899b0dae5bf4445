"""One sentence to be put in other words, on the whole terminal."""

from __future__ import annotations

from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout, VSplit, Window

from letterkit.faces.screen import styles
from letterkit.faces.screen.menu import bar, bound
from letterkit.wording import say

_LEAST: Final = 3


class SentenceEditor:
    """Asks for a sentence in other words. `head` stands above it; `typed` are the words at first."""

    def __init__(self, title: str, head: str, typed: str, **streams: Any) -> None:
        self._head = head
        self.taken = False
        self.words = Buffer(document=Document(typed), multiline=False)
        box = Window(BufferControl(self.words), wrap_lines=True, height=Dimension(min=_LEAST))
        mark = Window(FormattedTextControl(" > "), width=3)
        above = Window(FormattedTextControl(self._above), wrap_lines=True, dont_extend_height=True)
        panes = [bar(lambda: f" {title}"), above, Window(height=1), VSplit([mark, box])]
        foot = bar(lambda: say(" Enter takes it; an empty line leaves the sentence out  Esc changes nothing"))
        self.app: Application[None] = Application(
            Layout(HSplit([*panes, foot]), focused_element=box),
            key_bindings=self._bindings(),
            style=styles.STYLE,
            full_screen=True,
            **streams,
        )

    def run(self) -> tuple[bool, str]:
        """Return whether the words were taken, and what was typed. Raises KeyboardInterrupt."""
        self.app.ttimeoutlen = self.app.timeoutlen = 0.05
        self.app.run()
        return self.taken, " ".join(self.words.text.split())

    def _above(self) -> StyleAndTextTuples:
        width = min(styles.screen_columns(), styles.READABLE)
        return [("", "\n".join(styles.filled(line, width) for line in self._head.split("\n")))]

    def _take(self) -> None:
        self.taken = True
        self.app.exit()

    def _leave(self) -> None:
        self.app.exit()

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        bound(keys, "enter", self._take)
        for name in ("escape", "f10"):
            bound(keys, name, self._leave)
        for name in ("c-c", Keys.SIGINT):
            bound(keys, name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys

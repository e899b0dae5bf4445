"""What Enter does in an answer: it ends it, unless it came in the midst of other keys.

A terminal that does not mark what is pasted sends it as if it were typed, line breaks as Enter. Nobody types so many
keys in one moment, so an Enter among them that has characters behind it is a new line. Fewer keys may come at once from
somebody who types while the program is busy.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding.key_processor import KeyPress, KeyProcessor
from prompt_toolkit.keys import Keys

from letterkit.faces.screen import background

_SOME: Final = 8
"""Keys that come at once, beside Enter, only if they are pasted."""
_MANY: Final = 16
"""The same for keys before Enter with none behind it: then it may be the last one."""
_PAUSE: Final = 0.03
"""Seconds in which the rest of what is pasted arrives."""
_NO_KEY: Final = "_Flush"
"""What prompt_toolkit puts between the keys when it has waited for the rest of one."""
_CTRL_ENTER: Final = ("\x1b[27;5;13~", "\x1b[27;2;13~", "\x1b[27;6;13~", "\x1b[13;5u", "\x1b[13;2u", "\x1b[13;6u")
"""What terminals that tell them apart send for Enter with Ctrl, Shift, or both."""
_ALT_ENTER: Final = ("\x1b[27;3;13~", "\x1b[13;3u")

ANSI_SEQUENCES.update(dict.fromkeys(_CTRL_ENTER, Keys.ControlJ))
ANSI_SEQUENCES.update(dict.fromkeys(_ALT_ENTER, (Keys.Escape, Keys.ControlM)))


class EnterKey:
    """Enter in an answer. `ends` takes the answer, `breaks` begins a new line in it."""

    def __init__(self, ends: Callable[[], None], breaks: Callable[[], None]) -> None:
        self._ends, self._breaks = ends, breaks
        self._at_once = 0
        """Keys of this burst that came before."""
        self._waiting: asyncio.TimerHandle | None = None
        self._processor: KeyProcessor | None = None

    def watch(self, processor: KeyProcessor) -> None:
        """Count the keys that come at once."""
        self._processor = processor
        processor.before_key_press += lambda _: self._go_on()
        processor.after_key_press += lambda _: self._count()

    def press(self) -> None:
        """End the answer, or begin a new line where more characters came with it."""
        behind = [press for press in self._queue if press.key not in (Keys.ControlM, Keys.ControlJ)]
        if behind and len(behind[0].key) == 1 and self._at_once + len(behind) >= _SOME:
            self._breaks()
        elif behind or self._at_once < _MANY:
            self._ends()
        else:  # the end of what was read: more of it may come
            self._waiting = background.later(_PAUSE, self._end)
            if self._waiting is None:
                self._ends()

    @property
    def _queue(self) -> list[KeyPress]:
        """Return the keys that came at once with this one and behind it."""
        queue = self._processor.input_queue if self._processor else ()
        return [press for press in queue if press.data != _NO_KEY]

    def _count(self) -> None:
        self._at_once = self._at_once + 1 if self._queue else 0

    def _go_on(self) -> None:
        """Begin a new line: more arrives of what is pasted."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
            self._breaks()

    def _end(self) -> None:
        self._waiting = None
        self._ends()
        background.repaint()

"""What is being typed: on disk within a second, and in the letter beside it, without ever holding up a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from letterkit.errors import LetterkitError
from letterkit.faces.screen.letter_pane import passage_text
from letterkit.interview import moves
from letterkit.interview.form import Form
from letterkit.interview.suggestions import what_follows
from letterkit.questions.answers import Refused

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen

_PAUSE: Final = 0.08
"""Seconds without a key after which the letter is composed with what is being typed."""
_SOON: Final = 0.5
"""Seconds until what is typed is on disk."""
_FIRST: Final = 0.01
"""Seconds in which the question is painted, before the letter beside it is composed."""
_LOOK: Final = 1.0
"""Seconds between two looks at the file, for changes of another program."""

Ahead = tuple[tuple[str, str] | None, tuple[str, ...]]
"""The letter with what is being typed and the passage in hand in it, and lines that say what follows from it."""


class Typing:
    """Watches what is typed in a screen, and the file on disk. `show` turns a form into the letter."""

    def __init__(self, screen: Screen, show: Callable[[Form], str]) -> None:
        self.screen, self._show = screen, show
        self.follows: tuple[str, ...] = ()
        self._journalling = False
        self._working = self._again = False
        """Whether the letter is being composed with what is typed, and whether more has been typed since."""
        self._ahead: asyncio.TimerHandle | None = None

    def watch(self) -> None:
        """Looks at the file from time to time."""
        loop = asyncio.get_running_loop()
        loop.call_later(_LOOK, self._look_at_disk)
        loop.call_later(_FIRST, self.screen.settle)
        self.begin()

    def _look_at_disk(self) -> None:
        session, app = self.screen.session, self.screen.app
        if self.screen.buffer.outside:
            self.write()
        if not session.conflicted and session.detect_conflict():
            self.screen.message = (
                ("The file of this letter was renamed or deleted.", "It is written anew when you stop or finish.")
                if session.file_missing
                else ("Another program changed the file of this letter.", "F9 shows what differs.")
            )
            app.invalidate()
        if app.loop is not None and not app.is_done:
            app.loop.call_later(_LOOK, self._look_at_disk)

    def begin(self) -> None:
        """Another place is in hand: what follows from its answer is worked out anew."""
        self.follows = ()
        self._soon(0)

    def changed(self) -> None:
        """A key was typed."""
        loop = self._soon(_PAUSE)
        if loop is not None and not self._journalling:
            self._journalling = True
            loop.call_later(_SOON, self.write)

    def stop(self) -> None:
        """Nothing is worked out any more."""
        if self._ahead is not None:
            self._ahead.cancel()

    def _soon(self, seconds: float) -> asyncio.AbstractEventLoop | None:
        loop = self.screen.app.loop if hasattr(self.screen, "app") else None
        self.stop()
        if loop is not None:
            self._ahead = loop.call_later(seconds, self._look_ahead)
        return loop

    def _look_ahead(self) -> None:
        """Composes the letter with what is being typed, and what follows from it, in another thread."""
        form, typed = self.screen.form, self.screen.buffer.text
        if not self.screen.writing:
            return
        if self._working:
            self._again = True
            return

        def arrived(made: Ahead | None) -> None:
            self._working = False
            if self._again:
                self._again = False
                self._soon(0)
            if made is None or self.screen.form is not form or self.screen.buffer.text != typed:
                return
            letter, self.follows = made
            if letter is not None:
                self.screen.letter.replace(form, *letter)
            self.screen.app.invalidate()

        self._working = self.screen.aside(lambda: self._composed(form, typed), arrived)

    def _composed(self, form: Form, typed: str) -> Ahead | None:
        """None where something failed that nobody foresaw: the letter stands as it was."""
        try:
            return self._foreseen(form, typed)
        except Exception:
            return None

    def _foreseen(self, form: Form, typed: str) -> Ahead:
        follows = what_follows(form, typed)
        if not typed.strip() or typed == form.current_text:
            return None, follows
        try:
            after = moves.answer(form, typed)
            return (self._show(after), passage_text(form, after)), follows
        except (Refused, LetterkitError):
            return None, follows

    def write(self) -> None:
        """Writes down what is being typed and not entered."""
        self._journalling = False
        screen = self.screen
        typed = screen.unentered  # also while an explanation or a list stands in its place
        screen.session.remember_input(typed)
        if typed and screen.session.input_unremembered:
            screen.message = (
                "What you type is saved only when you go on.",
                "Make room on the disk, or press F2 often.",
            )

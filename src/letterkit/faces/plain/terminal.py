"""A terminal for the plain face: prompt_toolkit edits the answer in place and completes it, one line after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from letterkit.faces import signals, text_width
from letterkit.faces.control_characters import hide_control_characters, terminal_safe
from letterkit.faces.plain.console import (
    CONTINUED,
    Console,
    Lines,
    OnTyped,
    Suggest,
    behind_backslash,
    command_behind,
    ignore,
)
from letterkit.faces.plain.pace import Pace

SMALLEST: Final = (60, 16)
"""Columns and lines that the full-screen face needs."""
_PROMPT: Final = "> "
_SOON: Final = 0.5
"""Seconds after which `on_typed` is called."""


class Terminal:
    """A terminal: the answer that is there can be edited in place, Tab completes, Ctrl-C interrupts."""

    edits = True

    def __init__(self, pace: Pace | None = None, **streams: Any) -> None:
        """Read from and write to other `streams` (`input`, `output` of prompt_toolkit) than those of the process."""
        self.streams, self._pace = streams, pace or Pace()
        self.on_typed: OnTyped = ignore
        self.pending_command = ""
        """A command that ended a text of several lines; it is read next, after the text was taken."""

    def say(self, text: str = "") -> None:
        output = self.streams.get("output")
        if output is None:
            sys.stdout.write(terminal_safe(text) + "\n")
            sys.stdout.flush()
        else:
            output.write(terminal_safe(text) + "\n")
            output.flush()

    def ask(self, current: str, suggest: Suggest | None, kept: str = "") -> str:
        return self._prompt(current, suggest, multiline=False)

    def ask_lines(
        self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = (), kept: str = ""
    ) -> str:
        return self._prompt(current, suggest, starters, multiline=True)

    def _prompt(self, current: str, suggest: Suggest | None, starters: Sequence[str] = (), *, multiline: bool) -> str:
        from prompt_toolkit import PromptSession

        from letterkit.faces.plain.terminal_keys import Answering, can_be_read
        from letterkit.faces.screen.word_wrap import WordWrap

        if self.pending_command:
            command, self.pending_command = self.pending_command, ""
            return command
        hide_control_characters()
        session: PromptSession[str] = PromptSession(**self.streams, erase_when_done=False)
        tell = self._listen(session.default_buffer, current)
        self._pace.begin(ahead=can_be_read(session.app.input))
        answering = Answering(current, starters, self._note_command, self._pace)
        with signals.saving_on_signals(session.app, tell):
            typed = session.prompt(
                _PROMPT,
                default=current,
                multiline=multiline,
                completer=_completer(suggest) if suggest else None,
                complete_while_typing=False,
                key_bindings=answering.keys(multiline),
                enable_open_in_editor=False,
                prompt_continuation=_continuation,
                input_processors=[WordWrap(margin=len(_PROMPT))],
            )
        if answering.is_pasted(typed):
            return behind_backslash(typed)
        return command_behind(typed, current) or typed

    def _note_command(self, command: str) -> None:
        self.pending_command = command

    def _listen(self, buffer: Any, current: str) -> Callable[[], None]:
        """Call `on_typed` half a second after something was typed; return a function that calls it at once."""
        scheduled = False

        def tell() -> None:
            nonlocal scheduled
            scheduled = False
            self.on_typed(None if buffer.text == current else buffer.text)

        def changed(_: Any) -> None:
            nonlocal scheduled
            from prompt_toolkit.application.current import get_app

            loop = get_app().loop
            if not scheduled and loop is not None:
                scheduled = True
                loop.call_later(_SOON, tell)

        buffer.on_text_changed += changed
        return tell


def _continuation(_width: int, _line: int, wrapped: int) -> str:
    """Return what stands before every line but the first: a mark, or room where a line only goes on."""
    return " " * len(_PROMPT) if wrapped else CONTINUED


def _completer(suggest: Suggest) -> Any:
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class ConsoleCompleter(Completer):
        def get_completions(self, document: Document, _: Any) -> Iterable[Completion]:
            typed = document.text_before_cursor
            for value, words in suggest(typed):
                yield Completion(value, start_position=-len(typed), display_meta=words)

    return ConsoleCompleter()


def open_console() -> Console:
    """Return a terminal where there is one that can edit a line, otherwise the standard streams."""
    return Terminal() if can_edit_lines() else Lines(sys.stdin, sys.stdout)


def can_edit_lines() -> bool:
    """True if there is a terminal that can edit a line."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def has_room() -> bool:
    """True if there is a terminal in which the full-screen face has room."""
    size = text_width.terminal_size()
    return can_edit_lines() and size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]

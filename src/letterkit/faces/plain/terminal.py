"""A terminal for the plain face: prompt_toolkit edits the answer in place and completes it, one line after another."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from letterkit.faces import signals
from letterkit.faces.control_characters import hide_control_characters, terminal_safe
from letterkit.faces.plain.console import (
    END_OF_TEXT,
    Console,
    Interrupted,
    Lines,
    OnTyped,
    Suggest,
    command_behind,
    ignore,
    is_command,
    with_starter,
    without_backslash,
)

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer

SMALLEST: Final = (60, 16)
"""Columns and lines that the full-screen face needs."""
_SOON: Final = 0.5
"""Seconds after which `on_typed` is called."""


class Terminal:
    """A terminal: the answer that is there can be edited in place, Tab completes, Ctrl-C interrupts."""

    edits = True

    def __init__(self, **streams: Any) -> None:
        """Read from and write to other `streams` (`input`, `output` of prompt_toolkit) than those of the process."""
        self.streams = streams
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

    def ask(self, current: str, suggest: Suggest | None) -> str:
        return self._prompt(current, suggest, multiline=False)

    def ask_lines(self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = ()) -> str:
        return self._prompt(current, suggest, starters, multiline=True)

    def _prompt(self, current: str, suggest: Suggest | None, starters: Sequence[str] = (), *, multiline: bool) -> str:
        from prompt_toolkit import PromptSession

        if self.pending_command:
            command, self.pending_command = self.pending_command, ""
            return command
        hide_control_characters()
        session: PromptSession[str] = PromptSession(**self.streams, erase_when_done=False)
        tell = self._listen(session.default_buffer, current)
        with signals.saving_on_signals(session.app, tell):
            typed = session.prompt(
                "> ",
                default=current,
                multiline=multiline,
                completer=_completer(suggest) if suggest else None,
                complete_while_typing=False,
                key_bindings=_keys(multiline, current, starters, self._note_command),
                enable_open_in_editor=False,
                prompt_continuation=lambda *_: "  ",
            )
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


def _completer(suggest: Suggest) -> Any:
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class ConsoleCompleter(Completer):
        def get_completions(self, document: Document, _: Any) -> Iterable[Completion]:
            typed = document.text_before_cursor
            for value, words in suggest(typed):
                yield Completion(value, start_position=-len(typed), display_meta=words)

    return ConsoleCompleter()


def _keys(multiline: bool, current: str, starters: Sequence[str], note_command: Callable[[str], None]) -> Any:
    """Return keys with which Enter makes a new line in a text of several lines; a line with a single full stop, or
    Alt-Enter, ends it. So does a line with only a command, which is handed to `note_command`. Behind the number of a
    starter, Enter puts that in its place."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()

    @keys.add("enter", filter=Condition(lambda: multiline), eager=True)
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        document = buffer.document
        if document.current_line.strip() == END_OF_TEXT and document.is_cursor_at_the_end:
            buffer.text = document.text[: -len(document.current_line)].rstrip("\n")
            buffer.validate_and_handle()
        elif document.line_count > 1 and is_command(document.current_line) and document.is_cursor_at_the_end:
            note_command(document.current_line.strip())
            buffer.text = document.text[: -len(document.current_line)].rstrip("\n")
            buffer.validate_and_handle()
        elif document.text != current and document.is_cursor_at_the_end and _takes_number(buffer, starters):
            pass
        elif _ends_text(document.text, current) and document.is_cursor_at_the_end:
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    @keys.add("escape", "enter", filter=Condition(lambda: multiline), eager=True)
    def _done(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-c", eager=True)
    @keys.add(Keys.SIGINT, eager=True)  # the same from outside: `kill -INT`
    def _interrupt(event: KeyPressEvent) -> None:
        typed = event.current_buffer.text
        event.app.exit(exception=Interrupted(None if typed == current else typed), style="class:aborting")

    return keys


def _takes_number(buffer: Buffer, starters: Sequence[str]) -> bool:
    """Put a starter in the place of its number, where the text is nothing else but that or begins with it: the cursor
    stands behind the starter, or on a new line behind the words that were typed with it. Return False where it is
    another text."""
    from prompt_toolkit.document import Document

    begun = with_starter(buffer.text, starters)
    plain = without_backslash(buffer.text, starters)
    text = begun if begun in starters else f"{begun or plain}\n"
    if not begun and plain == buffer.text:
        return False
    buffer.save_to_undo_stack()
    buffer.document = Document(text, len(text))
    return True


def _ends_text(text: str, current: str) -> bool:
    """True if Enter ends a text of several lines at once: nothing typed, nothing changed, or a command."""
    return not text.strip() or text == current or is_command(text) or bool(command_behind(text, current))


def open_console() -> Console:
    """Return a terminal where there is one that can edit a line, otherwise the standard streams."""
    return Terminal() if can_edit_lines() else Lines(sys.stdin, sys.stdout)


def can_edit_lines() -> bool:
    """True if there is a terminal that can edit a line."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def has_room() -> bool:
    """True if there is a terminal in which the full-screen face has room."""
    size = shutil.get_terminal_size((80, 24))
    return can_edit_lines() and size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]

"""Keys of the plain face in a terminal: what Enter does, how a text of several lines ends, what was pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from letterkit.faces.plain.console import (
    END_OF_TEXT,
    Interrupted,
    another_starter,
    command_behind,
    is_command,
    with_starter,
    without_backslash,
    without_end,
)
from letterkit.faces.plain.pace import Pace

_NO_TEXT: Final = (Keys.CPRResponse, "?")
"""Keys that nobody typed: where the cursor stands, and that the input came to an end for now."""


class Answering:
    """One answer being typed: what is there already, the beginnings that a number takes, how far a paste reaches."""

    def __init__(self, current: str, starters: Sequence[str], note_command: Callable[[str], None], pace: Pace) -> None:
        """A line with only a command ends a text of several lines, and is handed to `note_command`."""
        self._current, self._starters = current, starters
        self._note_command, self._pace = note_command, pace
        self._pasted_to = 0
        """Characters from the beginning among which some were pasted: no line in them is obeyed."""
        self._pasted: list[str] = []
        self._after_empty = ""
        """The text after Enter was pressed on an empty line; empty where it was not."""

    def is_pasted(self, text: str) -> bool:
        """True if a text of one line, or a part of it, was pasted."""
        return "\n" not in text and any(part in text for part in self._pasted)

    def keys(self, multiline: bool) -> KeyBindings:
        """Return the keys for a text of one line or of several."""
        keys = KeyBindings()
        several = Condition(lambda: multiline)
        keys.add("enter", filter=several, eager=True)(self._end_line)
        keys.add("enter", filter=~several, eager=True)(self._end_answer)
        keys.add("escape", "enter", filter=several, eager=True)(lambda event: _new_line(event.current_buffer))
        keys.add("f2", eager=True)(lambda event: self._finish(event.current_buffer))
        keys.add(Keys.BracketedPaste, eager=True)(self._paste)
        keys.add("c-c", eager=True)(self._interrupt)
        keys.add(Keys.SIGINT, eager=True)(self._interrupt)  # the same from outside: `kill -INT`
        return keys

    def _end_answer(self, event: KeyPressEvent) -> None:
        """End an answer of one line; a line end that was pasted stays in it."""
        if self._was_pasted(event):
            self._note_pasted_line(event.current_buffer)
        else:
            event.current_buffer.validate_and_handle()

    def _end_line(self, event: KeyPressEvent) -> None:
        """End a line of a text of several lines; with what stands in it, perhaps the text."""
        buffer = event.current_buffer
        if self._was_pasted(event):
            self._note_pasted_line(buffer)
        elif not buffer.document.is_cursor_at_the_end or not self._obeys(buffer):
            is_empty = not buffer.document.current_line.strip()
            _new_line(buffer)
            self._after_empty = buffer.text if is_empty else ""

    def _obeys(self, buffer: Buffer) -> bool:
        """Do what the line says that was typed last; return False where it says nothing of the kind."""
        document, current = buffer.document, self._current
        line, text = document.current_line.strip(), document.text
        if not text.strip() or text == current:
            self._finish(buffer)
            return True
        if document.cursor_position - len(document.current_line) < self._pasted_to:
            return False
        if line == END_OF_TEXT or (not line and text == self._after_empty):
            self._finish_without_last_line(buffer)
        elif document.line_count > 1 and is_command(line):
            self._note_command(line)
            self._finish_without_last_line(buffer)
        elif is_command(text) or command_behind(text, current):
            self._finish(buffer)
        else:
            return self._takes_number(buffer)
        return True

    def _finish_without_last_line(self, buffer: Buffer) -> None:
        text = buffer.text
        buffer.text = text[: len(text) - len(buffer.document.current_line)]
        self._finish(buffer)

    def _finish(self, buffer: Buffer) -> None:
        if buffer.text != self._current:
            buffer.text = without_end([buffer.text])
        buffer.validate_and_handle()

    def _takes_number(self, buffer: Buffer) -> bool:
        """Put a starter in the place of its number, where the text is nothing else but that or begins with it: the
        cursor stands behind the starter, or on a new line behind the words that were typed with it. Return False where
        it is another text. A number alone behind a starter takes another one in its place."""
        begun = self._another_starter(buffer.text) or with_starter(buffer.text, self._starters)
        plain = without_backslash(buffer.text, self._starters)
        text = begun if begun in self._starters else f"{begun or plain}\n"
        if not begun and plain == buffer.text:
            return False
        buffer.save_to_undo_stack()
        buffer.document = Document(text, len(text))
        return True

    def _another_starter(self, text: str) -> str:
        """Return the starter whose number was typed behind another one; empty where there is none."""
        behind = (text[len(starter) :] for starter in self._starters if text.startswith(starter))
        return next((other for typed in behind if (other := another_starter(typed, self._starters))), "")

    def _note_pasted_line(self, buffer: Buffer) -> None:
        _new_line(buffer)
        self._pasted_to = buffer.cursor_position

    def _paste(self, event: KeyPressEvent) -> None:
        """Put in what the terminal says was pasted."""
        buffer = event.current_buffer
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        buffer.insert_text(text)
        self._pasted += [text] if text.strip() else []
        self._pasted_to = max(self._pasted_to, buffer.cursor_position)

    def _was_pasted(self, event: KeyPressEvent) -> bool:
        """Return whether the line that ends was pasted in a terminal that does not say so."""
        queue = event.key_processor.input_queue
        more = any(press.key not in _NO_TEXT for press in queue) or can_be_read(event.app.input)
        return self._pace.line_ended(more)

    def _interrupt(self, event: KeyPressEvent) -> None:
        typed = event.current_buffer.text
        event.app.exit(exception=Interrupted(None if typed == self._current else typed), style="class:aborting")


def _new_line(buffer: Buffer) -> None:
    buffer.insert_text("\n")


def can_be_read(source: Input) -> bool:
    """Return whether something can be read at once from where keys come from; False where that cannot be known."""
    import select

    try:
        return bool(select.select([source.fileno()], [], [], 0)[0])
    except (NotImplementedError, OSError, ValueError):  # Windows, whose pastes prompt_toolkit knows by itself
        return False

"""Where the plain face reads and writes: a terminal with editing and completion, or any stream of lines.

`Terminal` reads with prompt_toolkit; `Lines` reads a pipe, a file or a screen reader's console line by line.
Both end with `EOFError` when there is nothing more to read and pass Ctrl-C on as `KeyboardInterrupt`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol, TextIO

from letterkit.faces import signals

Suggest = Callable[[str], tuple[tuple[str, str], ...]]
"""Completions for what is typed so far: each a value and the words that explain it."""


Heard = Callable[[str | None], None]


class Console(Protocol):
    """What the plain face needs of a terminal. `edits`: what is there already can be changed in place. `heard` is told
    what has been typed so far, before it is entered; None, where that is what was there already."""

    edits: bool
    heard: Heard

    def say(self, text: str = "") -> None:
        """Prints a line."""

    def ask(self, current: str, suggest: Suggest | None) -> str:
        """Reads one line, beginning with what is there already."""

    def ask_lines(self, current: str) -> str:
        """Reads several lines."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, with what had been typed and not yet entered; None where nothing was."""

    def __init__(self, typed: str | None) -> None:
        self.typed = typed
        super().__init__()


SOON = 0.5
"""Seconds after which what is typed is told."""
SMALLEST = (60, 16)
"""Columns and lines that the full-screen face needs."""
END_OF_TEXT = "."
"""A line with only this ends a text of several lines."""


def _nothing(_: str | None) -> None:
    """Nobody listens."""


class Lines:
    """Line by line from a stream: what is there already is kept when the line is empty."""

    edits = False

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self.source, self.target = source, target
        self.heard: Heard = _nothing
        self.waiting = ""
        """A command that ended a text of several lines, and is obeyed after the text is taken."""

    def say(self, text: str = "") -> None:
        self.target.write(shown(text) + "\n")
        self.target.flush()

    def ask(self, current: str, suggest: Suggest | None) -> str:
        self._mark(current)
        line = self._line()
        return line if line.strip() else current

    def ask_lines(self, current: str) -> str:
        self._mark(current)
        first = self._line()
        if first.strip() in ("", END_OF_TEXT):
            return current
        if is_command(first):
            return first
        lines = [first]
        self.heard(first)
        while True:
            try:
                line = self._line()
            except EOFError:
                break
            except KeyboardInterrupt:
                raise Interrupted("\n".join(lines)) from None
            if line.strip() == END_OF_TEXT:
                break
            if is_command(line):
                self.waiting = line
                break
            lines.append(line)
            self.heard("\n".join(lines))
        return "\n".join(lines)

    def _mark(self, current: str) -> None:
        """The prompt, after what Enter keeps."""
        there = shown(" / ".join(current.split("\n")))
        self.target.write(f"[Enter keeps: {there}]\n> " if there else "> ")
        self.target.flush()

    def _line(self) -> str:
        if self.waiting:
            line, self.waiting = self.waiting, ""
            return line
        line = self.source.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


class Terminal:
    """A terminal: the answer that is there can be edited in place, Tab completes, Ctrl-C interrupts."""

    edits = True

    def __init__(self, **streams: Any) -> None:
        """`streams` (`input`, `output`) are handed to prompt_toolkit, for terminals other than the process's own."""
        self.streams = streams
        self.heard: Heard = _nothing
        self.waiting = ""
        """A command that ended a text of several lines, and is obeyed after the text is taken."""

    def say(self, text: str = "") -> None:
        output = self.streams.get("output")
        if output is None:
            sys.stdout.write(shown(text) + "\n")
            sys.stdout.flush()
        else:
            output.write(shown(text) + "\n")
            output.flush()

    def ask(self, current: str, suggest: Suggest | None) -> str:
        return self._prompt(current, suggest, multiline=False)

    def ask_lines(self, current: str) -> str:
        return self._prompt(current, None, multiline=True)

    def _prompt(self, current: str, suggest: Suggest | None, *, multiline: bool) -> str:
        from prompt_toolkit import PromptSession

        if self.waiting:
            waiting, self.waiting = self.waiting, ""
            return waiting

        hide_orders()
        session: PromptSession[str] = PromptSession(**self.streams, erase_when_done=False)
        tell = self._listen(session.default_buffer, current)
        with signals.kept(session.app, tell):
            typed = session.prompt(
                "> ",
                default=current,
                multiline=multiline,
                completer=_completer(suggest) if suggest else None,
                complete_while_typing=False,
                key_bindings=_keys(multiline, current, self._wait),
                enable_open_in_editor=False,
                prompt_continuation=lambda *_: "  ",
            )
        return command_behind(typed, current) or typed

    def _wait(self, command: str) -> None:
        self.waiting = command

    def _listen(self, buffer: Any, current: str) -> Callable[[], None]:
        """Tells what has been typed, half a second after it was; and at once, where what is returned is called."""
        waits = False

        def tell() -> None:
            nonlocal waits
            waits = False
            self.heard(None if buffer.text == current else buffer.text)

        def changed(_: Any) -> None:
            nonlocal waits
            from prompt_toolkit.application.current import get_app

            loop = get_app().loop
            if not waits and loop is not None:
                waits = True
                loop.call_later(SOON, tell)

        buffer.on_text_changed += changed
        return tell


_ORDERS: Final = (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Control characters that some terminals obey as they obey Esc, and those that show a text in another order."""
_UNSHOWN: Final = dict.fromkeys(_ORDERS, "\N{REPLACEMENT CHARACTER}")


def shown(text: str) -> str:
    """A text as it may stand on a terminal: without the characters that give it orders or change the order of its
    letters. What the terminal is told by ourselves (colours, the place of the cursor) begins with Esc, which no draft
    can hold."""
    return text.translate(_UNSHOWN)


def hide_orders() -> None:
    """Has prompt_toolkit show such characters as it shows other control characters: as something else."""
    from prompt_toolkit.layout.screen import Char

    Char.display_mappings.update({chr(code): sign for code, sign in _UNSHOWN.items()})


def _completer(suggest: Suggest) -> Any:
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class Suggestions(Completer):
        def get_completions(self, document: Document, _: Any) -> Iterable[Completion]:
            typed = document.text_before_cursor
            for value, words in suggest(typed):
                yield Completion(value, start_position=-len(typed), display_meta=words)

    return Suggestions()


def _keys(multiline: bool, current: str, wait: Callable[[str], None]) -> Any:
    """In a text of several lines Enter makes a new line; a line with a single full stop, or Alt-Enter, ends it.

    So does a line with only a command, which is handed to `wait`.
    """
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
            wait(document.current_line.strip())
            buffer.text = document.text[: -len(document.current_line)].rstrip("\n")
            buffer.validate_and_handle()
        elif _at_once(document.text, current) and document.is_cursor_at_the_end:
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


def _at_once(text: str, current: str) -> bool:
    """Whether Enter ends a text of several lines at once: nothing typed, nothing changed, or a command."""
    return not text.strip() or text == current or is_command(text) or bool(command_behind(text, current))


def is_command(line: str) -> bool:
    """Whether a line is a command of the plain face and not an answer; a backslash before it makes it an answer."""
    text = line.strip()
    return text in ("<", "?") or (text[:1] == ":" and text[1:2].isalpha() and "\n" not in text)


def command_behind(typed: str, current: str) -> str:
    """A command that was typed behind the answer that was there already, or an empty text.

    The cursor stands behind that answer: whoever wants to go back types `<` there, and means it.
    """
    added = typed[len(current) :].strip() if current and typed.startswith(current) else ""
    return added if is_command(added) else ""


def console() -> Console:
    """A terminal where there is one that can edit a line, else line by line."""
    return Terminal() if capable() else Lines(sys.stdin, sys.stdout)


def capable() -> bool:
    """Whether there is a terminal that can edit a line."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def roomy() -> bool:
    """Whether there is a terminal in which the full-screen face has room."""
    size = shutil.get_terminal_size((80, 24))
    return capable() and size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]

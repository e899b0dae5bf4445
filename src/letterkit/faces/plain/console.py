"""What the plain face reads from and writes to, and the simplest of it: any stream of lines.

Every console raises EOFError when there is nothing more to read, and passes Ctrl-C on as KeyboardInterrupt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TextIO

from letterkit.faces.control_characters import terminal_safe

Suggest = Callable[[str], tuple[tuple[str, str], ...]]
"""Returns completions for what is typed so far: each a value and the words that explain it."""
OnTyped = Callable[[str | None], None]
"""Is called with what is typed and not entered yet; with None where that is what was there already."""


class Console(Protocol):
    """What the plain face needs. `edits`: an answer that is there already can be changed in place."""

    edits: bool
    on_typed: OnTyped

    def say(self, text: str = "") -> None:
        """Print a line."""

    def ask(self, current: str, suggest: Suggest | None) -> str:
        """Read one line; `current` is the answer that is there already."""

    def ask_lines(self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = ()) -> str:
        """Read several lines. The number of one of the `starters` puts that at their beginning."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C. `typed` was not entered yet; None where nothing was typed."""

    def __init__(self, typed: str | None) -> None:
        self.typed = typed
        super().__init__()


END_OF_TEXT: Final = "."
"""A line with only this ends a text of several lines."""


def ignore(_: str | None) -> None:
    pass


class Lines:
    """Reads line by line, from a pipe, a file or the console of a screen reader: an empty line keeps the answer."""

    edits = False

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self.source, self.target = source, target
        self.on_typed: OnTyped = ignore
        self.pending_command = ""
        """A command that ended a text of several lines; it is read next, after the text was taken."""

    def say(self, text: str = "") -> None:
        self.target.write(terminal_safe(text) + "\n")
        self.target.flush()

    def ask(self, current: str, suggest: Suggest | None) -> str:
        self._mark(current)
        line = self._line()
        return line if line.strip() else current

    def ask_lines(self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = ()) -> str:
        self._mark(current)
        first = self._line()
        if first.strip() in ("", END_OF_TEXT):
            return current
        if is_command(first):
            return first
        begun = with_starter(first, starters)
        if begun and current and not self._may_replace(current):
            return current
        lines = [begun or without_backslash(first, starters)]
        if begun:
            self.say(f"  {begun.strip()} …" if begun in starters else f"  {begun}")
        self.on_typed(lines[0])
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
                self.pending_command = line
                break
            if lines == [begun] and begun in starters:
                lines = [begun + line.lstrip()]
            else:
                lines.append(line)
            self.on_typed("\n".join(lines))
        return "\n".join(lines)

    def _may_replace(self, current: str) -> bool:
        """Ask whether the beginning of a sentence may take the place of an answer."""
        self.say(f"  It would take the place of what you wrote: {' / '.join(current.split(chr(10)))}")
        self.target.write("  Type y to do that; Enter keeps what you wrote.\n> ")
        self.target.flush()
        return self._line().strip().casefold() in ("y", "yes")

    def _mark(self, current: str) -> None:
        """Print the prompt, after the answer that Enter keeps."""
        kept = terminal_safe(" / ".join(current.split("\n")))
        self.target.write(f"[Enter keeps: {kept}]\n> " if kept else "> ")
        self.target.flush()

    def _line(self) -> str:
        if self.pending_command:
            line, self.pending_command = self.pending_command, ""
            return line
        line = self.source.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


def is_command(line: str) -> bool:
    """True if a line is a command of the plain face and not an answer; a backslash before it makes it an answer."""
    text = line.strip()
    return text in ("<", "?") or (text[:1] == ":" and text[1:2].isalpha() and "\n" not in text)


_MONTH: Final = re.compile(r"(?:Jan|Feb|Mar|M\u00e4r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[^\W\d_]*\b")
"""The name of a month in the languages that write it with a capital."""
_NUMBERED: Final = re.compile(r"\s*(\d{1,2})([.)]?)(?:\s+(\S.*))?\s*")


def with_starter(line: str, starters: Sequence[str]) -> str:
    """Return the starter whose number is typed, with the words that are typed behind the number; empty where the line
    is no such number. `3 June 2010` begins an answer, and so does every number behind a backslash; `3 Uganda` does
    not."""
    match = _NUMBERED.fullmatch(line)
    if match is None or not 1 <= int(match[1]) <= len(starters):
        return ""
    words = (match[3] or "").rstrip()
    return "" if _MONTH.match(words) and not match[2] else starters[int(match[1]) - 1] + words


def without_backslash(line: str, starters: Sequence[str]) -> str:
    """Return a line without the backslash that keeps the number behind it from being taken for that of a starter."""
    return line[1:] if line.startswith("\\") and with_starter(line[1:], starters) else line


def command_behind(typed: str, current: str) -> str:
    """Return the command that was typed behind the answer that was there already; empty where there is none.

    The cursor is behind that answer: whoever wants to go back types `<` there, and means it.
    """
    added = typed[len(current) :].strip() if current and typed.startswith(current) else ""
    return added if is_command(added) else ""

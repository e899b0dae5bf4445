"""What the plain face reads from and writes to, and the simplest of it: any stream of lines.

Every console raises EOFError when there is nothing more to read, and passes Ctrl-C on as KeyboardInterrupt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TextIO

from letterkit.faces.control_characters import terminal_safe
from letterkit.faces.plain.pace import LineSource, Pace
from letterkit.faces.text_width import terminal_width, wrapped
from letterkit.wording import say, says_yes, worded

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

    def ask(self, current: str, suggest: Suggest | None, kept: str = "") -> str:
        """Read one line; `current` is the answer that is there already, `kept` what it is called where that differs."""

    def ask_lines(
        self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = (), kept: str = ""
    ) -> str:
        """Read several lines. The number of one of the `starters` puts that at their beginning."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C. `typed` was not entered yet; None where nothing was typed."""

    def __init__(self, typed: str | None) -> None:
        self.typed = typed
        super().__init__()


END_OF_TEXT: Final = "."
"""A line with only this ends a text of several lines; so do two empty lines."""
HOW_TO_END: Final = worded("Two empty lines, or a line with only a full stop, end it.")
_EMPTY_LINES: Final = 2
CONTINUED: Final = "… "
"""The prompt of every line of a text but its first."""
_WIDTH: Final = 76


def ignore(_: str | None) -> None:
    pass


class Lines:
    """Reads line by line, from a pipe, a file or the console of a screen reader: an empty line keeps the answer."""

    edits = False

    def __init__(self, source: TextIO, target: TextIO, pace: Pace | None = None) -> None:
        self._source, self.target = LineSource(source, pace or Pace()), target
        self.on_typed: OnTyped = ignore
        self.pending_command = ""
        """A command that ended a text of several lines; it is read next, after the text was taken."""

    def say(self, text: str = "") -> None:
        self.target.write(terminal_safe(text) + "\n")
        self.target.flush()

    def ask(self, current: str, suggest: Suggest | None, kept: str = "") -> str:
        """Read one line. Lines that were pasted together are one answer, so that no other question gets them."""
        self._mark(kept or current)
        line, _, more = self._line()
        if not line.strip() and not more:
            return current
        lines = [line]
        while more:
            line, _, more = self._line()
            lines.append(line)
        if len(lines) == 1:
            return line
        text = "\n".join(lines).strip("\n")
        return behind_backslash(text) if text.strip() else current

    def ask_lines(
        self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = (), kept: str = ""
    ) -> str:
        self._mark(kept or current)
        first, pasted, more = self._line()
        if not pasted and first.strip() in ("", END_OF_TEXT):
            return current
        if not pasted and is_command(first):
            return first
        begun = "" if pasted else with_starter(first, starters)
        if begun and current and not self._may_replace(current):
            return current
        lines = [begun or (first if pasted else without_backslash(first, starters))]
        if begun:
            self._say_wrapped(f"{begun.strip()} …" if begun in starters else begun)
        self.on_typed(lines[0])
        self._read_rest(lines, more, starters if begun in starters else ())
        text = without_end(lines)
        return behind_backslash(text) if pasted else text

    def _read_rest(self, lines: list[str], more: bool, starters: Sequence[str]) -> None:
        """Add the lines behind the first one, until the text ends. The first line goes on where it is one of the
        `starters`; the number of another one, alone, takes that in its place."""
        empty = 0
        while empty < _EMPTY_LINES:
            if self._source.is_live and not more:
                self._prompt(CONTINUED)
            try:
                line, pasted, more = self._line()
            except EOFError:
                return
            except KeyboardInterrupt:
                raise Interrupted("\n".join(lines)) from None
            if not pasted and line.strip() == END_OF_TEXT:
                return
            if not pasted and is_command(line):
                self.pending_command = line
                return
            empty = empty + 1 if not pasted and not line.strip() else 0
            is_begun = len(lines) == 1 and lines[0] in starters
            if is_begun and not pasted and (other := another_starter(line, starters)):
                lines[0] = other
                self._say_wrapped(f"{other.strip()} …")
            elif is_begun:
                lines[0] += line.lstrip()
            else:
                lines.append(line)
            self.on_typed("\n".join(lines))

    def _may_replace(self, current: str) -> bool:
        """Ask whether the beginning of a sentence may take the place of an answer."""
        wrote = " / ".join(current.split("\n"))
        self._say_wrapped(say("It would take the place of what you wrote: {text}", text=wrote))
        self._say_wrapped(say("Type y to do that; Enter keeps what you wrote."))
        self._prompt("> ")
        return says_yes(self._line()[0]) is True

    def _mark(self, current: str) -> None:
        """Print the prompt, after the answer that Enter keeps."""
        kept = " / ".join(current.split("\n"))
        if kept:
            self._say_wrapped(say("[Enter keeps: {answer}]", answer=kept))
        self._source.begin()
        self._prompt("> ")

    def _say_wrapped(self, text: str) -> None:
        for line in wrapped(text, terminal_width(30, _WIDTH), "  ", break_words=False):
            self.say(line)

    def _prompt(self, mark: str) -> None:
        self.target.write(mark)
        self.target.flush()

    def _line(self) -> tuple[str, bool, bool]:
        """Return a line, whether it was pasted, and whether more of the paste follows."""
        if self.pending_command:
            line, self.pending_command = self.pending_command, ""
            return line, False, False
        return self._source.read()


def without_end(lines: Sequence[str]) -> str:
    """Return a text of several lines without the empty ones that end it."""
    return _EMPTY_AT_END.sub("", "\n".join(lines))


def without_command_mark(text: str) -> str:
    """Return an answer without the backslash that keeps it from being taken for a command."""
    return text[1:] if text.startswith("\\") and is_command(text[1:]) else text


def behind_backslash(text: str) -> str:
    """Return a pasted text so that it is taken as an answer, also where it looks like a command."""
    return f"\\{text}" if is_command(text) else text


def is_command(line: str) -> bool:
    """True if a line is a command of the plain face and not an answer; a backslash before it makes it an answer."""
    text = line.strip()
    return text in ("<", "?") or (text[:1] == ":" and text[1:2].isalpha() and "\n" not in text)


_EMPTY_AT_END: Final = re.compile(r"(?:\n[^\S\n]*)+\Z")
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


def another_starter(typed: str, starters: Sequence[str]) -> str:
    """Return the starter whose number alone is typed behind one that is not finished yet; empty for other words."""
    return with_starter(typed, starters) if typed.strip().rstrip(".)").isdecimal() else ""


def without_backslash(line: str, starters: Sequence[str]) -> str:
    """Return a line without the backslash that keeps the number behind it from being taken for that of a starter."""
    return line[1:] if line.startswith("\\") and with_starter(line[1:], starters) else line


def command_behind(typed: str, current: str) -> str:
    """Return the command that was typed behind the answer that was there already; empty where there is none.

    The cursor is behind that answer: whoever wants to go back types `<` there, and means it.
    """
    added = typed[len(current) :].strip() if current and typed.startswith(current) else ""
    return added if is_command(added) else ""

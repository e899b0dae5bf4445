"""Standard input and output: in UTF-8, usable even where they were closed, and without the characters by which a text
takes over a terminal or changes the order of its letters."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Any, Final, TextIO

from letterkit.faces.control_characters import terminal_safe
from letterkit.wording import say

_STREAMS: Final = (("stdin", "surrogateescape"), ("stdout", "replace"), ("stderr", "replace"))


class Closed(io.RawIOBase):
    """The output of a process that was started with it closed: writing fails, as on a disk that is full."""

    def writable(self) -> bool:
        return True

    def write(self, _: Any) -> int:
        raise OSError(errno.EBADF, say("it is closed"))


class Shown(io.TextIOWrapper):
    """An output that a person reads: characters that a terminal would obey are replaced."""

    def write(self, text: str) -> int:
        super().write(terminal_safe(text))
        return len(text)

    def fileno(self) -> int:
        """Return the number of the open file; fail on Windows, where click would write to the console past this."""
        if os.name == "nt":
            raise io.UnsupportedOperation("fileno")
        return super().fileno()


class Messages(Shown):
    """An output for messages. Where it is closed or full, the command does its work all the same."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def open_closed() -> None:
    """Replace streams that are closed (`>&-`, a scheduler, pythonw), and take their file numbers, so that no file that
    is opened later has one of them."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(Closed()), "utf-8", write_through=True)
    if sys.stderr is None:
        sys.stderr = io.StringIO()


def speak_utf8() -> None:
    """Read and write UTF-8: letters hold every script, and a Windows pipe would refuse most of them."""
    for name, errors in _STREAMS:
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    sys.stderr = _for_people(sys.stderr, Messages)
    if sys.stdout.isatty():  # what is printed into a file or a pipe stays as it is
        sys.stdout = _for_people(sys.stdout, Shown)


def _for_people(stream: TextIO, kind: type[Shown]) -> TextIO:
    """Return the same output as one that a person reads."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return kind(stream.detach(), "utf-8", "replace", newline=None, line_buffering=True)


def both_terminals() -> bool:
    """True if a person can be asked: they type on a terminal and read on one."""
    return sys.stdin.isatty() and sys.stdout.isatty()

"""What the process reads from and prints to: in UTF-8, there even where whoever started it closed it, and without the
characters by which a text takes over a terminal or turns itself round."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Any, Final, TextIO

from letterkit.faces.plain.console import shown

_STREAMS: Final = (("stdin", "surrogateescape"), ("stdout", "replace"), ("stderr", "replace"))


class Closed(io.RawIOBase):
    """An output that whoever started the process has closed: it takes nothing, and says so."""

    def writable(self) -> bool:
        return True

    def write(self, _: Any) -> int:
        raise OSError(errno.EBADF, "it is closed")


class Shown(io.TextIOWrapper):
    """An output that is read by a person."""

    def write(self, text: str) -> int:
        super().write(shown(text))
        return len(text)

    def fileno(self) -> int:
        """The number of the open file; none on Windows, where click would otherwise write to the console past us."""
        if os.name == "nt":
            raise io.UnsupportedOperation("fileno")
        return super().fileno()


class Messages(Shown):
    """An output for messages. Where nobody can read them, the command does its work all the same."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def open_closed() -> None:
    """Puts something in the place of streams that are closed (`>&-`, a scheduler, pythonw), and holds their numbers, so
    that no file that is opened later is taken for one of them."""
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
    """Letters hold every script; a Windows pipe would otherwise refuse most of them."""
    for name, errors in _STREAMS:
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    sys.stderr = _for_people(sys.stderr, Messages)
    if sys.stdout.isatty():  # what is printed into a file or a pipe stays as it is
        sys.stdout = _for_people(sys.stdout, Shown)


def _for_people(stream: TextIO, kind: type[Shown]) -> TextIO:
    """The same output without what is not for people."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return kind(stream.detach(), "utf-8", "replace", newline=None, line_buffering=True)


def both_terminals() -> bool:
    """True if a person can be asked: they type on a terminal and read on one."""
    return sys.stdin.isatty() and sys.stdout.isatty()

"""Tells lines that are pasted from lines that are typed, where the terminal does not say so itself.

A pasted text is the letter's, whatever stands in it: a line with a full stop, a number, a colon, two empty lines. So
the lines of a paste must not be obeyed. A terminal with bracketed paste marks them; on others a line counts as pasted
if it came with the line before it, or if more came with its end. Nobody types a line in a thirtieth of a second. What
was there before the question was asked is another matter: somebody who knows the questions types ahead, while people
paste into a question that they have read.

A pipe or a file is neither typed nor pasted: all of it is there at once, and whoever wrote it knew how a text ends and
what a command is. There every line means what it says.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Final, TextIO

FASTEST: Final = 0.03
"""Seconds within which nobody ends two lines."""


class Pace:
    """Notes when lines end."""

    def __init__(self, fastest: float = FASTEST, clock: Callable[[], float] = time.monotonic) -> None:
        self.fastest, self._clock = fastest, clock
        self._ended: float | None = None
        self._more = False
        self.ahead = False
        """What is read now was typed ahead."""

    def begin(self, ahead: bool = False) -> None:
        """Begin another answer. `ahead`: something was typed before it was asked for."""
        self._ended, self._more, self.ahead = None, False, ahead

    def line_ended(self, more_waits: bool) -> bool:
        """Return whether the line that ends now was pasted; `more_waits`: there is more behind it already."""
        if self.ahead:
            self.ahead = more_waits
            return False
        now, before = self._clock(), self._ended
        goes_on, self._ended, self._more = self._more, now, more_waits
        return more_waits or goes_on or (before is not None and now - before < self.fastest)


class LineSource:
    """The lines of a stream, each with whether it was pasted, and whether more came with it."""

    def __init__(self, stream: TextIO, pace: Pace) -> None:
        self._stream, self._pace = stream, pace
        self.is_live = stream.isatty()
        """True if somebody types there."""
        self._begun = ""
        """What came with the end of the line before, and is not returned yet."""

    def begin(self) -> None:
        """Begin to read another answer."""
        self._pace.begin(self.is_live and waits(self._stream, 0))

    def read(self) -> tuple[str, bool, bool]:
        """Return a line, whether it was pasted, and whether more of the paste follows. Raises EOFError."""
        if "\n" in self._begun:
            line, _, self._begun = self._begun.partition("\n")
            return line, self._pace.line_ended(True), True
        line = self._stream.readline()
        if not line and not self._begun:
            raise EOFError
        line, self._begun = _joined(self._begun, line.rstrip("\r\n")), ""
        if not self.is_live:
            return line, False, False
        more = waits(self._stream, self._pace.fastest)
        if self._pace.ahead:
            return line, self._pace.line_ended(more), False
        if not more:
            self._begun = unfinished_line(self._stream)
        return line, self._pace.line_ended(more or bool(self._begun)), more or bool(self._begun)


def waits(stream: TextIO, seconds: float) -> bool:
    """Return whether a terminal has another line within some seconds."""
    if os.name == "nt":
        import msvcrt

        time.sleep(seconds)
        return bool(getattr(msvcrt, "kbhit")())  # noqa: B009 – of Windows alone, which mypy elsewhere does not know
    import select

    return bool(select.select([stream.fileno()], [], [], seconds)[0])


def unfinished_line(stream: TextIO) -> str:
    """Return what stands in a terminal behind the last line end, and take it from there; empty where it cannot be
    known. A terminal hands over whole lines; what is begun is read by asking for single characters for a moment."""
    try:
        import termios
    except ImportError:  # Windows
        return ""
    number = stream.fileno()
    try:
        usual = termios.tcgetattr(number)
    except termios.error:
        return ""
    single = [*usual[:3], usual[3] & ~termios.ICANON, *usual[4:6], [*usual[6]]]
    single[6][termios.VMIN] = single[6][termios.VTIME] = 0
    try:
        termios.tcsetattr(number, termios.TCSANOW, single)
        rest = os.read(number, 65536)
    finally:
        termios.tcsetattr(number, termios.TCSANOW, usual)
    return rest.decode(stream.encoding or "utf-8", "surrogateescape")


def _joined(begun: str, line: str) -> str:
    """Return two pieces of a line as one, also where they are parted inside a character."""
    if not begun:
        return line
    return (begun + line).encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")

"""A pseudo-terminal with a screen: the program runs in it as it does for a person, and what it paints can be read."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.cli.loaded import LoadedProcess

F = {number: f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)} | {
    number: f"\x1b[{code}~" for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


class Terminal:
    """A running letterkit. Keys go in with `keys`; `text` is what stands on the screen.

    It is a copy of one that is loaded already (`loaded.py`); `fresh` starts Python and all of it anew.
    """

    def __init__(
        self,
        arguments: list[str],
        rows: int = 24,
        columns: int = 80,
        folder: Path | None = None,
        *,
        fresh: bool = False,
        **env: str,
    ) -> None:
        import pyte

        environment: Mapping[str, str] = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **env}
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child: Any = _started(arguments, rows, columns, environment, folder, fresh)

    @property
    def text(self) -> str:
        """Return the screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.02) -> bool:
        """Takes in what was painted; false when the program has ended."""
        import pexpect

        try:
            painted = self.child.read_nonblocking(65536, timeout=seconds)
            self.raw += painted
            self.stream.feed(painted)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def until(self, seen: str | Callable[[str], bool], seconds: float = 30) -> str:
        """Waits until something is seen; the screen as it is then. Raises AssertionError with the screen."""
        shown = seen if callable(seen) else lambda text: str(seen) in text
        end = time.monotonic() + seconds
        painted = -1
        while time.monotonic() < end:
            alive = self.read()
            if len(self.raw) != painted and shown(self.text):
                return self.text
            painted = len(self.raw)
            assert alive, f"ended before {seen!r} was seen:\n{self.text}"
        raise AssertionError(f"{seen!r} was not seen:\n{self.text}")

    def keys(self, keys: str) -> None:
        """Types; what comes after Enter when its effect is seen, as people do."""
        pieces = re.findall(f"(?:{re.escape(PASTE)}.*?{re.escape(PASTED)}|\x1b\r|[^\r])*\r?", keys, re.DOTALL)
        for number, piece in enumerate(filter(None, pieces)):
            if number:
                self._wait_for_paint()
            self.child.send(piece.encode("utf-8"))

    def _wait_for_paint(self) -> None:
        painted, end = len(self.raw), time.monotonic() + 1
        while len(self.raw) == painted and time.monotonic() < end:
            self.read()
        end = time.monotonic() + 0.06
        while time.monotonic() < end:
            self.read()

    def resize(self, rows: int, columns: int) -> None:
        """Changes the size of the window."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def ended(self, seconds: float = 30) -> int | None:
        """Wait for the end and return the exit code. Raises AssertionError with the screen if it does not come."""
        end = time.monotonic() + seconds
        while self.read():
            assert time.monotonic() < end, f"did not end in {seconds} seconds:\n{self.text}"
        self.child.wait()
        code: int | None = self.child.exitstatus
        return code

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        import pexpect

        try:
            self.child.close(force=True)
        except pexpect.ExceptionPexpect:  # killed, and on a busy machine not gone within a tenth of a second
            self.child.wait()


def _started(
    arguments: list[str], rows: int, columns: int, environment: Mapping[str, str], folder: Path | None, fresh: bool
) -> Any:
    if not fresh:
        return LoadedProcess(arguments, rows, columns, environment, folder)
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "letterkit", *arguments],
        dimensions=(rows, columns),
        env=environment,
        cwd=str(folder) if folder else None,
        timeout=30,
    )
    child.delaybeforesend = None
    return child

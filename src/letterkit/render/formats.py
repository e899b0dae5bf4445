"""The formats a letter is written in, and how they are written: one after another or side by side."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from letterkit.errors import Problem, UnknownName, nearest
from letterkit.letter.composed import Letter

if TYPE_CHECKING:
    from letterkit.render.pandoc import Conversion

FORMATS: tuple[str, ...] = ("md", "docx", "pdf", "html", "odt", "txt")
TEXT_FORMATS: tuple[str, ...] = ("md", "html", "txt")


class _Writer(Protocol):
    """A format that pandoc has a part in: `docx`, `odt`, `html`, `txt`, `pdf`."""

    def begin(self, letter: Letter) -> Conversion:
        """Sets pandoc to work."""

    def finish(self, letter: Letter, made: bytes) -> bytes:
        """The file, from what pandoc made."""


class Job:
    """A format that is being written: pandoc works on it while the caller does something else."""

    def __init__(self, letter: Letter, to: str) -> None:
        self._letter = letter
        self._writer = None if to == "md" else cast(_Writer, import_module(f"letterkit.render.{to}"))
        self._conversion = self._writer.begin(letter) if self._writer else None

    def result(self) -> bytes:
        """The file; text is UTF-8. Raises RenderFailed when pandoc or Typst fails."""
        if self._writer is None or self._conversion is None:
            from letterkit.render import markdown

            return markdown.write(self._letter).encode()
        return self._writer.finish(self._letter, self._conversion.result())

    def cancel(self) -> None:
        """Gives the work up. Nothing that was started stays behind."""
        if self._conversion is not None:
            self._conversion.cancel()


def settled(letter: Letter) -> Letter:
    """The letter with its citations set as notes. To be asked once for a letter that is written in several formats.

    Raises RenderFailed when pandoc is missing or cannot read a source.
    """
    if not letter.cites:
        return letter
    from letterkit.render import citations

    return citations.resolved(letter)


def start(letter: Letter, to: str) -> Job:
    """Begins to write the letter in a format (a name from FORMATS); several may be under way at once.

    Raises UnknownName for a format that does not exist, RenderFailed when pandoc is missing.
    """
    if to not in FORMATS:
        raise UnknownName(_unknown(to))
    return Job(settled(letter), to)


def write(letter: Letter, to: str) -> bytes:
    """The letter as a file of the format `to`. The same letter gives the same bytes.

    Raises UnknownName for a format that does not exist and RenderFailed when pandoc or Typst is missing or fails.
    """
    return start(letter, to).result()


def _unknown(to: str) -> Problem:
    close = nearest(to.lower().lstrip("."), FORMATS)
    meant = f"Did you mean {close}? " if close else ""
    return Problem(f"There is no format ‘{to}’.", f"{meant}The formats are {', '.join(FORMATS)}.")

"""The formats a letter is written in, and how they are written: one after another or side by side."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from letterkit.errors import Problem, UnknownName, nearest
from letterkit.letter.composed import Letter

if TYPE_CHECKING:
    from letterkit.render.citeproc_server import CiteprocServer
    from letterkit.render.pandoc import Conversion

FORMATS: tuple[str, ...] = ("md", "docx", "pdf", "html", "odt", "txt", "eml")
TEXT_FORMATS: tuple[str, ...] = ("md", "html", "txt", "eml")
_OUT_OF: Final = {"eml": ("html", "txt")}
"""The formats that are made of others."""


class _Writer(Protocol):
    """A format that pandoc has a part in: `docx`, `odt`, `html`, `txt`, `pdf`."""

    def start(self, letter: Letter) -> Conversion:
        """Sets pandoc to work."""

    def finish(self, letter: Letter, made: bytes) -> bytes:
        """The file, from what pandoc made."""


class Job:
    """A format that is being written: pandoc works on it while the caller does something else."""

    def __init__(self, letter: Letter, to: str, others: Mapping[str, Job] | None = None) -> None:
        self._letter, self._to = letter, to
        self._made: bytes | None = None
        self._parts = {one: (others or {}).get(one) or Job(letter, one) for one in _OUT_OF.get(to, ())}
        self._writer = None if to == "md" or self._parts else cast(_Writer, _module(to))
        self._conversion = self._writer.start(letter) if self._writer else None

    def result(self) -> bytes:
        """The file; text is UTF-8. Raises RenderFailed when pandoc or Typst fails, CannotRead for a logo."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> bytes:
        if self._writer and self._conversion:
            return self._writer.finish(self._letter, self._conversion.result())
        if self._parts:
            made: bytes = _module(self._to).write(self._letter, *(part.result() for part in self._parts.values()))
            return made
        from letterkit.render import markdown

        return markdown.write(self._letter).encode()

    def cancel(self) -> None:
        """Gives the work up. Nothing that was started stays behind."""
        if self._conversion is not None:
            self._conversion.cancel()
        for part in self._parts.values():
            part.cancel()


def _module(to: str) -> Any:
    return import_module(f"letterkit.render.{to}")


def with_citations_set(letter: Letter, server: CiteprocServer | None = None) -> Letter:
    """The letter with its citations set as notes. To be asked once for a letter that is written in several formats. A
    `server` sets them sooner, where they are set again and again.

    Raises RenderFailed when pandoc is missing or cannot read a source.
    """
    if not letter.cites:
        return letter
    from letterkit.render import citeproc

    return citeproc.with_citations_set(letter, server)


def start(letter: Letter, *wanted: str) -> dict[str, Job]:
    """Begins to write the letter in some formats (names from FORMATS), side by side.

    Raises UnknownName for a format that does not exist, RenderFailed when pandoc is missing, CannotRead for a logo or
    a letterhead that cannot be used.
    """
    for to in wanted:
        if to not in FORMATS:
            raise UnknownName(_unknown(to))
    ready = with_citations_set(letter) if wanted else letter
    jobs: dict[str, Job] = {}
    try:
        for to in sorted(wanted, key=lambda one: (one in _OUT_OF, one != "pdf")):  # Typst follows on pandoc
            jobs[to] = Job(ready, to, jobs)
    except BaseException:
        for job in jobs.values():
            job.cancel()
        raise
    return {to: jobs[to] for to in wanted}


def remarks(letter: Letter, to: str) -> tuple[str, ...]:
    """What a person should know of the letter in a format before it is sent, in sentences."""
    told = getattr(_module(to), "remarks", None) if to in ("docx", "pdf", "odt", "eml") else None
    return tuple(told(letter)) if told else ()


def write(letter: Letter, to: str) -> bytes:
    """The letter as a file of the format `to`. The same letter gives the same bytes.

    Raises UnknownName for a format that does not exist and RenderFailed when pandoc or Typst is missing or fails.
    """
    return start(letter, to)[to].result()


def _unknown(to: str) -> Problem:
    close = nearest(to.lower().lstrip("."), FORMATS)
    meant = f"Did you mean {close}? " if close else ""
    return Problem(f"There is no format ‘{to}’.", f"{meant}The formats are {', '.join(FORMATS)}.")

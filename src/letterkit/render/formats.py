"""The formats a letter is written in, and how they are written: one after another or side by side.

A new format is a row here and a module of its name, with `start` and `finish` if pandoc has a part in it, or `finish`
alone, and perhaps `remarks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from letterkit.errors import Problem, UnknownName, nearest
from letterkit.letter.composed import Letter
from letterkit.wording import say, say_list, worded

if TYPE_CHECKING:
    from letterkit.render.citeproc_server import CiteprocServer
    from letterkit.render.pandoc import Conversion


class Format(NamedTuple):
    """A format of letters. Its name is the ending of its files.

    `purpose` says what it is for, and `rank` its place among the others where people choose. `made_of` are the formats
    that it is put together from; one that `attaches` takes other formats of the letter along. `has_own_look` means that
    it looks like letterkit's letters, and a Word letterhead changes nothing in it. One with `second_step` is started
    first, because more work follows on pandoc's. `module` is the module of `render/` that writes it.
    """

    name: str
    purpose: str
    rank: int
    is_text: bool = False
    made_of: tuple[str, ...] = ()
    attaches: bool = False
    has_own_look: bool = False
    second_step: bool = False
    module: str = ""

    @property
    def writer(self) -> Any:
        """The module that writes it, imported when it is needed.

        `start(letter) -> Conversion` sets pandoc to work, in a module that has it. `finish(letter, *parts) -> bytes`
        makes the file, from what pandoc wrote, or from the formats in `made_of` and those that it attaches.
        `remarks(letter)` yields sentences.
        """
        return import_module(f"letterkit.render.{self.module or self.name}")


FORMATS: Final[Mapping[str, Format]] = {
    row.name: row
    for row in (
        Format("md", worded("text to paste into a site or an e-mail"), 7, is_text=True, module="markdown"),
        Format("docx", worded("Word, LibreOffice, Google Docs: to be signed or edited"), 1),
        Format("pdf", worded("to be sent or published as it is"), 2, has_own_look=True, second_step=True),
        Format("html", worded("a page for a site"), 4, is_text=True, has_own_look=True),
        Format("odt", "LibreOffice", 5, has_own_look=True),
        Format("txt", worded("plain text"), 6, is_text=True),
        Format(
            "eml",
            worded("an e-mail, not sent yet: open it in your mail program, look, send"),
            3,
            is_text=True,
            made_of=("html", "txt"),
            attaches=True,
        ),
    )
}
ATTACHED: Final = tuple(row.name for row in FORMATS.values() if not row.is_text)
"""The formats in which an e-mail can take the letter along."""
BY_USE: Final = tuple(sorted(FORMATS.values(), key=lambda row: row.rank))
"""The formats in the order in which people need them."""


class Job:
    """A format that is being written: pandoc works on it while the caller does something else."""

    def __init__(self, letter: Letter, written: Format, others: Mapping[str, Job]) -> None:
        self._letter, self._writer = letter, written.writer
        needed = (*written.made_of, *(letter.attached_formats if written.attaches else ()))
        self._parts = [others.get(name) or Job(letter, FORMATS[name], others) for name in needed]
        start = getattr(self._writer, "start", None)
        self._conversion: Conversion | None = start(letter) if start else None
        self._content: bytes | None = None

    def result(self) -> bytes:
        """Return the file; text is UTF-8. Raises RenderFailed when pandoc or Typst fails, CannotRead for a logo."""
        if self._content is None:
            parts = [self._conversion.result()] if self._conversion else [part.result() for part in self._parts]
            self._content = self._writer.finish(self._letter, *parts)
        return self._content

    def cancel(self) -> None:
        """End the work. Nothing that was started stays behind."""
        if self._conversion is not None:
            self._conversion.cancel()
        for part in self._parts:
            part.cancel()


def with_citations_set(letter: Letter, server: CiteprocServer | None = None) -> Letter:
    """Return the letter with its citations set as notes, which is done once for all formats. A `server` sets those of a
    letter that is written again and again sooner.

    Raises RenderFailed when pandoc is missing or cannot read a source.
    """
    if not letter.cites:
        return letter
    from letterkit.render import citeproc

    return citeproc.set_citations(letter, server)


def start(letter: Letter, *names: str) -> dict[str, Job]:
    """Start writing the letter in some formats (names from FORMATS), side by side.

    Raises UnknownName for a format that does not exist, RenderFailed when pandoc is missing, CannotRead for a logo or
    a letterhead that cannot be used.
    """
    rows = [_format(name) for name in names]
    ready = with_citations_set(letter) if rows else letter
    jobs: dict[str, Job] = {}
    try:
        for row in sorted(rows, key=lambda row: (bool(row.made_of), not row.second_step)):
            jobs[row.name] = Job(ready, row, jobs)
    except BaseException:
        for job in jobs.values():
            job.cancel()
        raise
    return {name: jobs[name] for name in names}


def remarks(letter: Letter, name: str) -> tuple[str, ...]:
    """Return what a person should know of the letter in a format before it is sent, in sentences."""
    words = getattr(_format(name).writer, "remarks", None)
    return tuple(words(letter)) if words else ()


def write(letter: Letter, name: str) -> bytes:
    """Return the letter as a file of a format. The same letter gives the same bytes.

    Raises UnknownName for a format that does not exist and RenderFailed when pandoc or Typst is missing or fails.
    """
    return start(letter, name)[name].result()


def _format(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    close = nearest(name.lower().lstrip("."), FORMATS)
    meant = (say("Did you mean {close}?", close=close) + " ") if close else ""
    raise UnknownName(
        Problem(
            say("There is no format ‘{name}’.", name=name),
            say("{meant}The formats are {formats}.", meant=meant, formats=say_list(FORMATS)),
        )
    )

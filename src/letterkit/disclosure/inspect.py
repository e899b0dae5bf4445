"""The traces of any finished file.

Its kind is known by its first bytes, and only then by its ending: a file may have any name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.disclosure import docx, html, odt, pdf
from letterkit.disclosure.identity import Identity
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import Trace
from letterkit.disk import files
from letterkit.errors import Problem, UnreadableFile
from letterkit.letter.composed import INTERNAL_MARK
from letterkit.office.package import Package
from letterkit.office.refusals import Encrypted
from letterkit.wording import say, say_worded, worded

MAX_BYTES: Final = 100_000_000
MAX_TRACES: Final = 1000
"""Traces that are listed; a reader of these knows the file."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN: Final = worded("letterkit can look into DOCX, ODT, PDF and HTML.")


@dataclass(frozen=True, slots=True)
class Inspection:
    """The kind of a file, in words, and its traces, also those that a letter may have."""

    kind: str
    traces: tuple[Trace, ...]

    @property
    def revealing(self) -> tuple[Trace, ...]:
        """The traces that identify a person."""
        return tuple(trace for trace in self.traces if trace.is_revealing)

    @property
    def is_internal(self) -> bool:
        """True if letterkit wrote it for the organisation's own house."""
        return any(trace.value == INTERNAL_MARK for trace in self.traces)


def inspect_file(path: Path, identity: Identity = Identity()) -> Inspection:  # noqa: B008  # it never changes
    """Return the traces of a DOCX, ODT, PDF or HTML of any origin; names of `identity` are searched in every byte of
    it.

    Raises UnreadableFile for a file that is none of these, is damaged, encrypted, too large, or made to do harm.
    """
    try:
        raw = _raw(path)
        search = Search(identity)
        kind, rows = _traces(raw, path.suffix.lower(), search)
        return Inspection(kind, _limit(rows))
    except UnreadableFile as error:
        raise UnreadableFile(*(problem._replace(file=str(path)) for problem in error.problems)) from None
    except RecursionError:  # what is nested without end is not read to its end
        raise UnreadableFile(
            Problem(say("It is nested deeper than any letter."), say("Do not open it."), str(path))
        ) from None


def _limit(rows: Iterable[Trace]) -> tuple[Trace, ...]:
    """Return each trace once, the revealing ones first; of a file with traces without end the rest is counted."""
    traces = sorted(dict.fromkeys(rows), key=lambda trace: not trace.is_revealing)
    if len(traces) <= MAX_TRACES:
        return tuple(traces)
    more = Trace(say("The file as a whole"), "", say("More of the like"), f"{len(traces) - MAX_TRACES:,}")
    return (*traces[:MAX_TRACES], more)


def _raw(path: Path) -> bytes:
    try:
        raw = files.read(path, MAX_BYTES)
    except FileNotFoundError:
        raise UnreadableFile(say("There is no such file."), hint=say("Check the name and the folder.")) from None
    except OSError as error:
        hint = say("Check that it is a file you may open.")
        raise UnreadableFile(say("It cannot be read ({strerror}).", strerror=error.strerror), hint=hint) from None
    if len(raw) > MAX_BYTES:
        raise UnreadableFile(say("It is far too large for a letter."), hint=say("Is it the right file?"))
    return raw


def _traces(raw: bytes, ending: str, search: Search) -> tuple[str, Iterator[Trace]]:
    if raw.startswith(b"PK"):
        package = Package(raw)
        if odt.is_odt(package):
            return "OpenDocument", odt.traces(package, search)
        if docx.is_docx(package):
            return say("Word document"), docx.traces(package, search)
        raise UnreadableFile(say("It is neither a Word document nor an OpenDocument."), hint=say_worded(_KNOWN))
    if pdf.is_pdf(raw):
        return "PDF", pdf.traces(raw, search)
    if html.is_html(raw) or (ending in (".html", ".htm", ".xhtml") and raw.strip()):
        return say("HTML page"), html.traces(raw, search)
    if raw.startswith(_OLE):
        raise Encrypted() if ending in (".docx", ".docm", ".dotx") else _old_word_document()
    if not raw.strip():
        raise UnreadableFile(say("It is empty."), hint=say("Is it the right file?"))
    raise UnreadableFile(say("It is of a kind that is not known."), hint=say_worded(_KNOWN))


def _old_word_document() -> UnreadableFile:
    return UnreadableFile(
        say("It is a Word document of the old form (.doc)."), hint=say("Open it, save it as .docx, and look at that.")
    )

"""The formats a letter is written in, and the one function that writes them."""

from __future__ import annotations

from threading import Thread

from letterkit.errors import Problem, UnknownName, nearest
from letterkit.letter.composed import Letter

FORMATS: tuple[str, ...] = ("md", "docx", "pdf", "html", "odt", "txt")
TEXT_FORMATS: tuple[str, ...] = ("md", "html", "txt")


def write(letter: Letter, to: str) -> bytes:
    """The letter as a file of the format `to` (a name from FORMATS); text is UTF-8.

    The same letter gives the same bytes. Raises UnknownName for a format that does not exist and
    RenderFailed when pandoc or Typst is missing or fails.
    """
    match to:
        case "md":
            from letterkit.render import markdown

            return markdown.write(letter).encode()
        case "docx":
            from letterkit.render import docx

            return docx.write(letter)
        case "pdf":
            from letterkit.render import pdf

            return pdf.write(letter)
        case "html":
            from letterkit.render import html

            return html.write(letter)
        case "odt":
            from letterkit.render import odt

            return odt.write(letter)
        case "txt":
            from letterkit.render import txt

            return txt.write(letter)
    raise UnknownName(_unknown(to))


class Job:
    """A format that is being written while other work goes on: most of the time belongs to pandoc and Typst."""

    def __init__(self, letter: Letter, to: str) -> None:
        self._letter, self._to = letter, to
        self._content = b""
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)  # a letter that nobody waits for holds nothing up
        self._thread.start()

    def _run(self) -> None:
        try:
            self._content = write(self._letter, self._to)
        except BaseException as error:  # raised again where the result is asked for
            self._error = error

    def result(self) -> bytes:
        """The file. Raises what `write` raises."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._content


def start(letter: Letter, to: str) -> Job:
    """Begins to write the letter in a format; several may be written at once."""
    return Job(letter, to)


def _unknown(to: str) -> Problem:
    close = nearest(to.lower().lstrip("."), FORMATS)
    meant = f"Did you mean {close}? " if close else ""
    return Problem(f"there is no format {to!r}", f"{meant}The formats are {', '.join(FORMATS)}.")

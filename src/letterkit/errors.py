"""Every error that a user can cause, in one tree.

    LetterkitError                what happened, where, and what to do; exit code 2
    ├── InvalidDraft              a draft that cannot be read: every problem at once
    ├── InvalidPack               a template pack that cannot be read, or that fails while it writes
    ├── InvalidLibrary            a row of norms, forms of address or languages that is wrong
    ├── UnknownName               a template, norm, language or format that does not exist
    ├── WontOverwrite             a file that letterkit did not write, or that changed since
    ├── NotForAudience            a letter that would print a name that its audience may not read
    ├── InUse                     a draft that another interview has open
    ├── UnreadableTable           a table of people that cannot be read
    │   └── UnknownEncoding       a table that does not say how its letters are stored
    ├── CannotRead                a file that a draft or a profile names and that is missing, damaged or not of its kind
    ├── UnreadableFile            an office file, PDF or page that cannot be read; its kinds: `office/refusals.py`
    ├── CannotWrite               a folder or disk that refuses
    ├── CannotOpen                nothing on this computer shows a file that was written
    └── RenderFailed              pandoc or Typst is missing, failed, or ran too long

An error is a sentence for the person at the keyboard. It is raised where it is known and worded; it is
caught once, in `cli/main.py`, which prints it and chooses the exit code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from letterkit.wording import say, say_worded

KeyPath = tuple[str | int, ...]
"""The keys and indices that lead to a value of a file: `("passages", 2, "asks", 0, "deadline")`."""


def spell_path(path: KeyPath) -> str:
    """Return a key path as a person reads it: `passages[2].asks[0].deadline`."""
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else (f".{key}" if text else str(key))
    return text


class Problem(NamedTuple):
    """A thing that is wrong, where it is, and how to put it right.

    `line` and `column` count from 1; 0 means that the place is not known. `path` leads to the value
    in the file; empty for the file as a whole.
    """

    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    path: KeyPath = ()

    def where(self) -> str:
        """Return `file:line:column`, as far as it is known; empty when nothing is."""
        place = self.file
        if self.line:
            place += f":{self.line}" if place else say("line {line}", line=self.line)
            if self.column and self.file:
                place += f":{self.column}"
        return place

    def __str__(self) -> str:
        head = ": ".join(part for part in (self.where(), spell_path(self.path)) if part)
        text = f"{head}: {self.message}" if head else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class LetterkitError(Exception):
    """Base of every error that a user can cause. Holds one or more problems."""

    exit_code = 2

    def __init__(self, problem: Problem | str, *more: Problem, hint: str = "") -> None:
        first = Problem(problem, hint) if isinstance(problem, str) else problem
        problems = (first, *more)
        self.problems: tuple[Problem, ...] = tuple(
            row._replace(message=say_worded(row.message), hint=say_worded(row.hint)) for row in problems
        )
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> LetterkitError:
        """Return one error for a non-empty list of problems."""
        return cls(problems[0], *problems[1:])


class InvalidDraft(LetterkitError):
    """A draft that cannot be read. Each problem names file, line, column, key path and what would be right."""


class InvalidPack(LetterkitError):
    """A template pack that is wrong; the problem names the pack's file, the line and the variable."""


class InvalidLibrary(LetterkitError):
    """A data row (norm, form of address, language) that is wrong; the problem names file and line."""


class UnknownName(LetterkitError):
    """A name that does not exist; the hint has the nearest one."""


class WontOverwrite(LetterkitError):
    """An existing file that letterkit did not write, or that was changed since; it is left alone."""


class NotForAudience(LetterkitError):
    """A letter that would print a name that its audience may not read."""


class InUse(LetterkitError):
    """A draft that another interview has open: it can be looked at, not changed."""


class UnreadableTable(LetterkitError):
    """A table of people that is none, is damaged, or has unknown columns."""


class UnknownEncoding(UnreadableTable):
    """A text in an unknown encoding. `offered` has the likely ones, each with a line of the text decoded by it."""

    def __init__(self, problem: Problem, offered: tuple[tuple[str, str], ...]) -> None:
        super().__init__(problem)
        self.offered = offered


class UnknownColumns(UnreadableTable):
    """A table of which no column is understood. `rows` are the cells of its first sheet."""

    def __init__(self, problem: Problem, rows: tuple[tuple[str, ...], ...]) -> None:
        super().__init__(problem)
        self.rows = rows


class CannotRead(LetterkitError):
    """A file that a draft or a profile names (a logo, a letterhead) and that is missing, damaged or of another kind."""


class UnreadableFile(LetterkitError):
    """A finished file that is of no known kind, is damaged, encrypted, too large, or made to do harm."""


class CannotWrite(LetterkitError):
    """The folder or disk refuses; nothing was half-written. `reason` is what the system said, or None."""

    def __init__(self, problem: Problem | str, *more: Problem, hint: str = "", reason: OSError | None = None) -> None:
        super().__init__(problem, *more, hint=hint)
        self.reason = reason


class CannotOpen(LetterkitError):
    """No program of this computer shows a file, or there is no desktop to show it on."""


class RenderFailed(LetterkitError):
    """pandoc or Typst missing, refusing its input, or running longer than allowed."""


def nearest(name: str, known: Iterable[str], similarity: float = 0.6) -> str:
    """Return the known name closest to a mistyped one; empty when none is as similar as that (1: the same)."""
    from rapidfuzz import process  # only where something was mistyped
    from rapidfuzz.distance import Indel

    match = process.extractOne(name, list(known), scorer=Indel.normalized_similarity, score_cutoff=similarity)
    return str(match[0]) if match else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the known name closest to a mistyped one; empty when none is close."""
    return suggest(nearest(name, known))


def suggest(near: str) -> str:
    """Return a hint that names the nearest known name; empty when there is none."""
    return say("Did you mean ‘{near}’?", near=near) if near else ""

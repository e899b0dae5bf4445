"""`letterkit check --legal-read`: a copy for a lawyer, in which every claim has a remark with its source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from letterkit.checks.claims import annotated
from letterkit.checks.reading.subject import Subject
from letterkit.compose import compose
from letterkit.errors import UnknownName
from letterkit.letter import drafts
from letterkit.library.shelves import Library
from letterkit.render import formats, ledger


def write_copy(path: Path, library: Library, output: Path, *, force: bool) -> None:
    """Writes the letter as a Word file with a remark at every factual claim. It is for the organisation's own lawyer,
    so nothing in it is replaced. Raises LetterkitError; UnknownName for an ending that is not .docx."""
    if output.suffix.lower() != ".docx":
        raise UnknownName(
            f"The copy for the legal read is a Word file, and ‘{output}’ is not.", hint="End its name in .docx."
        )
    loaded = drafts.load(path)
    letter = formats.settled(compose(loaded.draft, library))
    copy, claims = annotated(letter, Subject(loaded, library, dt.date.today(), "internal"))
    ledger.put(output, formats.write(copy, "docx"), force=force)
    bare = sum(not one.source for one in claims)
    click.echo(f"Wrote {output}: {_number(len(claims), 'claim')}, {bare} of them without a source.", err=True)


def _number(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"

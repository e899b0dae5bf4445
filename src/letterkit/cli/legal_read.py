"""`letterkit check --legal-read`: a copy for a lawyer, in which every claim has a remark with its source."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from letterkit.checks.claims import annotate_claims
from letterkit.checks.texts.subject import Subject
from letterkit.cli import sending
from letterkit.cli.letter_text import for_audience
from letterkit.cli.reports.privacy import NameFilter, protected_names
from letterkit.compose import compose, compose_passages
from letterkit.disk import file_names
from letterkit.errors import UnknownName
from letterkit.letter import drafts
from letterkit.library.library import Library
from letterkit.protection.consent import Audience
from letterkit.render import formats, written_files
from letterkit.wording import say, say_count


def write_legal_copy(path: Path, library: Library, output: Path, audience: Audience, *, force: bool) -> bool:
    """Write the letter as a Word file with a remark at every factual claim; return False after saying which name its
    reader may not read. Nothing is replaced for a reader of the organisation's own house (`internal`). Raises
    LetterkitError; UnknownName for an ending that is not .docx."""
    if output.suffix.lower() != ".docx":
        raise UnknownName(
            say("The copy for the legal read is a Word file, and ‘{output}’ is not.", output=output),
            hint=say("End its name in .docx."),
        )
    loaded = drafts.load(path)
    with drafts.placing_problems(loaded):
        written = compose_passages(loaded.draft, library)
        composed = compose(loaded.draft, library, written)
    letter = formats.with_citations_set(composed)
    readable = for_audience(letter, loaded, library, audience, output)
    if readable is None or not sending.is_safe(loaded, library, audience, written, finished=False):
        return False
    pack = library.pack_for(loaded.draft)
    names = protected_names(loaded.draft, pack, audience)
    subject = Subject(loaded, library, dt.date.today(), "internal", written=written)
    readable = replace(readable, internal=audience == "internal")
    copy, claims = annotate_claims(readable, subject, NameFilter.of(names).text)
    written_files.put(output, formats.write(copy, "docx"), force=force)
    bare = sum(not claim.source for claim in claims)
    click.echo(
        say_count(
            "Wrote {file}: {count} claim, {bare} of them without a source.",
            "Wrote {file}: {count} claims, {bare} of them without a source.",
            len(claims),
            file=file_names.with_folder(output),
            bare=bare,
        )
        if claims
        else say("Wrote {file}: no claims, 0 of them without a source.", file=file_names.with_folder(output)),
        err=True,
    )
    if audience == "internal" and protected_names(loaded.draft, pack):
        click.echo(
            say("It is for your own house: no protected name in it is replaced. For a lawyer outside, add --audience."),
            err=True,
        )
    return True

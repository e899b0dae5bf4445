"""Letters as their audience may read them: names are replaced, and what cannot be replaced stops the letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.cli.reports.privacy import discreet_messages
from letterkit.errors import CannotRead
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.protection.consent import Audience, people_to_protect
from letterkit.render import formats

if TYPE_CHECKING:
    from letterkit.protection.redaction import Leak, Protection


def guarded(
    letter: Letter,
    loaded: LoadedDraft,
    library: Library,
    audience: Audience | None,
    files: Sequence[str],
    format_names: Sequence[str],
) -> Letter | None:
    """Return the letter as its audience may read it; None after printing which name would still be told, and where.

    Without an audience nothing is replaced, and the letter is held to what the public may read. `files` are the names
    of the files to be written, without their endings; a letterhead is printed in DOCX alone.
    """
    draft = loaded.draft
    pack = library.pack(draft.template, draft.language)
    if not people_to_protect(draft, pack):
        return letter
    from letterkit.protection.redaction import Protection
    from letterkit.render import normalize

    today = dt.date.today()
    protection = Protection(draft, audience or "public", max(draft.date or today, today), pack)
    # normalized: blanks and control characters may hold the letters of a name apart
    letter = normalize.letter(formats.with_citations_set(letter))
    if audience is not None:
        letter = protection.apply(letter)
    leaks = (*protection.leaks(letter), *protection.leaks_in_addresses(*files))
    letterhead = letter.letterhead if "docx" in format_names else None
    printed = _leaks_in_letterhead(letterhead, protection) if letterhead else ()
    with discreet_messages(draft, pack):
        for line in (*_lines(leaks, loaded.tree.file, audience), *_letterhead_lines(printed, str(letterhead))):
            click.echo(line, err=True)
    return None if leaks or printed else letter


def _leaks_in_letterhead(letterhead: Path, protection: Protection) -> tuple[Leak, ...]:
    """Return the names that a letterhead tells. One that cannot be read is refused when the letter is written."""
    from letterkit.render import letterhead as letterheads

    try:
        strings = letterheads.read(letterhead).strings
    except CannotRead:
        return ()
    links = [text for where, text in strings if where == "a link"]
    words = [text for where, text in strings if where != "a link"]
    return (*protection.leaks_in_words(*words), *protection.leaks_in_addresses(*links))


def _letterhead_lines(leaks: Sequence[Leak], file: str) -> list[str]:
    if not leaks:
        return []
    hint = "Nothing is replaced in a letterhead. Take the name out there, or write without it: --letterhead none."
    return [*_name_lines(leaks, file), f"  {hint}"]


def _lines(leaks: Sequence[Leak], file: str, audience: Audience | None) -> list[str]:
    if not leaks:
        return []
    if audience is None:
        hint = "--audience public (or recipient) replaces the names that `people:` lists; internal leaves them in."
    else:
        hint = (
            "This is not exactly a name that `people:` lists, it may be part of a longer name, or it stands in a link "
            "or in the name of a file. Take it out of the draft, list it under `also:`, or name the file with -o."
        )
    return [*_name_lines(leaks, file), f"  {hint}"]


def _name_lines(leaks: Sequence[Leak], file: str) -> list[str]:
    return list(dict.fromkeys(f"{file}: {leak.person.name.strip()} would be named: {leak.around}" for leak in leaks))

"""What stands between a letter and the people who may not read every name in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.errors import CannotRead
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.protection.consent import Audience, concerned
from letterkit.render import formats

if TYPE_CHECKING:
    from letterkit.library.library import Library
    from letterkit.protection.redaction import Leak, Protection


def guarded(
    letter: Letter,
    loaded: LoadedDraft,
    library: Library,
    audience: Audience | None,
    files: Sequence[str],
    forms: Sequence[str] = ("docx",),
) -> Letter | None:
    """Return the letter as its audience may read it; None after saying which name would still be told, and where.

    Without an audience nothing is replaced, and the letter is held to what the public may read. `files` are the names
    of the files to be written, `forms` their formats: a letterhead is printed in DOCX alone.
    """
    draft = loaded.draft
    pack = library.pack(draft.template, draft.language)
    if not concerned(draft, pack):
        return letter
    from letterkit.protection.redaction import Protection
    from letterkit.render import normalize

    today = dt.date.today()
    day, language = max(draft.date or today, today), library.language(draft.language)
    shield = Protection(draft, audience or "public", day, language, pack)
    letter = normalize.letter(
        formats.settled(letter)
    )  # blanks and control characters may hold the letters of a name apart
    if audience is not None:
        letter = shield.applied(letter)
    leaks = (*shield.leaks(letter), *shield.leaks_in_addresses(*files))
    sheet = letter.letterhead if "docx" in forms else None
    printed = _in_letterhead(sheet, shield) if sheet else ()
    for line in (*_lines(leaks, loaded.tree.file, audience), *_lines_of_sheet(printed, str(sheet))):
        click.echo(line, err=True)
    return None if leaks or printed else letter


def _in_letterhead(letterhead: Path, shield: Protection) -> tuple[Leak, ...]:
    """Return the names that a letterhead tells. One that cannot be read is refused when the letter is written."""
    from letterkit.render import letterhead as reading

    try:
        strings = reading.read(letterhead).strings
    except CannotRead:
        return ()
    links = [text for where, text in strings if where == "a link"]
    words = [text for where, text in strings if where != "a link"]
    return (*shield.leaks_in_words(*words), *shield.leaks_in_addresses(*links))


def _lines_of_sheet(leaks: Sequence[Leak], file: str) -> list[str]:
    if not leaks:
        return []
    hint = "Nothing is replaced in a letterhead. Take the name out there, or write without it: --letterhead none."
    return [*_named(leaks, file), f"  {hint}"]


def _named(leaks: Sequence[Leak], file: str) -> list[str]:
    return list(dict.fromkeys(f"{file}: {one.person.name.strip()} would be named: {one.around}" for one in leaks))


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
    return [*_named(leaks, file), f"  {hint}"]

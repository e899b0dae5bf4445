"""The checks that a letter must pass before it is written for a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from letterkit.compose import ComposedPassage
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.protection.consent import Audience, name_search, protected_people

if TYPE_CHECKING:
    from letterkit.checks.findings import Finding
    from letterkit.cli.reports import ProtectedName


def is_safe(
    loaded: LoadedDraft, library: Library, audience: Audience, written: Sequence[ComposedPassage], *, finished: bool
) -> bool:
    """True if no error keeps a letter, with its composed passages, from being written for an audience; print those that
    do.

    A letter that is not finished may lack anything, but it tells how to reach a protected person no more than one that
    is; who stands in it may still be asked. Protected names are looked for in what will be printed (`protection.py`),
    where the exact ones are replaced.
    Raises as the checks do.
    """
    if not finished and not _protected_names(loaded, library, audience):
        return True
    from letterkit.checks.rules import sending_errors  # pandoc works meanwhile

    errors = sending_errors(loaded, library, audience, written, protecting=not finished)
    passed = () if finished else ("people-not-asked",)
    replaced = [finding for finding in errors if is_replaced(finding, loaded, library, audience)]
    unsafe = tuple(finding for finding in errors if finding.name not in passed and finding not in replaced)
    if unsafe:
        from letterkit.cli.reports import FileReport
        from letterkit.cli.reports.text import as_text

        report = FileReport(loaded.tree.file, unsafe, names=_protected_names(loaded, library, "public"))
        click.echo(as_text([report]), err=True)
    return not unsafe


def is_replaced(finding: Finding, loaded: LoadedDraft, library: Library, audience: Audience) -> bool:
    """True for a name that an audience may not read: it is replaced when the letter is written, the name of a child
    too."""
    if finding.name == "person-named-without-consent":
        return True
    if finding.name != "minor-identified" or finding.excerpt is None:
        return False
    draft, today, words = loaded.draft, dt.date.today(), finding.excerpt.words
    people = protected_people(draft, audience, max(draft.date or today, today), library.pack_for(draft))
    hits = name_search(draft, people).find(words)
    return any(hit.exact and (hit.start, hit.end) == (0, len(words)) for hit in hits)


def _protected_names(loaded: LoadedDraft, library: Library, audience: Audience) -> tuple[ProtectedName, ...]:
    """Return the names that a report may not tell to an audience. Few letters need it, so it is imported here."""
    from letterkit.cli.reports.privacy import protected_names

    draft = loaded.draft
    return protected_names(draft, library.pack_for(draft), audience)

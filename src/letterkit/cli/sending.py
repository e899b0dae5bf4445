"""The checks that a letter must pass before it is written for a reader."""

from __future__ import annotations

from collections.abc import Sequence

import click

from letterkit.compose import ComposedPassage
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.protection.consent import Audience


def is_safe(
    loaded: LoadedDraft, library: Library, audience: Audience, written: Sequence[ComposedPassage], *, finished: bool
) -> bool:
    """True if no error keeps a letter, with its composed passages, from being written for an audience; print those that
    do.

    A letter that is not finished may lack anything, but it tells how to reach a protected person no more than one that
    is. Protected names are looked for in what will be printed (`protection.py`), where the exact ones are replaced.
    Raises as the checks do.
    """
    # Imported here: pandoc works meanwhile.
    from letterkit.checks.rules import sending_errors
    from letterkit.cli.reports.privacy import protected_names

    draft = loaded.draft
    pack = library.pack(draft.template, draft.language)
    if not finished and not protected_names(draft, pack, audience):
        return True
    errors = sending_errors(loaded, library, audience, written, protecting=not finished)
    unsafe = tuple(finding for finding in errors if finding.name != "person-named-without-consent")
    if unsafe:
        from letterkit.cli.reports import FileReport
        from letterkit.cli.reports.text import as_text

        click.echo(as_text([FileReport(loaded.tree.file, unsafe, names=protected_names(draft, pack))]), err=True)
    return not unsafe

"""Letters as their audience may read them; what cannot be replaced is printed and stops the letter."""

from __future__ import annotations

from collections.abc import Sequence

import click

from letterkit import api
from letterkit.errors import NotForAudience
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.rewording import Rewording
from letterkit.library.library import Library
from letterkit.protection.consent import Audience
from letterkit.wording import say


def readable_letter(
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
    try:
        version = api.version_for(letter, loaded, library, audience, files, with_letterhead="docx" in format_names)
    except NotForAudience as error:
        from letterkit.cli.reports.privacy import discreet_messages

        pack = library.pack_for(loaded.draft)
        with discreet_messages(loaded.draft, pack):
            click.echo("\n".join(map(str, error.problems)), err=True)
        return None
    if version.without_sentence:
        _tell_unused(version.without_sentence, loaded, library)
    return version.letter


def _tell_unused(unused: Sequence[Rewording], loaded: LoadedDraft, library: Library) -> None:
    """Print which sentences were to be put in other words and stand nowhere in the version."""
    from letterkit.cli.reports.privacy import discreet_messages

    with discreet_messages(loaded.draft, library.pack_for(loaded.draft)):
        for one in unused:
            words = say(
                "{file}: ‘{sentence}’ was to stand there in other words, but this version no longer has it.",
                file=loaded.tree.file,
                sentence=one.sentence,
            )
            click.echo(words, err=True)

"""`letterkit check --fix`: the changes are shown first, asked about, and made all at once."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from letterkit.checks.findings import Finding
from letterkit.checks.fixing import FixResult, apply_fixes
from letterkit.checks.rules import report
from letterkit.cli.reports import ProtectedName
from letterkit.cli.reports.privacy import NameFilter, protected_names, runs_for_others_to_read
from letterkit.cli.reports.text import colours
from letterkit.cli.streams import both_terminals
from letterkit.disk import files
from letterkit.errors import LetterkitError
from letterkit.letter import drafts
from letterkit.library.library import Libraries
from letterkit.protection.consent import Audience
from letterkit.wording import say, say_count
from letterkit.yaml.source import MAX_BYTES


def fix_files(
    paths: Sequence[Path],
    audience: Audience,
    libraries: Libraries,
    *,
    yes: bool,
    quiet: bool = False,
    hide_names: bool = False,
) -> None:
    """Show what would be changed in drafts, ask, and change them; `quiet` keeps standard output for the report.

    With `hide_names`, and on a CI service, protected names are not shown.

    Raises UsageError where nobody can be asked, CannotWrite for a file that cannot be written or changed meanwhile.
    """
    offers = [(path, offer) for path in paths if (offer := _offer(path, audience, libraries))]
    changes = sum(len(offer.fixed.applied) for _, offer in offers)
    for path, (_, fixed_draft, names) in offers:
        hidden = names if hide_names or runs_for_others_to_read() else ()
        for line in _diff(path, fixed_draft.applied, NameFilter.of(hidden)):
            click.echo(line, err=quiet)
        for finding in fixed_draft.left:
            click.echo(
                say(
                    "{path}:{line}:{column}: [{name}] is left: the change would touch more than these words.",
                    path=path,
                    line=finding.line,
                    column=finding.column,
                    name=finding.name,
                ),
                err=True,
            )
    if not changes:
        click.echo(say("Nothing can be put right without judgement."), err=True)
        return
    if not _agreed(changes, yes):
        click.echo(say("Nothing was changed."), err=True)
        return
    for path, (raw, fixed_draft, _) in offers:
        start = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        files.write(path, start + fixed_draft.text.encode("utf-8"), instead_of=raw)
    click.echo(say_count("{count} change made.", "{count} changes made.", changes), err=True)


class _Offer(NamedTuple):
    """The bytes of a draft, what can be put right in it, and the names that it protects."""

    raw: bytes
    fixed: FixResult
    names: tuple[ProtectedName, ...]


def _offer(path: Path, audience: Audience, libraries: Libraries) -> _Offer | None:
    """Return what can be put right in a file; None for nothing, and for one that cannot be read, which the report
    says."""
    try:
        raw = files.read(path, MAX_BYTES)
        loaded = drafts.read(raw, str(path), path)
        library = libraries.of(path)
        result = apply_fixes(loaded, report(loaded, library, audience=audience).findings)
        pack = library.pack_for(loaded.draft)
    except (LetterkitError, OSError):
        return None
    return _Offer(raw, result, protected_names(loaded.draft, pack)) if result.applied or result.left else None


def _agreed(changes: int, yes: bool) -> bool:
    if yes:
        return True
    if not both_terminals():
        raise click.UsageError(
            say("Nobody can be asked here. Add --yes to make the changes above."), click.get_current_context()
        )
    return click.confirm(say_count("Make this change?", "Make these {count} changes?", changes), err=True)


def _diff(path: Path, changes: Sequence[Finding], names: NameFilter) -> Iterator[str]:
    """Yield each change with a few words before and after it: a passage is one long line in many drafts."""
    for change in changes:
        shown = names.finding(change)
        excerpt = shown.excerpt
        assert excerpt is not None
        place = f"{path}:{shown.line}:{shown.column} [{shown.name}]"
        yield click.style(place, bold=True) if colours() else place
        written = excerpt.words if shown.fix is None else shown.fix  # None: it would write a name that is hidden
        for sign, words, colour in (("-", excerpt.words, "red"), ("+", written, "green")):
            line = f"{sign} {excerpt.before}{words}{excerpt.after}".replace("\n", f"\n{sign} ")
            yield click.style(line, fg=colour) if colours() else line

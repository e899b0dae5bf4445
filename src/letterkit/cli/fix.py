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
from letterkit.protection.consent import Audience
from letterkit.yaml.source import MAX_BYTES


def fix_files(
    paths: Sequence[Path], audience: Audience, *, yes: bool, quiet: bool = False, hide_names: bool = False
) -> None:
    """Shows what would be changed in drafts, asks, and changes them; `quiet` keeps standard output for the report.

    With `hide_names`, and on a CI service, protected names are not shown.

    Raises UsageError where nobody can be asked, CannotWrite for a file that cannot be written or changed meanwhile.
    """
    ready = [(path, offer) for path in paths for offer in _offered(path, audience)]
    changes = sum(len(offer.fixed.applied) for _, offer in ready)
    for path, (_, made, names) in ready:
        hidden = names if hide_names or runs_for_others_to_read() else ()
        for line in _diff(path, made.applied, NameFilter.of(hidden)):
            click.echo(line, err=quiet)
        for one in made.left:
            click.echo(
                f"{path}:{one.line}:{one.column}: [{one.name}] is left: the change would touch more than these words.",
                err=True,
            )
    if not changes:
        click.echo("Nothing can be put right without judgement.", err=True)
        return
    if not _agreed(changes, yes):
        click.echo("Nothing was changed.", err=True)
        return
    for path, (raw, made, _) in ready:
        start = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        files.write(path, start + made.text.encode("utf-8"), instead_of=raw)
    click.echo(f"{changes} {'change' if changes == 1 else 'changes'} made.", err=True)


class _Offer(NamedTuple):
    """The bytes of a draft, what can be put right in it, and the names that it protects."""

    raw: bytes
    fixed: FixResult
    names: tuple[ProtectedName, ...]


def _offered(path: Path, audience: Audience) -> Iterator[_Offer]:
    """What can be put right in a file; nothing for one that cannot be read, which the report tells."""
    from letterkit.cli.check import Libraries

    try:
        raw = files.read(path, MAX_BYTES)
        loaded = drafts.read(raw, str(path), path)
        library = Libraries().of(path)
        made = apply_fixes(loaded, report(loaded, library, audience=audience).findings)
        pack = library.pack(loaded.draft.template, loaded.draft.language)
    except (LetterkitError, OSError):
        return
    if made.applied or made.left:
        yield _Offer(raw, made, protected_names(loaded.draft, pack))


def _agreed(changes: int, yes: bool) -> bool:
    if yes:
        return True
    if not both_terminals():
        raise click.UsageError(
            "Nobody can be asked here. Add --yes to make the changes above.", click.get_current_context()
        )
    return click.confirm(f"Make {'this change' if changes == 1 else f'these {changes} changes'}?", err=True)


def _diff(path: Path, changes: Sequence[Finding], names: NameFilter) -> Iterator[str]:
    """Each change with a few words before and after it: a passage is one long line in many drafts."""
    for change in changes:
        one = names.finding(change)
        assert one.excerpt is not None
        yield (
            click.style(f"{path}:{one.line}:{one.column} [{one.name}]", bold=True)
            if colours()
            else (f"{path}:{one.line}:{one.column} [{one.name}]")
        )
        before, after = one.excerpt.before, one.excerpt.after
        written = one.excerpt.words if one.fix is None else one.fix  # None: it would write a name that is hidden
        for sign, words, colour in (("-", one.excerpt.words, "red"), ("+", written, "green")):
            line = f"{sign} {before}{words}{after}".replace("\n", f"\n{sign} ")
            yield click.style(line, fg=colour) if colours() else line

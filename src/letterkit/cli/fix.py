"""`letterkit check --fix`: the changes are shown first, asked about, and made all at once."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from letterkit.checks.fixing import Fixed, fixed
from letterkit.checks.rules import report
from letterkit.cli.reports.text import colours
from letterkit.errors import LetterkitError
from letterkit.letter import drafts, files
from letterkit.letter.consent import Audience
from letterkit.letter.yaml_source import MAX_BYTES


def fix_files(paths: Sequence[Path], audience: Audience, *, yes: bool, quiet: bool = False) -> None:
    """Shows what would be changed in drafts, asks, and changes them; `quiet` keeps standard output for the report.

    Raises UsageError where nobody can be asked, CannotWrite for a file that cannot be written or changed meanwhile.
    """
    ready = [(path, raw, made) for path in paths for raw, made in _offered(path, audience)]
    changes = sum(len(made.made) for _, _, made in ready)
    for path, _, made in ready:
        for line in _diff(path, made):
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
    for path, raw, made in ready:
        start = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        files.write(path, start + made.text.encode("utf-8"), instead_of=raw)
    click.echo(f"{changes} {'change' if changes == 1 else 'changes'} made.", err=True)


def _offered(path: Path, audience: Audience) -> Iterator[tuple[bytes, Fixed]]:
    """What can be put right in a file; nothing for one that cannot be read, which the report tells."""
    from letterkit.cli.check import Libraries

    try:
        raw = files.read(path, MAX_BYTES)
        loaded = drafts.read(raw, str(path), path)
        made = fixed(loaded, report(loaded, Libraries().of(path), audience=audience).findings)
    except (LetterkitError, OSError):
        return
    if made.made or made.left:
        yield raw, made


def _agreed(changes: int, yes: bool) -> bool:
    if yes:
        return True
    if not _is_terminal():
        raise click.UsageError(
            "Nobody can be asked here. Add --yes to make the changes above.", click.get_current_context()
        )
    return click.confirm(f"Make {'this change' if changes == 1 else f'these {changes} changes'}?", err=True)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _diff(path: Path, made: Fixed) -> Iterator[str]:
    """Each change with a few words before and after it: a passage is one long line in many drafts."""
    for one in made.made:
        assert one.excerpt is not None
        yield (
            click.style(f"{path}:{one.line}:{one.column} [{one.name}]", bold=True)
            if colours()
            else (f"{path}:{one.line}:{one.column} [{one.name}]")
        )
        before, after = one.excerpt.before, one.excerpt.after
        for sign, words, colour in (("-", one.excerpt.words, "red"), ("+", one.fix or "", "green")):
            line = f"{sign} {before}{words}{after}".replace("\n", f"\n{sign} ")
            yield click.style(line, fg=colour) if colours() else line

"""`letterkit check`: the editor who reads every letter before it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from letterkit.cli.reports import FileReport, count, privacy
from letterkit.cli.reports.collect import report_on_file
from letterkit.disk import files
from letterkit.letter import drafts
from letterkit.library.library import Libraries
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.wording import say, worded


@click.command()
@click.argument("draft", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help=worded("How the findings are printed."),
)
@click.option("--notes", is_flag=True, help=worded("Show the notes too, not only their number."))
@click.option("--waived", is_flag=True, help=worded("Show what the drafts waive, with the reasons."))
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="public",
    show_default=True,
    help=worded(
        "Who will read the letter: decides which names may stand in it. With --legal-read: "
        "your own house, where it is not given."
    ),
)
@click.option("--fix", is_flag=True, help=worded("Put right what needs no judgement, after showing the changes."))
@click.option("--yes", is_flag=True, help=worded("With --fix: make the changes without asking."))
@click.option(
    "--legal-read",
    is_flag=True,
    help=worded("Write a Word copy with the source of every claim, for a lawyer; with -o."),
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=worded("With --legal-read: the copy.")
)
@click.option("--force", is_flag=True, help=worded("With --legal-read: replace a file that letterkit did not write."))
@click.option(
    "--hide-names",
    is_flag=True,
    help=worded(
        "Print no protected name, only where it stands. SARIF and GitHub reports never do, "
        "nor any report on a CI service."
    ),
)
@click.option("--skip-others", is_flag=True, help=worded("Pass over YAML files that are not drafts."))
def check(
    draft: tuple[Path, ...],
    format_name: str,
    notes: bool,
    waived: bool,
    audience: Audience,
    fix: bool,
    yes: bool,
    legal_read: bool,
    output: Path | None,
    force: bool,
    hide_names: bool,
    skip_others: bool,
) -> int:
    """Checks drafts: required parts, asks, norms, facts, names, people at risk, signatories, language.

    Ends with 0 when there is no error, 1 when there is one, 2 when a draft cannot be read.
    `letterkit explain RULE` says why a rule exists.
    """
    libraries = Libraries()
    if legal_read or output or force:
        given = click.get_current_context().get_parameter_source("audience") is ParameterSource.COMMANDLINE
        return _legal_read(draft, legal_read, output, force, audience if given else "internal", libraries)
    paths = [path for path in draft if not (skip_others and files.is_file(path) and not drafts.is_draft(path))]
    if fix:
        from letterkit.cli.fix import fix_files

        fix_files(paths, audience, libraries, yes=yes, quiet=format_name != "text", hide_names=hide_names)
    reports = [report_on_file(path, libraries, audience) for path in paths]
    if hide_names:
        reports = [privacy.without_names(report) for report in reports]
    if format_name == "text":
        _print_text(reports, notes=notes, waived=waived)
    elif text := _as_data(reports, format_name):
        click.echo(text)
    if any(finding.name == "invalid-draft" for report in reports for finding in report.findings):
        return 2
    return 1 if count(reports, "error") else 0


def _legal_read(
    draft: Sequence[Path], wanted: bool, output: Path | None, force: bool, audience: Audience, libraries: Libraries
) -> int:
    context = click.get_current_context()
    if not wanted:
        raise click.UsageError(say("-o and --force go with --legal-read."), context)
    if output is None or len(draft) != 1:
        raise click.UsageError(say("--legal-read takes one draft, and -o with the name of the copy."), context)
    from letterkit.cli.legal_read import write_legal_copy

    return 0 if write_legal_copy(draft[0], libraries.of(draft[0]), output, audience, force=force) else 1


def _as_data(reports: Sequence[FileReport], format_name: str) -> str:
    """Return reports in a format for programs; empty for GitHub where there are no findings."""
    if format_name == "json":
        from letterkit.cli.reports.data import as_json

        return as_json(reports)
    if format_name == "sarif":
        from letterkit.cli.reports.sarif import as_sarif

        return as_sarif(reports)
    from letterkit.cli.reports.github import as_github

    return as_github(reports)


def _print_text(reports: Sequence[FileReport], *, notes: bool, waived: bool) -> None:
    from letterkit.cli.reports.text import as_text, colours, print_findings

    if colours():
        print_findings(reports, notes=notes, waived=waived)
    elif reports:
        click.echo(as_text(reports, notes=notes, waived=waived))

"""`letterkit check`: the editor who reads every letter before it goes."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report as run_rules
from letterkit.cli.reports import FileReport, count, privacy
from letterkit.disk import files
from letterkit.errors import LetterkitError, Problem
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.yaml.source import MAX_BYTES


@click.command(short_help="Say what a letter lacks before it is sent.")
@click.argument("draft", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
@click.option("--notes", is_flag=True, help="Show the notes too, not only their number.")
@click.option("--waived", is_flag=True, help="Show what the drafts waive, with the reasons.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="public",
    show_default=True,
    help="Who will read the letter: decides which names may stand in it. With --legal-read: your own house, where it "
    "is not given.",
)
@click.option("--fix", is_flag=True, help="Put right what needs no judgement, after showing the changes.")
@click.option("--yes", is_flag=True, help="With --fix: make the changes without asking.")
@click.option(
    "--legal-read", is_flag=True, help="Write a Word copy with the source of every claim, for a lawyer; with -o."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="With --legal-read: the copy.")
@click.option("--force", is_flag=True, help="With --legal-read: replace a file that letterkit did not write.")
@click.option(
    "--hide-names",
    is_flag=True,
    help="Print no protected name, only where it stands. SARIF and GitHub reports never do, nor any report on a CI "
    "service.",
)
@click.option("--skip-others", is_flag=True, help="Pass over YAML files that are not drafts.")
def check(
    draft: tuple[Path, ...],
    form: str,
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

    Ends with 0 when nothing stands against sending, 1 when something does, 2 when a draft cannot be read.
    `letterkit explain RULE` says why a rule exists.
    """
    if legal_read or output or force:
        given = click.get_current_context().get_parameter_source("audience") is ParameterSource.COMMANDLINE
        return _legal_read(draft, legal_read, output, force, audience if given else "internal")
    paths = [path for path in draft if not (skip_others and files.is_file(path) and not is_draft(path))]
    if fix:
        from letterkit.cli.fix import fix_files

        fix_files(paths, audience, yes=yes, quiet=form != "text", hide_names=hide_names)
    libraries = Libraries()
    reports = [report_of(path, audience, libraries) for path in paths]
    if hide_names:
        reports = [privacy.without_names(report) for report in reports]
    if form == "text":
        _print_text(reports, notes=notes, waived=waived)
    elif made := _FORMS[form](reports):
        click.echo(made)
    if any(one.name == "invalid-draft" for each in reports for one in each.findings):
        return 2
    return 1 if count(reports, "error") else 0


def _legal_read(draft: Sequence[Path], wanted: bool, output: Path | None, force: bool, audience: Audience) -> int:
    context = click.get_current_context()
    if not wanted:
        raise click.UsageError("-o and --force go with --legal-read.", context)
    if output is None or len(draft) != 1:
        raise click.UsageError("--legal-read takes one draft, and -o with the name of the copy.", context)
    from letterkit.cli.legal_read import write_copy

    written = write_copy(draft[0], Libraries().of(draft[0]), output, audience, force=force)
    return 0 if written else 1


def _json(reports: Sequence[FileReport]) -> str:
    from letterkit.cli.reports.data import as_json

    return as_json(reports)


def _sarif(reports: Sequence[FileReport]) -> str:
    from letterkit.cli.reports.sarif import as_sarif

    return as_sarif(reports)


def _github(reports: Sequence[FileReport]) -> str:
    from letterkit.cli.reports.github import as_github

    return as_github(reports)


_FORMS: dict[str, Callable[[Sequence[FileReport]], str]] = {"json": _json, "sarif": _sarif, "github": _github}


def _print_text(reports: Sequence[FileReport], *, notes: bool, waived: bool) -> None:
    from letterkit.cli.reports.text import as_text, colours, show

    if colours():
        show(reports, notes=notes, waived=waived)
    elif reports:
        click.echo(as_text(reports, notes=notes, waived=waived))


def report_of(path: Path, audience: Audience = "public", libraries: Libraries | None = None) -> FileReport:
    """What the rules find in one file; why it cannot be read, where it cannot."""
    try:
        loaded = drafts.load(path)
        return reported(loaded, (libraries or Libraries()).of(path), audience)
    except LetterkitError as error:
        found = tuple(_invalid(problem, path) for problem in error.problems)
        return FileReport(str(path), found, names=privacy.names_in_data(drafts.plain_data_or_none(path)))


def reported(loaded: LoadedDraft, library: Library, audience: Audience = "public") -> FileReport:
    """What the rules find in a draft. Raises InvalidDraft, InvalidPack."""
    found = run_rules(loaded, library, audience=audience)
    roles = tuple(passage.role for passage in loaded.draft.passages or ())
    pack = library.pack(loaded.draft.template, loaded.draft.language)
    names = privacy.protected_names(loaded.draft, pack)
    return FileReport(loaded.tree.file, found.findings, found.waived, roles, names)


class Libraries:
    """The libraries of one run: that of a folder is opened once for all drafts in it."""

    def __init__(self) -> None:
        self._open: dict[Path, Library] = {}

    def of(self, path: Path) -> Library:
        """The library of the folder that a draft lies in."""
        if path.parent not in self._open:
            self._open[path.parent] = open_library((path.parent, Path()))
        return self._open[path.parent]


def is_draft(path: Path) -> bool:
    """Whether a file has a line that begins with `letterkit:`; true where it cannot be opened, which is told then."""
    try:
        lines = files.read(path, MAX_BYTES).removeprefix(BOM_UTF8).split(b"\n")
        return any(line.startswith(b"letterkit:") for line in lines)
    except OSError:
        return True


def _invalid(problem: Problem, draft: Path) -> Finding:
    """A draft that cannot be read, or whose template (another file, named in the message) cannot."""
    elsewhere = problem.file not in ("", str(draft))
    return Finding(
        "LK001",
        "invalid-draft",
        "error",
        f"{problem.where()}: {problem.message}" if elsewhere else problem.message,
        problem.hint,
        () if elsewhere else problem.path,
        1 if elsewhere else max(problem.line, 1),
        1 if elsewhere else max(problem.column, 1),
    )

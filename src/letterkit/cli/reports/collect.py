"""Reports on drafts, for `check` and for the end of an interview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from letterkit.checks.few_notes import few_notes
from letterkit.checks.findings import Finding
from letterkit.checks.rules import report as run_rules
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.privacy import names_in_data, protected_names
from letterkit.compose import ComposedPassage
from letterkit.errors import LetterkitError, Problem
from letterkit.interview.place_words import words_of_places
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Libraries, Library
from letterkit.protection.consent import Audience


def report_on_file(path: Path, libraries: Libraries, audience: Audience = "public") -> FileReport:
    """Return what the rules find in a file, or why it cannot be read."""
    try:
        return report_on_draft(drafts.load(path), libraries.of(path), audience)
    except LetterkitError as error:
        return report_on_failure(path, error)


def report_on_failure(path: Path, error: LetterkitError) -> FileReport:
    """Return the report on a draft that cannot be read."""
    findings = tuple(_invalid(problem, path) for problem in error.problems)
    return FileReport(str(path), findings, names=names_in_data(drafts.plain_data_or_none(path)))


def report_on_draft(
    loaded: LoadedDraft,
    library: Library,
    audience: Audience = "public",
    written: Sequence[ComposedPassage] | None = None,
) -> FileReport:
    """Return what the rules find in a draft; `written` are its passages where they are composed already.

    Raises InvalidDraft, InvalidPack.
    """
    report = run_rules(loaded, library, audience=audience, written=written)
    findings = few_notes(report.findings, report.words)
    roles = tuple(passage.role for passage in loaded.draft.passages or ())
    pack = library.pack_for(loaded.draft)
    names = protected_names(loaded.draft, pack)
    words_of = words_of_places(loaded.data, library, dt.date.today())
    return FileReport(loaded.tree.file, findings, report.waived, roles, names, loaded.draft.language, words_of)


def _invalid(problem: Problem, draft: Path) -> Finding:
    """Return the finding for a draft that cannot be read, or whose template, named in the message, cannot."""
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

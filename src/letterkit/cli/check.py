"""`letterkit check`: what a letter lacks, as text or as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from letterkit.checks.findings import Finding
from letterkit.checks.rules import check as run_rules
from letterkit.errors import LetterkitError, Problem
from letterkit.letter import drafts
from letterkit.library.shelves import open_library

Report = tuple[str, tuple[Finding, ...]]


@click.command(short_help="Say what a letter lacks before it is sent.")
@click.argument("draft", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
def check(draft: tuple[Path, ...], form: str) -> int:
    """Checks drafts: required parts, places still to be filled in, norms and footnotes that lead nowhere.

    Ends with 0 when nothing stands against sending, 1 when something does, 2 when a draft cannot be read.
    """
    reports: list[Report] = []
    unreadable = False
    for path in draft:
        try:
            reports.append((str(path), findings_of(path)))
        except LetterkitError as error:
            unreadable = True
            reports.append((str(path), tuple(_invalid(problem, path) for problem in error.problems)))
    click.echo(_json(reports) if form == "json" else as_text(reports))
    if unreadable:
        return 2
    return 1 if _count(reports, "error") else 0


def findings_of(path: Path) -> tuple[Finding, ...]:
    """What the rules find in one file. Raises InvalidDraft, InvalidPack."""
    return run_rules(drafts.load(path), open_library((path.parent, Path())))


def _invalid(problem: Problem, draft: Path) -> Finding:
    """A draft that cannot be read, or whose template (another file, named in the message) cannot."""
    elsewhere = problem.file not in ("", str(draft))
    return Finding(
        "LK001",
        "invalid-draft",
        "error",
        f"{problem.where()}: {problem.message}" if elsewhere else problem.message,
        problem.hint,
        "" if elsewhere else problem.path,
        1 if elsewhere else max(problem.line, 1),
        1 if elsewhere else max(problem.column, 1),
    )


def _count(reports: Sequence[Report], severity: str) -> int:
    return sum(one.severity == severity for _, findings in reports for one in findings)


_KEYS: Final = ("rule", "name", "severity", "message", "hint", "path", "line", "column")
"""What a finding is in JSON (contract, section 3)."""


def _json(reports: Sequence[Report]) -> str:
    files: list[dict[str, Any]] = [
        {"file": file, "findings": [{key: getattr(one, key) for key in _KEYS} for one in findings]}
        for file, findings in reports
    ]
    summary = {f"{name}s": _count(reports, name) for name in ("error", "warning", "note")}
    return json.dumps({"version": 1, "files": files, "summary": summary}, ensure_ascii=False, indent=2)


# -- text -----------------------------------------------------------------------------------------------

_STYLES = {"error": {"fg": "red", "bold": True}, "warning": {"fg": "yellow", "bold": True}, "note": {"bold": True}}


def colours() -> bool:
    """Whether the terminal should be sent colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def as_text(reports: Sequence[Report]) -> str:
    """The findings for a person: each with its place, what is wrong, and what to do."""
    lines: list[str] = []
    for file, findings in reports:
        if not findings:
            lines.append(f"{file}: nothing stands against sending it.")
        for one in findings:
            lines.extend(_lines(file, one))
    errors, warnings = _count(reports, "error"), _count(reports, "warning")
    if errors or warnings:
        lines.append(f"{_number(errors, 'error')}, {_number(warnings, 'warning')}.")
    return "\n".join(lines)


def _lines(file: str, one: Finding) -> list[str]:
    place = f"{file}:{one.line}:{one.column}"
    severity = click.style(one.severity, **_STYLES[one.severity]) if colours() else one.severity  # type: ignore[arg-type]  # plain dict of keywords
    where = f" {one.path}:" if one.path else ""
    first = f"{place}: {severity} [{one.name}]{where} {one.message}"
    return [first, f"    {one.hint}"] if one.hint else [first]


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"

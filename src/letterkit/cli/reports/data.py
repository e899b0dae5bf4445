"""Findings as JSON for other programs, with the words that are meant and what `--fix` would write."""

from __future__ import annotations

import json
from typing import Any

from letterkit.checks.findings import SEVERITIES, Finding
from letterkit.cli.reports import Reports, count
from letterkit.cli.reports.privacy import as_read_here
from letterkit.errors import spell_path


def as_json(reports: Reports) -> str:
    """Return all reports as one JSON document."""
    shown = as_read_here(reports)
    files = [{"file": report.file, "findings": [_finding(finding) for finding in report.findings]} for report in shown]
    summary: dict[str, int] = {f"{severity}s": count(reports, severity) for severity in SEVERITIES}
    waived = sum(len(report.waived) for report in reports)
    return json.dumps(
        {"version": 1, "files": files, "summary": summary | ({"waived": waived} if waived else {})},
        ensure_ascii=False,
        indent=2,
    )


def _finding(finding: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "path": spell_path(finding.path),
        "line": finding.line,
        "column": finding.column,
    }
    if finding.excerpt is not None:
        data["words"] = finding.excerpt.words
    if finding.fix is not None:
        data["fix"] = finding.fix
    return data

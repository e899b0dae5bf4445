"""Findings as JSON, as the contract has it (section 3), with the words that are meant and what `--fix` would write."""

from __future__ import annotations

import json
from typing import Any

from letterkit.checks.findings import SEVERITIES, Finding
from letterkit.cli.reports import Reports, count
from letterkit.cli.reports.privacy import as_read_here
from letterkit.errors import spell_path


def as_json(reports: Reports) -> str:
    """All reports as one JSON document."""
    shown = as_read_here(reports)
    files = [{"file": one.file, "findings": [_finding(each) for each in one.findings]} for one in shown]
    summary: dict[str, int] = {f"{severity}s": count(reports, severity) for severity in SEVERITIES}
    waived = sum(len(one.waived) for one in reports)
    return json.dumps(
        {"version": 1, "files": files, "summary": summary | ({"waived": waived} if waived else {})},
        ensure_ascii=False,
        indent=2,
    )


def _finding(one: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": one.rule,
        "name": one.name,
        "severity": one.severity,
        "message": one.message,
        "hint": one.hint,
        "path": spell_path(one.path),
        "line": one.line,
        "column": one.column,
    }
    if one.excerpt is not None:
        found["words"] = one.excerpt.words
    if one.fix is not None:
        found["fix"] = one.fix
    return found

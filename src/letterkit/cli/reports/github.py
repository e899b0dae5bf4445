"""Findings as annotations that GitHub shows beside the line: workflow commands, escaped as its documentation says.

Everybody can read them in a public repository, so they tell no protected name.
"""

from __future__ import annotations

from pathlib import PurePath

from letterkit.cli.reports import Reports
from letterkit.cli.reports.privacy import without_names

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(reports: Reports) -> str:
    """Return a workflow command for each finding, one a line."""
    return "\n".join(
        f"::{_LEVELS[finding.severity]} file={_property(PurePath(report.file).as_posix())},line={finding.line},"
        f"col={finding.column},title={_property(finding.name)}::{_text(f'{finding.message} {finding.hint}'.strip())}"
        for report in map(without_names, reports)
        for finding in report.findings
    )


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")

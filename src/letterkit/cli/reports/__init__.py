"""What `check` prints: for a person, for a program, for GitHub. One module for each form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.checks.findings import Finding, Severity
from letterkit.letter.model import Waiver


@dataclass(frozen=True, slots=True)
class FileReport:
    """What is to be said of one draft. `roles` are those of its passages, for the headings."""

    file: str
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    roles: tuple[str, ...] = ()


Reports = Sequence[FileReport]


def count(reports: Reports, severity: Severity) -> int:
    """How many findings of a severity there are in all files."""
    return sum(one.severity == severity for report in reports for one in report.findings)

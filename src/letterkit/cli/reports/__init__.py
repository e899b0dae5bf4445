"""What `check` prints: for a person, for a program, for GitHub. One module for each form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from letterkit.checks.findings import Finding, Severity
from letterkit.errors import KeyPath
from letterkit.letter.model import Waiver


class ProtectedName(NamedTuple):
    """A name that a published report may not tell, in all its forms, and the key path of whoever has it."""

    where: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What `check` reports on one draft.

    `roles` are those of its passages, for the headings; `names` are left out of a report that is published
    (`privacy.py`). `words_of` is given a key path, and returns the words of the question that is answered there; empty
    where there is none. `language` is the letter's.
    """

    file: str
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    roles: tuple[str, ...] = ()
    names: tuple[ProtectedName, ...] = ()
    language: str = ""
    words_of: Callable[[KeyPath], str] = field(default=lambda _: "", compare=False, repr=False)


Reports = Sequence[FileReport]


def count(reports: Reports, severity: Severity) -> int:
    """Return the number of findings of a severity in all files."""
    return sum(finding.severity == severity for report in reports for finding in report.findings)

"""The order in which findings are told to people: by what harms most if it is passed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from letterkit.checks.findings import Finding

_AREAS: Final = ("2", "4", "3", "1", "7", "5", "8")
"""Families by the first digit of their codes: asks, facts and figures, norms, parts, signatories, names, language."""
_PEOPLE: Final = "6"


def by_harm(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those about people first, then errors, then what is asked, facts, norms, and how it reads;
    notes last. Findings of one rank stay in their order."""
    return sorted(findings, key=harm)


def harm(finding: Finding) -> tuple[int, int]:
    """Return the rank of a finding: the lower, the more harm."""
    family = finding.rule[2:3]
    if finding.severity == "note":
        group = 3
    elif family == _PEOPLE:
        group = 0
    else:
        group = 1 if finding.severity == "error" else 2
    return group, _AREAS.index(family) if family in _AREAS else len(_AREAS)

"""What harms most is told first."""

from __future__ import annotations

from letterkit.checks.findings import Finding, Severity
from letterkit.checks.harm import by_harm


def finding(rule: str, severity: Severity = "warning") -> Finding:
    return Finding(rule, rule, severity, "", "", (), 1, 1)


def test_people_come_first_then_errors_then_asks_facts_norms_and_words() -> None:
    told = [
        finding("LK801"),
        finding("LK806", "note"),
        finding("LK301", "error"),
        finding("LK308"),
        finding("LK401"),
        finding("LK202"),
        finding("LK603"),
        finding("LK608", "note"),
    ]
    assert [one.rule for one in by_harm(told)] == [
        *("LK603", "LK301", "LK202", "LK401", "LK308", "LK801"),
        *("LK806", "LK608"),
    ]


def test_findings_of_one_rank_stay_in_their_order() -> None:
    first, second = finding("LK202"), finding("LK201")
    assert by_harm([first, second]) == [first, second]

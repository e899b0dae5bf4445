"""A waiver takes one finding out of the report, with a reason; one that nothing needs is told."""

from __future__ import annotations

import pytest

from letterkit.checks.rules import Report, report
from letterkit.errors import InvalidDraft, spell_path
from letterkit.letter import drafts

from .checking import LIBRARY, WHOLE

LETTER = WHOLE.replace("Something has happened.", "They fled the the village.").replace(
    "Delay costs lives.", "Delay costs lives lives."
)


def waiving(waivers: str) -> Report:
    text = f"{LETTER}date: 2026-11-20\nwaive:\n{waivers}\n"
    return report(drafts.read(text.encode(), "x.yaml"), LIBRARY)


def names(found: Report) -> list[tuple[str, str]]:
    return [
        (finding.name, spell_path(finding.path))
        for finding in found.findings
        if finding.name in ("repeated-word", "unused-waiver")
    ]


def test_a_waiver_covers_what_stands_below_its_path() -> None:
    result = waiving("- {rule: repeated-word, path: 'passages[0]', reason: It is a quotation.}")
    assert names(result) == [("repeated-word", "passages[3].text")]
    ((one, waiver),) = result.waived
    assert (one.path, waiver.reason) == (("passages", 0, "text"), "It is a quotation.")


@pytest.mark.parametrize("rule", ["repeated-word", "LK801", "lk801"])
def test_without_a_path_it_covers_the_letter(rule: str) -> None:
    result = waiving(f"- {{rule: {rule}, reason: A style of ours.}}")
    assert (names(result), len(result.waived)) == ([], 2)


@pytest.mark.parametrize(
    ("waiver", "says"),
    [
        ("{rule: double-space, reason: x}", "not needed"),
        ("{rule: repeated-word, path: 'passages[1]', reason: x}", "not needed"),
        ("{rule: missing-section, reason: x}", "cannot be waived"),
        ("{rule: repeated-wrd, reason: x}", "no rule"),
    ],
)
def test_a_waiver_that_does_nothing_is_told_at_its_place(waiver: str, says: str) -> None:
    result = waiving(f"- {waiver}")
    (idle,) = [finding for finding in result.findings if finding.name == "unused-waiver"]
    assert (says in idle.message, idle.path, idle.severity) == (True, ("waive", 0), "warning")


@pytest.mark.parametrize("waiver", ["{rule: repeated-word}", "{rule: repeated-word, reason: ''}", "{reason: x}"])
def test_a_waiver_needs_a_rule_and_a_reason(waiver: str) -> None:
    with pytest.raises(InvalidDraft):
        waiving(f"- {waiver}")


def test_a_rule_that_cannot_be_waived_goes_on_finding() -> None:
    text = WHOLE.replace("- {role: norm, text: The Council has bound itself.}\n", "")
    result = report(
        drafts.read(f"{text}waive:\n- {{rule: missing-section, reason: We need none.}}\n".encode(), "x.yaml"), LIBRARY
    )
    assert {"missing-section", "unused-waiver"} <= {finding.name for finding in result.findings}


def test_how_to_reach_a_person_at_risk_cannot_be_waived() -> None:
    text = WHOLE.replace("Something has happened.", "They beat Mira Samplova; her telephone is +996 555 010 203.")
    people = "people:\n- {name: Mira Samplova, pseudonym: N.}\n"
    waiver = "waive:\n- {rule: contact-details-of-person-at-risk, reason: She agreed.}\n"
    result = report(drafts.read(f"{text}{people}{waiver}".encode(), "x.yaml"), LIBRARY)
    names = {finding.name for finding in result.findings}
    assert {"contact-details-of-person-at-risk", "unused-waiver"} <= names and not result.waived

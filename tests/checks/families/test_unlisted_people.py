"""Nobody who can be hurt by a letter stands in it without having been asked about."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.letter import drafts
from letterkit.protection.consent import Audience

from ..cases import BASE, LIBRARY

RULES = frozenset(("people-not-asked", "person-not-listed"))
TOLD = "Mira Sample was arrested on 3 May. Her brother Jan Sample is in hiding. Judge Ana Example refused bail."
MIRA: list[dict[str, Any]] = [{"name": "Mira Sample", "consent": "public"}]


def found(text: str = TOLD, audience: Audience = "public", language: str = "en", **keys: Any) -> list[Finding]:
    """Return what the rules on people who are not listed find in a letter of one passage."""
    data = BASE | {"language": language, "passages": [{"role": "situation", "text": text}]} | keys
    loaded = drafts.read(drafts.dump(data).encode(), "case.yaml")
    return list(report(loaded, LIBRARY, dt.date(2026, 11, 20), audience, only=RULES).findings)


def test_a_letter_of_people_whom_nobody_was_asked_about_is_one_question() -> None:
    (finding,) = found()
    assert (finding.name, finding.severity) == ("people-not-asked", "error")
    assert "‘Mira Sample’ (line " in finding.message
    assert "‘Jan Sample’ (line " in finding.message
    assert "Ana Example" not in finding.message
    assert finding.excerpt is not None and finding.excerpt.words == "Mira Sample"


@pytest.mark.parametrize(
    ("audience", "severities"), [("public", ["error"]), ("recipient", ["warning"]), ("internal", [])]
)
def test_it_is_as_grave_as_its_readers_are_many(audience: Audience, severities: list[str]) -> None:
    assert [one.severity for one in found(audience=audience)] == severities


def test_that_it_is_nobody_is_an_answer() -> None:
    assert found(people=[]) == []


def test_who_is_missing_in_a_list_is_one_warning() -> None:
    (finding,) = found(people=MIRA)
    assert (finding.name, finding.severity) == ("person-not-listed", "warning")
    assert "‘Jan Sample’" in finding.message and "Mira" not in finding.message
    assert found(people=MIRA, audience="internal") == []


def test_eight_are_named_and_the_others_counted() -> None:
    names = [
        f"Mira {word}ova" for word in ["Akh", "Berk", "Chad", "Dzor", "Ekhm", "Fath", "Gelm", "Hamr", "Izhm", "Jakh"]
    ]
    (finding,) = found(" ".join(f"{name} was arrested." for name in names))
    assert finding.message.count("‘") == 8 and "2 more" in finding.message


def test_a_letter_about_nobody_is_left_alone() -> None:
    assert found("The road is closed. The Ministry of Justice has not answered.") == []

"""What leads to a person is found in four languages, and what does not is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.letter import drafts
from letterkit.protection.consent import Audience
from letterkit.yaml.source import parse

from ..cases import BASE, LIBRARY

FILE = Path(__file__).with_name("identification.yaml")
SENTENCES: dict[str, Any] = parse(FILE.read_text("utf-8"), str(FILE)).data
RULES = frozenset(
    (
        *("contact-details-of-person-at-risk", "location-too-precise", "personal-number"),
        *("person-singled-out", "source-recognisable"),
    )
)
NOBODY_READS = [{"name": "Zoltan Nimand", "consent": "never", "pseudonym": "Mr Z."}]


def found(text: str, language: str = "en", audience: Audience = "public", **keys: Any) -> list[Finding]:
    """Return what the rules on identification find in a letter of one passage."""
    data = BASE | {"language": language, "passages": [{"role": "situation", "text": text}]} | keys
    loaded = drafts.read(drafts.dump(data).encode(), "case.yaml")
    return list(report(loaded, LIBRARY, dt.date(2026, 11, 20), audience, only=RULES).findings)


def _found() -> Iterator[tuple[str, str, str]]:
    for language, lists in SENTENCES.items():
        for rule, sentences in lists["found"].items():
            yield from ((language, rule, sentence) for sentence in sentences)


@pytest.mark.parametrize(("language", "rule", "sentence"), [*_found()])
def test_what_leads_to_a_person_is_found(language: str, rule: str, sentence: str) -> None:
    assert rule in {one.name for one in found(sentence, language, people=NOBODY_READS)}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, lists in SENTENCES.items() for one in lists["left"]]
)
def test_what_leads_to_nobody_is_left_alone(language: str, sentence: str) -> None:
    assert [(one.name, one.excerpt) for one in found(sentence, language, people=NOBODY_READS)] == []

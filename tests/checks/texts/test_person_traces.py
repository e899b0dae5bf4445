"""Relatives, files of courts, small places, witnesses and illness lead to somebody whose name is left out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.letter import drafts
from letterkit.protection.consent import Audience
from letterkit.yaml.source import parse

from ..cases import BASE, LIBRARY

FILE = Path(__file__).with_name("person_traces.yaml")
SENTENCES: dict[str, Any] = parse(FILE.read_text("utf-8"), str(FILE)).data
KINDS = {
    "kin": "A relative leads",
    "file": "By the number of a file",
    "place": "In a small place",
    "witness": "Whoever was there",
    "health": "Whoever agreed to be named",
}
PSEUDONYMS = {"en": "Mr Z.", "fr": "M. Z.", "es": "Sr. Z.", "ru": "г-на З."}
SPOKEN_OF = {
    "en": "Mr Z. was taken in July. ",
    "fr": "On est sans nouvelles de M. Z. depuis juillet. ",
    "es": "No hay noticias del Sr. Z. desde julio. ",
    "ru": "О судьбе г-на З. ничего не известно с июля. ",
}
TRACES = frozenset(("person-singled-out", "source-recognisable"))


def found(text: str, language: str = "en", audience: Audience = "public", **keys: Any) -> list[Finding]:
    hidden = [{"name": "Zoltan Nimand", "consent": "never", "pseudonym": PSEUDONYMS[language]}]
    data = BASE | {"language": language, "passages": [{"role": "situation", "text": text}], "people": hidden} | keys
    loaded = drafts.read(drafts.dump(data).encode(), "case.yaml")
    return list(report(loaded, LIBRARY, dt.date(2026, 11, 20), audience, only=TRACES).findings)


@pytest.mark.parametrize(
    ("language", "kind", "sentence"),
    [
        (language, kind, one)
        for language, lists in SENTENCES.items()
        for kind, ones in lists["found"].items()
        for one in ones
    ],
)
def test_what_leads_to_the_person_is_told(language: str, kind: str, sentence: str) -> None:
    findings = found(SPOKEN_OF[language] + sentence, language)
    told = "\n".join(one.message for one in findings)
    assert KINDS[kind] in told or (kind == "witness" and "tells who the source is" in told)


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, lists in SENTENCES.items() for one in lists["left"]]
)
def test_what_leads_to_nobody_is_left_alone(language: str, sentence: str) -> None:
    assert [(one.message, one.excerpt) for one in found(SPOKEN_OF[language] + sentence, language)] == []


LETTER = "Mr Z. is missing. His mother went to the court. Her petition No. 1412 of 2025 is pending. His brother waits."


def test_each_kind_is_told_once_with_the_number_of_places() -> None:
    kin, file = found(LETTER)
    assert kin.message == "A relative leads to the person who is not named: ‘His mother’; 2 places."
    assert (
        file.message
        == "By the number of a file, or the day at court, anybody finds the name: ‘petition No. 1412 of 2025’."
    )
    assert "in other words" in kin.hint
    (illness,) = found("Mr Z. is diabetic.")
    assert (kin.severity, file.severity, illness.severity) == ("warning", "warning", "note")


def test_a_passage_that_says_he_is_about_the_person_unless_it_names_another() -> None:
    first = {"role": "situation", "text": "Mr Z. is missing."}
    assert found("", passages=[first, {"role": "situation", "text": "His mother went to the court."}])
    people = [
        {"name": "Zoltan Nimand", "consent": "never", "pseudonym": "Mr Z."},
        {"name": "Mira Sample", "consent": "public"},
    ]
    other = {"role": "situation", "text": "Mira Sample is free, and her mother is well."}
    assert found("", passages=[first, other], people=people) == []


def test_nothing_is_told_where_nobody_is_hidden() -> None:
    assert found(LETTER, audience="internal") == []
    to_recipient = [{"name": "Zoltan Nimand", "consent": "recipient-only", "pseudonym": "Mr Z."}]
    assert found(LETTER, audience="recipient", people=to_recipient) == []
    assert len(found(LETTER, people=to_recipient)) == 2
    assert found(LETTER, people=[]) == []
    assert found("His mother went to the court, petition No. 1412 of 2025.") == []


def test_a_relative_who_is_listed_is_replaced_and_not_told() -> None:
    people = [
        {"name": "Zoltan Nimand", "consent": "never", "pseudonym": "Mr Z."},
        {"name": "Zarina Nimand", "also": ["his mother"], "consent": "never", "pseudonym": "a relative"},
    ]
    assert found("Mr Z. is missing. We wait with his mother.", people=people) == []


def test_a_sentence_that_this_version_has_otherwise_is_not_told() -> None:
    other = [{"audience": "public", "sentence": "His mother went to the court.", "text": "A relative went to court."}]
    assert found("Mr Z. is missing. His mother went to the court.", rewordings=other) == []


@pytest.mark.parametrize(
    "piece", ["his mother ", "case no. ", "at the café ", "a waiter saw ", "asthma ", "one of them "]
)
def test_a_long_text_without_a_stop_is_read(piece: str) -> None:
    found("Mr Z. " + piece * 2_000)

"""What leads to a person is found in four languages, and what does not is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.checks.texts.identifying import identifying_words
from letterkit.checks.texts.subject import Subject
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


def test_there_are_forty_of_each_in_each_language() -> None:
    assert set(SENTENCES) == {"en", "fr", "es", "ru"}
    for lists in SENTENCES.values():
        assert sum(map(len, lists["found"].values())) >= 40
        assert len(lists["left"]) >= 40


MIRA = [{"name": "Mira Sample", "consent": "never", "pseudonym": "Ms S."}]
HOME = "They took her from her flat at 12 Harbour Street, and her passport no. AA1234567."
ALONE = "She is the only teacher of Sampleville. Her sister told us so."


def severities(text: str, audience: Audience = "public", **keys: Any) -> dict[str, str]:
    return {one.name: one.severity for one in found(text, audience=audience, **keys)}


def test_beside_a_name_that_may_not_be_read_it_is_an_error() -> None:
    assert severities(f"Ms S. was arrested. {HOME} {ALONE}", people=MIRA) == {
        "location-too-precise": "error",
        "personal-number": "error",
        "person-singled-out": "error",
        "source-recognisable": "error",
    }


def test_in_another_passage_it_is_a_warning() -> None:
    assert set(severities(f"{HOME} {ALONE}", people=MIRA).values()) == {"warning"}


def test_where_nobody_has_to_be_protected_only_exact_places_and_numbers_are_told() -> None:
    wanted = {"location-too-precise": "warning", "personal-number": "warning"}
    for people in ([], [{"name": "Mira Sample", "consent": "public"}]):
        assert severities(f"Mira Sample was arrested. {HOME} {ALONE}", people=people) == wanted
    assert severities(f"Mira Sample was arrested. {HOME} {ALONE}") == wanted


def test_those_to_whom_the_letter_goes_may_read_what_they_may_read_the_name_of() -> None:
    people = [MIRA[0] | {"consent": "recipient-only"}]
    assert "person-singled-out" in severities(f"Ms S. was arrested. {ALONE}", people=people)
    assert severities(f"Ms S. was arrested. {ALONE}", "recipient", people=people) == {}


def test_a_telephone_beside_somebody_without_a_list_is_a_warning() -> None:
    text = "Her mother answers messages on +999 555 010 144."
    assert severities(text) == {"contact-details-of-person-at-risk": "warning"}
    assert severities(f"Ms S. is safe. {text}", people=MIRA) == {
        "contact-details-of-person-at-risk": "error",
        "person-singled-out": "warning",
    }


def test_what_others_may_ask_about_has_its_words_its_place_and_a_reason() -> None:
    data = BASE | {"passages": [{"role": "situation", "text": f"**Then**: {ALONE}"}]}
    subject = Subject(drafts.read(drafts.dump(data).encode(), "case.yaml"), LIBRARY, dt.date(2026, 11, 20))
    words = identifying_words(subject)
    assert [one.name for one in words] == ["the only teacher of Sampleville", "Her sister told us"]
    assert all(one.span and one.reason for one in words)


@pytest.mark.parametrize("piece", ["the only ", "her ", "12 Mill Street, ", "passport ", "told us ", "1 ", "flat 3 "])
def test_a_long_text_without_a_stop_is_read(piece: str) -> None:
    found(piece * 2_000, people=NOBODY_READS)


def test_a_sentence_that_this_version_has_otherwise_is_not_found_there() -> None:
    text = "Mira Sample was taken from her flat at 12 Harbour Street. Her sister told us so on +999 555 010 144."
    other = [
        {
            "audience": "public",
            "sentence": "Ms S. was taken from her flat at 12 Harbour Street.",
            "text": "Ms S. was taken from home.",
        },
        {"audience": "public", "sentence": "Her sister told us so on +999 555 010 144.", "text": "We know this."},
    ]
    assert severities(text, people=MIRA, rewordings=other) == {}
    assert set(severities(text, people=MIRA, rewordings=other[:1])) == {
        *("contact-details-of-person-at-risk", "source-recognisable")
    }
    assert "location-too-precise" in severities(text, "recipient", people=MIRA, rewordings=other)


def test_the_new_words_of_a_sentence_are_read_too() -> None:
    other = [{"audience": "public", "sentence": "She is safe.", "text": "She lives at 12 Harbour Street."}]
    (one,) = found("She is safe.", people=MIRA, rewordings=other)
    assert (one.name, one.path) == ("location-too-precise", ("rewordings", 0, "text"))

"""A form of address."""

from __future__ import annotations

import pytest

from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT, parse, refusal, show


@pytest.mark.parametrize("typed", ["council", "COUNCIL", "un-security", "OSCE Permanent"])
def test_a_form_of_address_is_found_by_name_or_a_part_that_only_it_has(typed: str) -> None:
    assert parse("style", typed) in {"council", "un-security-council", "osce-permanent-council"}


def test_a_form_of_address_that_could_be_several_or_none_is_refused_with_those_there_are() -> None:
    assert "Head of State, a president (feminine)" in refusal("style", "head of state")
    assert "Did you mean ‘council’?" in refusal("style", "councli")
    assert "Type a word of it" in refusal("style", "qqqqqq")


def test_a_form_of_address_is_shown_by_its_name_and_can_be_typed_so() -> None:
    assert show(Question(type="style"), "council") == "Another intergovernmental council, collectively"
    assert parse("style", "Head of State, a president") == "head-of-state"


def test_of_several_forms_of_address_each_is_named_with_its_title() -> None:
    with pytest.raises(Refused, match=r"Type one of: .*Head of State, a president \(masculine\)"):
        parse("style", "head of state")


@pytest.mark.parametrize(
    ("title", "organization", "style"),
    [
        ("Permanent Representatives of member States of the United Nations Human Rights Council", "", ""),
        ("Executive Vice-President of the European Commission", "European Commission", "eu-commissioner"),
        ("President of the European Commission", "", "eu-commission-president-f"),
        ("", "United Nations Security Council", "un-security-council"),
        ("Members", "Permanent Council", "osce-permanent-council"),
        ("Minister of Justice", "", "minister"),
    ],
)
def test_the_form_of_address_offered_is_that_of_the_office_or_of_the_body(
    title: str, organization: str, style: str
) -> None:
    kind, record = Question(id="style", type="style"), {"title": title, "organization": organization}
    offered = type_of(kind).default_in_record(kind, record, CONTEXT)
    assert offered.removesuffix("-f") == style.removesuffix("-f")


@pytest.mark.parametrize(
    ("usual", "title", "organization", "style"),
    [
        ("minister", "Inspector General of Police of Balochistan", "", "other"),
        ("minister", "Federal Minister of Justice", "", "minister"),
        ("minister", "", "Ministry of the Interior", "minister"),
        ("minister", "Head of the Minorities Desk", "Ministry of the Interior", "other"),
        ("minister", "Prime Minister", "", "head-of-government"),
        ("minister", "Federal Minister for Foreign Affairs", "", "foreign-minister"),
        ("head-of-state", "President of Kyrgyzstan", "", ""),
        ("head-of-state", "Président de la République", "", "head-of-state"),
        ("head-of-state", "Chief of the General Staff", "", "other"),
        ("council", "President of the Supreme Court", "", ""),
        ("prosecutor-general", "Commissioner of Police", "", "other"),
        ("council", "", "Permanent Forum", ""),
        ("minister", "", "", ""),
    ],
)
def test_the_usual_form_is_offered_only_for_an_office_or_a_body_that_it_fits(
    usual: str, title: str, organization: str, style: str
) -> None:
    kind = Question(id="style", type="style", default=usual)
    offered = type_of(kind).default_in_record(kind, {"title": title, "organization": organization}, CONTEXT)
    assert offered in (style, *([usual] if not style else []))

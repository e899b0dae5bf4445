"""The number of those who sign, in figures and in words; and numbers that are others."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.text import plain_prose
from letterkit.checks.texts.words import word_lists
from letterkit.interview.count_mentions import Counts, count_mentions
from letterkit.interview.value_changes import ValueChange
from tests.interview.scene import LIBRARY


def changed(text: str, tag: str, *changes: ValueChange, counts: Counts) -> str:
    prose = plain_prose("passage", ("subject",), text)
    found = count_mentions(prose, changes, counts, word_lists(tag), LIBRARY.language(tag))
    for one in sorted(found, reverse=True):
        text = text[: one.start] + one.new + text[one.end :]
    return text


def grown(text: str, tag: str = "en-GB", old: int = 34, new: int = 37) -> str:
    """Return a text after so many more have signed, all of them organizations."""
    both = [ValueChange("signatories", "", str(old), str(new)), ValueChange("organizations", "", str(old), str(new))]
    return changed(text, tag, *both, counts=Counts(new, new))


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en-GB", "The 34 undersigned organizations", "The 37 undersigned organizations"),
        ("en-GB", "We, thirty-four groups,", "We, thirty-seven groups,"),
        ("en-GB", "Thirty-four organisations sign.", "Thirty-seven organisations sign."),
        ("en-GB", "34 national, regional and international NGOs", "37 national, regional and international NGOs"),
        ("en-GB", "It is signed by 34.", "It is signed by 37."),
        ("en-GB", "The undersigned 34", "The undersigned 37"),
        ("fr", "Les trente-quatre organisations soussignées", "Les trente-sept organisations soussignées"),
        ("fr", "Nous, 34 associations,", "Nous, 37 associations,"),
        ("es", "Las treinta y cuatro organizaciones", "Las treinta y siete organizaciones"),
        ("ru", "Тридцать четыре организации", "Тридцать семь организации"),  # the ending is the writer's
    ],
)
def test_the_number_is_found(tag: str, text: str, expected: str) -> None:
    assert grown(text, tag) == expected


@pytest.mark.parametrize(
    "text",
    [
        "34 people were killed. Organizations say so.",
        "34 of the undersigned organizations work there.",
        "34 people from organizations were arrested.",
        "On 34 May organizations met.",
        "In 340 organizations and 1,034 groups",
        "The 35 undersigned organizations",
        "paragraph 34: organizations",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert grown(text) == text


def test_days_of_a_month_stay() -> None:
    assert grown("By 30 June organizations met; on June 30 organizations left.", old=30) == (
        "By 30 June organizations met; on June 30 organizations left."
    )


def test_a_large_number_is_written_as_the_language_does() -> None:
    assert grown("The 999 undersigned", old=999, new=1034) == "The 1,034 undersigned"
    assert grown("The 1,034 undersigned", old=1034, new=2000) == "The 2,000 undersigned"
    assert grown("The ninety-nine undersigned", old=99, new=100) == "The 100 undersigned"


def test_organizations_and_all_who_sign_are_two_numbers() -> None:
    persons = ValueChange("signatories", "", "34", "37")
    assert changed("The 34 organizations", "en", persons, counts=Counts(37, 34)) == "The 34 organizations"
    assert changed("The 34 signatories", "en", persons, counts=Counts(37, 34)) == "The 37 signatories"
    fewer = ValueChange("organizations", "", "30", "31")
    assert changed("30 organizations, 34 signatories", "en", persons, fewer, counts=Counts(37, 31)) == (
        "31 organizations, 37 signatories"
    )

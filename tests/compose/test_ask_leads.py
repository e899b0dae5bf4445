"""Which actors stand in the sentence that introduces asks, and which are a label."""

from __future__ import annotations

import pytest

from letterkit.compose.ask_leads import AskLeads
from letterkit.letter.model import Draft, Recipient
from letterkit.library.library import open_library

LIBRARY = open_library()
COUNCIL = Recipient(organization="United Nations Security Council", style="un-security-council")
MINISTER = Recipient(title="Minister of Justice", style="minister")


def introduced(actor: str, *recipients: Recipient, language: str = "en") -> str:
    draft = Draft(1, "joint-letter", language, recipients=recipients, concerns=("ER",))
    return AskLeads(draft, LIBRARY, lambda name: f"We ask {name} to")(actor)


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("", "the Security Council"),
        ("Security Council", "the Security Council"),
        ("the Government of Eritrea", "the Government of Eritrea"),
        ("your delegation", "your delegation"),
        ("Your officials", "your officials"),
    ],
)
def test_whom_data_know_and_who_belongs_to_the_reader_stands_in_the_sentence(actor: str, name: str) -> None:
    assert introduced(actor, COUNCIL) == f"We ask {name} to"


@pytest.mark.parametrize(
    "actor", ["every State that supplies arms", "yourselves and others", "the Ministry of Forests"]
)
def test_anybody_else_is_a_label(actor: str) -> None:
    assert introduced(actor, COUNCIL) == ""


def test_a_person_is_asked_as_you_and_words_that_would_bend_are_a_label() -> None:
    assert introduced("", MINISTER) == "We ask you to"
    assert introduced("votre délégation", MINISTER, language="fr") == ""

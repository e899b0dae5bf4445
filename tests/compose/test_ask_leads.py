"""Which actors stand in the sentence that introduces asks, and which are a label."""

from __future__ import annotations

import pytest

from letterkit.compose.ask_leads import AskLeads, usual_lead
from letterkit.letter.model import Ask, Draft, Recipient
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


LEADS = {
    "ask": "We ask {{ actor }} to:",
    "call": "We call on {{ actor }} to:",
    "recommend": "We recommend that {{ actor }}:",
}


@pytest.mark.parametrize(
    ("usual", "action", "lead"),
    [
        ("call", "vote for the bill", "call"),
        ("call", "call on the Government to stop", "ask"),
        ("ask", "Ask which judge has the file", "call"),
        ("recommend", "recommend that the House not pass the bill", "ask"),
        ("", "vote for the bill", "ask"),
    ],
)
def test_no_ask_repeats_the_verb_that_usually_introduces_it(usual: str, action: str, lead: str) -> None:
    assert usual_lead(LEADS, usual, [Ask(action)]) == LEADS[lead]


@pytest.mark.parametrize("kind", LIBRARY.shelf.moves.kind_ids())
def test_the_usual_lead_of_a_kind_goes_on_with_a_verb(kind: str) -> None:
    settings = LIBRARY.pack(kind, "en").kind
    assert (
        settings and settings.settings.asks_lead != "recommend"
    )  # `that the Committee` takes another form of the verb

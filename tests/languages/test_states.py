"""States: every name leads back to its code, and a name that several States have is never guessed."""

from __future__ import annotations

import unicodedata

import pytest

from letterkit.languages import states
from letterkit.languages.states import State

ALL = tuple(states.all_states())
GUINEAS = ["GN", "GQ", "GW", "PG"]


def found(name: str) -> list[str]:
    return [row.code for row in states.named(name)]


def test_every_member_of_the_united_nations_and_seven_others_are_there() -> None:
    assert len(ALL) == 193 + 7
    assert {"VA", "PS", "CK", "NU", "XK", "EH", "EU"} <= set(states.codes())
    assert list(states.codes()) == sorted(states.codes())


@pytest.mark.parametrize("language", states.SEARCHED)
def test_the_names_of_all_states_lead_back_to_their_codes(language: str) -> None:
    for row in ALL:
        expected = GUINEAS if row.code == "GN" else [row.code]
        for name in (row.in_sentence(language), row.label(language)):
            for form in (name, name.upper(), unicodedata.normalize("NFD", name), f"  {name} "):
                assert found(form) == expected, (row.code, form)


def test_other_names_of_a_state_lead_back_to_its_code() -> None:
    for row in ALL:
        for name in row.also:
            assert found(name) == [row.code], name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("République démocratique du Congo", "CD"),
        ("republique democratique congo", "CD"),
        ("DR Congo", "CD"),
        ("Democratic Republic of Congo", "CD"),
        ("Кыргызстан", "KG"),
        ("Kirghizistan", "KG"),
        ("Киргизия", "KG"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("La Côte d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("USA", "US"),
        ("UK", "GB"),
        ("ug", "UG"),
        ("NO", "NO"),
        ("the gambia", "GM"),
        ("L’OUGANDA", "UG"),
        ("St. Lucia", "LC"),
        ("Guinea Bissau", "GW"),
        ("Bosnia & Herzegovina", "BA"),
        ("Türkei", "TR"),
        ("Turkey", "TR"),
        ("Nordkorea", "KP"),
        ("أوغندا", "UG"),
        ("سودان", "SD"),
        ("乌干达", "UG"),
        ("Республика Беларусь", "BY"),
    ],
)
def test_a_state_is_found_however_it_is_called(name: str, code: str) -> None:
    assert found(name) == [code]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Congo", ["CD", "CG"]),
        ("le Congo", ["CD", "CG"]),
        ("Конго", ["CD", "CG"]),
        ("Korea", ["KP", "KR"]),
        ("Corée", ["KP", "KR"]),
        ("Guinea", GUINEAS),
        ("Guinée", GUINEAS),
    ],
)
def test_a_name_that_several_states_have_offers_all_of_them(name: str, codes: list[str]) -> None:
    assert found(name) == codes


@pytest.mark.parametrize(
    "name",
    ["", " ", "the", "of", "?!", "Atlantis", "southern Kyrgyzstan", "Western Sahara", "occupied Palestinian territory"],
)
def test_what_is_no_state_is_none(name: str) -> None:
    assert found(name) == []


def test_a_mistyped_name_finds_the_nearest_and_hints_at_its_code() -> None:
    assert [row.code for row in states.nearest_states("Ugnada")] == ["UG"]
    assert states.nearest_states("qwertz") == ()
    assert states.code_hint("Uganda") == "Did you mean ‘UG’ (Uganda)?"
    assert "‘CD’ (Democratic Republic of the Congo) or ‘CG’" in states.code_hint("Congo")
    assert "ISO 3166" in states.code_hint("ZZ")


def test_what_is_typed_completes_to_states_in_the_order_of_the_letters_language() -> None:
    assert [row.label() for row in states.starting("ug", "en")] == ["Uganda"]
    assert [row.label("fr") for row in states.starting("Élé", "fr")] == []
    assert [row.label("fr") for row in states.starting("ém", "fr")] == ["Émirats arabes unis"]
    assert {"NE", "NG"} <= {row.code for row in states.starting("nige", "es")}


@pytest.mark.parametrize(
    ("code", "language", "in_sentence", "label"),
    [
        ("CD", "en", "the Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("US", "en-US", "the United States", "United States"),
        ("UG", "fr", "l'Ouganda", "Ouganda"),
        ("PH", "fr", "les Philippines", "Philippines"),
        ("CU", "fr", "Cuba", "Cuba"),
        ("SV", "es", "El Salvador", "El Salvador"),
        ("GB", "es", "el Reino Unido", "Reino Unido"),
        ("UG", "ru", "Уганда", "Уганда"),
        ("UG", "ar", "أوغندا", "أوغندا"),
        ("UG", "xx", "Uganda", "Uganda"),
        ("PS", "ar", "دولة فلسطين", "دولة فلسطين"),
        ("MM", "ar", "ميانمار", "ميانمار"),
        ("CD", "ar", "جمهورية الكونغو الديمقراطية", "جمهورية الكونغو الديمقراطية"),
    ],
)
def test_names_have_the_form_that_a_sentence_needs(code: str, language: str, in_sentence: str, label: str) -> None:
    row = state(code)
    assert row.in_sentence(language) == in_sentence
    assert row.label(language) == label


def state(code: str) -> State:
    row = states.state(code)
    assert row is not None
    return row


def test_russian_names_have_a_genitive() -> None:
    assert state("UG").genitive == "Уганды"
    assert state("KP").genitive == "Корейской Народно-Демократической Республики"
    assert state("MM").agreement == {"fr": "m", "es": "f", "ru": "f"}

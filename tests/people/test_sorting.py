"""The order of signatories: the alphabet of the letter's language, countries, kinds."""

from __future__ import annotations

import random
from typing import Any

import pytest

from letterkit.people.sorting import collation, sort_signatories

ORDERS = {
    "en": ["1st Group", "2nd Group", "Älva", "A Better World", "bird", "The Cat Fund", "Éclair", "Zebra", "Zürich"],
    "de": ["Ahorn", "Ärzte", "Die Bahn", "Oder", "Öl", "Straße", "Strasse X", "Zug"],
    "sv": ["Adam", "Zebra", "Ålesund", "Ängel", "Örebro"],
    "da": ["Adam", "Zebra", "Ærø", "Østerbro", "Ågård", "Aalborg"],
    "nb": ["Zebra", "Ærlig", "Øst", "Ås"],
    "es": ["La Casa", "Nube", "Nuñez A", "Nuñez B", "Ñandú", "El Oso"],
    "fr": ["L’Abeille", "Côte", "Éclat", "Les Fleurs", "Zèbre"],
    "ru": ["Елена", "Ёлка", "Ель", "Жуков", "Иванов", "Йорк", "Юг", "Яков", "Amnesty"],
    "uk": ["Галина", "Ґрунт", "Дім", "Єва", "Жук", "Іван", "Їжак"],
    "pl": ["Cel", "Ćma", "Lato", "Łódź", "Zima", "Źródło", "Żaba"],
    "cs": ["Cibule", "Čáp", "Hora", "Chata", "Irena"],
    "tr": ["Ilgaz", "Irmak", "İnci", "İzmir", "Jale", "Ömer", "Şule"],
    "ar": ["أحمد", "الباب", "تامر", "سامي", "يوسف"],
    "fa": ["آرش", "باران", "پری", "تهران", "چمن", "ژاله", "کاوه", "گلی", "یاس"],
    "zh": ["阿里", "北京", "陈明", "王小明", "张伟"],
    "hu": ["Cukor", "Csaba", "Dóra", "Óra", "Öröm"],
}  # fmt: skip


@pytest.mark.parametrize("language", ORDERS)
def test_names_stand_in_the_order_of_the_alphabet(language: str) -> None:
    names = ORDERS[language]
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=collation(f"{language}-XX")) == names


def test_by_country_with_those_without_one_last() -> None:
    rows: list[dict[str, Any]] = [
        {"name": "B", "places": ["Osh", "Norway"]},
        {"name": "C"},
        {"name": "A", "places": ["Kenya"]},
        {"name": "A", "places": ["Norway"]},
    ]
    assert [(entry["name"], entry.get("places", ["–"])[-1]) for entry in sort_signatories(rows, "country", "en")] == [
        ("A", "Kenya"),
        ("A", "Norway"),
        ("B", "Norway"),
        ("C", "–"),
    ]


def test_by_kind_organisations_come_first() -> None:
    rows = [
        {"name": "Ana"},
        {"organization": "The Zoo"},
        {"name": "Ben", "organization": "X", "capacity": "organization"},
        {"organization": "Alp"},
    ]
    assert [entry.get("name") or entry["organization"] for entry in sort_signatories(rows, "kind", "en")] == [
        "Alp",
        "Ben",
        "The Zoo",
        "Ana",
    ]


def test_groups_stay_together_and_none_keeps_the_order() -> None:
    rows = [
        {"name": "B", "group": "Africa"},
        {"name": "Z", "group": "Asia"},
        {"name": "A", "group": "Africa"},
        {"name": "C", "group": "Asia"},
    ]
    assert [entry["name"] for entry in sort_signatories(rows, "name", "en")] == ["A", "B", "C", "Z"]
    assert sort_signatories(rows, "none", "en") == rows

"""Misspelt words in the names of organisations, which are otherwise known for their capitals."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.checks.texts.misspelled_names import misspelled_names
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY


def found(organization: str, language: str = "en-GB") -> list[tuple[str, str]]:
    data = BASE | {"language": language, "signatories": [{"organization": organization}]}
    subject = Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))
    return [(name.word, name.meant) for name in misspelled_names(subject)]


@pytest.mark.parametrize(
    ("language", "organization", "word", "meant"),
    [
        ("en-GB", "Center for Justice and Techology", "Techology", "Technology"),
        ("en-GB", "National Asociaton of Women Lawyers", "Asociaton", ""),
        ("fr", "Ligue pour la Défense des Travailleurs Indépendents de la Mer", "Indépendents", "Indépendants"),
        ("fr", "Réseau Libre, antennne France", "antennne", "antenne"),
        ("es", "Asociación de Mujeres por la Libertad de Expression", "Expression", ""),
    ],
)
def test_a_slip_among_usual_words_is_seen(language: str, organization: str, word: str, meant: str) -> None:
    assert found(organization, language) == ([(word, meant)] if meant else [])


@pytest.mark.parametrize(
    "organization",
    [
        "Amnistia Internacional",
        "Wemos Foundation for Health",
        "Salut i Agroecologia",
        "Ligue des Droits",
        "Zentrum für Demokratie und Technologie",
        "Kowalska and Partners",
        "Centre Delàs",
        "Institute of Bhutanese Studies",
    ],
)
def test_a_name_is_a_name(organization: str) -> None:
    assert found(organization) == []


def test_russian_names_are_left_alone() -> None:
    assert found("Комитет за Свабоду Слова", "ru") == []

"""Those without a name who are so few that they may be known."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.unnamed_people import unnamed_people

from .subjects import subject


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "A labour organizer has been held since May.", "A labour organizer"),
        ("en", "One of our members works at a shelter.", "One of our members"),
        ("en", "Nine residents were seized; seven were freed and two are on trial.", "two are on trial"),
        ("en", "It is so.[^1]\n\n[^1]: Interviews with 29 residents, May 2026.", "Interviews with 29 residents"),
        ("en", "It is so.[^1]\n\n[^1]: His mother, 15 July 2026.", "His mother"),
        ("en", "It is so.[^1]\n\n[^1]: Statement of 3 May 2026, on file.", "Statement of 3 May 2026"),
        ("en", "We spoke to 22 Eritreans who had fled.", "spoke to 22 Eritreans"),
        ("en", "Her husband was arrested too.", "Her husband"),
        ("fr", "Deux autres journalistes sont détenus.", "Deux autres journalistes"),
        ("fr", "C'est ainsi.[^1]\n\n[^1]: Témoignage d'un père, 12 septembre 2025.", "Témoignage d'un père"),
        ("es", "Dos dirigentes comunitarias recibieron amenazas.", "Dos dirigentes"),
        ("ru", "Двое журналистов задержаны.", "Двое журналистов"),
        ("ar", "زوجها من فئة البدون.", "زوجها"),
    ],
)
def test_they_are_found(language: str, text: str, words: str) -> None:
    assert words in [one.name for one in unnamed_people(subject(text, language))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six health workers, four doctors, a nurse and a pharmacist were abducted."),
        ("en", "Mira Sample, a nurse, was arrested."),
        ("en", "We welcome your statement of 26 January."),
        ("en", "A court has to hear the complaint. Every nurse is paid."),
        ("en", "Human Rights Watch interviewed forty people."),
        ("fr", "Il n'y a pas de détenus d'opinion, dit le ministre, et nul n'est arrêté."),
        ("es", "Cuarenta periodistas fueron detenidos."),
        ("ru", "Сорок журналистов задержаны."),
    ],
)
def test_a_group_and_whoever_is_named_are_not(language: str, text: str) -> None:
    assert unnamed_people(subject(text, language)) == ()

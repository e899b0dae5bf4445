"""What stands in the place of a name has the capital and the articles that its sentence needs."""

from __future__ import annotations

import pytest

from letterkit.protection.pseudonym_fit import closed, fitted


@pytest.mark.parametrize(
    ("before", "words", "language", "after"),
    [
        ("", "a student", "en", "A student"),
        ("He fled. ", "a student", "en", "He fled. A student"),
        ("He fled.” ", "a student", "en", "He fled.” A student"),
        ("“", "this person", "en", "“This person"),
        ("with ", "a student", "en", "with a student"),
        ("Mr. ", "a student", "en", "Mr. a student"),
        ("the ", "a student", "en", "the student"),
        ("The ", "the witness", "en", "The witness"),
        ("the arrested ", "B.", "en", "the arrested B."),
        ("l’arrestation de ", "le militant", "fr", "l’arrestation du militant"),
        ("l’arrestation de ", "un étudiant", "fr", "l’arrestation d’un étudiant"),
        ("la mère d’", "B.", "fr", "la mère de B."),
        ("la mère d'", "le militant", "fr", "la mère du militant"),
        ("la mère d’", "une étudiante", "fr", "la mère d’une étudiante"),
        ("adressé à ", "les témoins", "fr", "adressé aux témoins"),
        ("la madre de ", "el testigo", "es", "la madre del testigo"),
        ("la madre de ", "B.", "es", "la madre de B."),
        ("Его мать. ", "студент", "ru", "Его мать. Студент"),
        ("мать ", "студента", "ru", "мать студента"),
        ("die Mutter von ", "der Zeuge", "de", "die Mutter von der Zeuge"),
    ],
)
def test_the_words_are_joined_as_the_language_does(before: str, words: str, language: str, after: str) -> None:
    start, fit = fitted(words, before, language)
    assert before[:start] + fit == after


@pytest.mark.parametrize(
    ("words", "after", "language", "closes"),
    [
        ("B., a student", " is held", "en", True),
        ("B., a student", " “fell”", "en", True),
        ("B., un étudiant", " est détenu", "fr", True),
        ("B., un estudiante", " está detenido", "es", True),
        ("Б., студент", " задержан", "ru", True),
        ("B., a student", ".", "en", False),
        ("B., a student", ", is held", "en", False),
        ("B., a student", "", "en", False),
        ("B., a student", " (21)", "en", False),
        ("B., a student", "’s mother", "en", False),
        ("B., a student", " – held", "en", False),
        ("B., a student", " and his mother", "en", False),
        ("B., un étudiant", " et sa mère", "fr", False),
        ("B., un estudiante", " y su madre", "es", False),
        ("Б., студент", " и его мать", "ru", False),
        ("B., a student,", " is held", "en", False),
        ("a student", " is held", "en", False),
        ("[name withheld]", " is held", "en", False),
        ("B., en student", " is held", "nl", False),
    ],
)
def test_an_apposition_is_closed_where_the_text_goes_on(words: str, after: str, language: str, closes: bool) -> None:
    assert closed(words, after, language) == (f"{words}," if closes else words)

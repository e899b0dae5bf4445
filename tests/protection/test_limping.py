"""A sentence that limps with what stands in the place of a name is hinted at; one that does not is left alone."""

from __future__ import annotations

import pytest

from letterkit.protection.limping import MOST, limps, too_often


@pytest.mark.parametrize(
    ("sentence", "original", "pseudonym", "language", "says"),
    [
        (
            "A student, a student of pharmacy, fled.",
            "Ana Sample, a student of pharmacy, fled.",
            "a student",
            "en",
            "said twice",
        ),
        (
            "B., a student, a student of pharmacy, fled.",
            "Ana Sample, a student of pharmacy, fled.",
            "B., a student",
            "en",
            "‘student’ is said twice",
        ),
        ("A student fled, and a student is ill.", "Ana fled, and Ana is ill.", "a student", "en", "stands 2 times"),
        ("The arrested a student is ill.", "The arrested Ana is ill.", "a student", "en", "Two articles"),
        ("L’ancien un étudiant a fui.", "L’ancien Ana a fui.", "un étudiant", "fr", ""),
        ("La joven una estudiante huyó.", "La joven Ana huyó.", "una estudiante", "es", "Two articles"),
        (
            "Студентка, студентка фармации, бежала.",
            "Анна, студентка фармации, бежала.",
            "студентка",
            "ru",
            "said twice",
        ),
        ("A student's mother came.", "Ana's mother came.", "a student", "en", ""),
        ("A student was taken.", "Ana was taken.", "a student", "en", ""),
        ("He told witnesses of it.", "Ana told witnesses of it.", "witnesses", "en", ""),
        ("A student fled.", "Ana, a student, fled.", "a student", "en", ""),
        ("The university has closed.", "The university has closed.", "a student", "en", ""),
        ("Ms S. was taken.", "Mira was taken.", "Ms S.", "en", ""),
        (
            "Students of the faculty of law fled with a student.",
            "Students of the faculty of law fled with Ana.",
            "a student",
            "en",
            "",
        ),
    ],
)
def test_what_limps_is_told(sentence: str, original: str, pseudonym: str, language: str, says: str) -> None:
    told = limps(sentence, original, [pseudonym], language)
    assert (says in told) if says else told == ""


def test_words_that_stand_in_every_sentence_are_told_with_their_number() -> None:
    assert "‘this person’ stands 5 times" in too_often(["This person fled."] * (MOST + 1), ["", "this person"])
    assert too_often(["This person fled."] * MOST, ["this person"]) == ""

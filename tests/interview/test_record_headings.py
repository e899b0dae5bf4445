"""Headings of a pasted table, in the languages of the interview."""

from __future__ import annotations

import pytest

from letterkit.interview.record_headings import fields_by_heading
from letterkit.questions.question import Question

CASES = ("name", "what", "date", "place", "status", "source")
ASKS = ("action", "actor", "deadline")
SOURCES = ("title", "publisher", "date", "link")


def fields(names: tuple[str, ...]) -> list[Question]:
    return [Question(id=name) for name in names]


@pytest.mark.parametrize(
    ("headings", "of", "expected"),
    [
        ("Name|What happened?|When|Where|Status|Source", CASES, CASES),
        ("Nom complet|Ce qui s'est passé|Date|Lieu|Statut|Source", CASES, CASES),
        ("Nombre completo|Qué pasó|Fecha|Ciudad|Estado|Fuente", CASES, CASES),
        ("ФИО|Что произошло|Дата|Город|Статус|Источник", CASES, CASES),
        ("الاسم|ما حدث|التاريخ|المدينة|الحالة|المصدر", CASES, CASES),
        ("Surname|First name|Description", CASES, ("family", "given", "what")),
        ("Surname|Description", CASES, ("name", "what")),
        ("No.|Recommendation|By whom|Deadline", ASKS, ("", *ASKS)),
        ("Title|Publisher|Date|URL", SOURCES, SOURCES),
        ("Colour||Size", ASKS, ("", "", "")),
    ],
)
def test_headings(headings: str, of: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert fields_by_heading(headings.split("|"), fields(of)) == expected


def test_the_words_of_the_question_are_understood_first() -> None:
    named = [Question(id="what", name="Hergang"), Question(id="name", ask="Wer?")]
    assert fields_by_heading(["Wer", "Hergang"], named) == ("name", "what")

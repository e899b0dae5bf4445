"""Dates and figures are read as they are written in four languages, and no text makes the readers fail."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.dates import DateMention, dates
from letterkit.checks.texts.figures import Figure, figures, parse_figure
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY


def subject(text: str, language: str = "en-GB") -> Subject:
    data = BASE | {"language": language, "passages": [{"role": "situation", "text": text}]}
    return Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))


def dated(text: str, language: str = "en-GB") -> list[DateMention]:
    letter = subject(text, language)
    return [each for one in letter.body for each in dates(letter, one)]


def counted(text: str, language: str = "en-GB") -> list[Figure]:
    letter = subject(text, language)
    return [each for one in letter.body for each in figures(letter, one)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on Monday, 14 June 2010", "en"),
        ("on Monday the 14th of June 2010", "en"),
        ("on Monday June 14^th^, 2010", "en"),
        ("le lundi 14 juin 2010", "fr"),
        ("el lunes 14 de junio de 2010", "es"),
        ("в понедельник, 14 июня 2010 года", "ru"),
    ],
)
def test_a_date_with_its_weekday(text: str, language: str) -> None:
    (found,) = dated(text, language)
    assert (found.day, found.month, found.year, found.weekday) == (14, 6, 2010, 0)


def test_dates_without_year_iso_dates_and_what_is_none() -> None:
    found = dated("From 10 June to June 12, then 2010-06-14; in June, in May 2010, 31 people; she may 2 times.")
    assert [(each.day, each.month, each.year) for each in found] == [(10, 6, 0), (12, 6, 0), (14, 6, 2010)]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    (found,) = dated(f"on {day.day} {months[day.month - 1]} {day.year}")
    assert found.on(0) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [("400,000", 400000), ("400.000", 400000), ("400 000", 400000), ("2000", 2000), ("3.5", None), ("no", None)],
)
def test_a_figure_is_read_in_every_way_of_writing_it(text: str, value: int | None) -> None:
    assert parse_figure(text) == value


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("At least 1,400 homes were burnt and 400,000 people displaced.", "en", [(1400, "homes", True), (400000, "displaced", False)]),
        ("Il y a eu 12 morts et 30 blessés.", "fr", [(12, "killed", False), (30, "injured", False)]),
        ("Hubo 1.200 desplazados en 2010.", "es", [(1200, "displaced", False)]),
        ("Погибли 12 человек, 14 июня 2010 года.", "ru", [(12, "killed", False)]),
        ("In 2010 people were killed. Resolution 1674 was adopted.", "en", []),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_what_became_of_people(text: str, language: str, found: list[object]) -> None:
    assert [(each.value, each.outcome, each.about) for each in counted(text, language)] == found


@given(st.text(), st.sampled_from(["en", "fr", "es", "ru", "ar"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    clean = text.encode("utf-8", "ignore").decode().replace("\0", "")
    mixed = f"{clean} 14 June {clean} 2,000 killed {clean}"
    try:
        letter = subject(mixed, language)
    except Exception as error:
        assert type(error).__name__ == "InvalidDraft"
        return
    assert all(0 <= each.start < each.end <= len(one.text) for one in letter.body for each in dates(letter, one))
    assert all(0 <= each.start < each.end <= len(one.text) for one in letter.body for each in figures(letter, one))

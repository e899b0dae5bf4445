"""Dates are read as they are written in four languages, and no text makes their reader fail."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.dates import DateMention, dates

from .subjects import subject, subject_of_any_text


def mentions(text: str, language: str = "en-GB") -> list[DateMention]:
    letter = subject(text, language)
    return [mention for prose in letter.body for mention in dates(letter, prose)]


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
    (mention,) = mentions(text, language)
    assert (mention.day, mention.month, mention.year, mention.weekday) == (14, 6, 2010, 0)


def test_dates_without_year_iso_dates_and_what_is_none() -> None:
    result = mentions("From 10 June to June 12, then 2010-06-14; in June, in May 2010, 31 people; she may 2 times.")
    assert [(mention.day, mention.month, mention.year) for mention in result] == [(10, 6, 0), (12, 6, 0), (14, 6, 2010)]


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
    (mention,) = mentions(f"on {day.day} {months[day.month - 1]} {day.year}")
    assert mention.on(0) == day


@given(st.text(), st.sampled_from(["en", "fr", "es", "ru", "ar"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    if letter := subject_of_any_text(text, language):
        result = [(mention, prose) for prose in letter.body for mention in dates(letter, prose)]
        assert all(0 <= mention.start < mention.end <= len(prose.text) for mention, prose in result)

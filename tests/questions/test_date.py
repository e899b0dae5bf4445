"""A day, typed."""

from __future__ import annotations

import pytest

from letterkit import wording
from letterkit.questions.question import Question
from letterkit.wording import Catalogue
from tests.questions.answering import parse, refusal, show


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-03",
        "2026/12/3",
        "2026.12.03",
        "3 December 2026",
        "3  December  2026",
        "03 Dec. 2026",
        "3rd december 2026",
        "December 3, 2026",
        "Dec 3 2026",
        "Thursday, 3 December 2026",
        "thursday December 3rd, 2026",
    ],
)
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_date_is_read_in_the_forms_that_leave_no_doubt(kind: str, typed: str) -> None:
    assert parse(kind, typed) == "2026-12-03"


@pytest.mark.parametrize(("typed", "day"), [("today", 30), ("Yesterday", 29)])
def test_a_day_may_be_named_from_today(typed: str, day: int) -> None:
    assert parse("date", typed) == f"2026-11-{day}"
    assert parse("date", "tomorrow") == "2026-12-01"


@pytest.mark.parametrize("typed", ["03/12/2026", "3.12.26", "12-03-2026", "03/12/26"])
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_date_that_could_be_two_days_is_refused_and_the_right_form_shown(kind: str, typed: str) -> None:
    assert "2026-11-30" in refusal(kind, typed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-02-29", "February 2026 has 28 days"),
        ("31 November 2026", "November 2026 has 30 days"),
        ("November 31, 2026", "November 2026 has 30 days"),
        ("2026-13-01", "no month 13"),
        ("0000-01-01", "0 days"),
        ("Tuesday 3 December 2026", "is a Thursday"),
    ],
)
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_day_that_the_calendar_does_not_have_is_refused(kind: str, typed: str, says: str) -> None:
    assert says in refusal(kind, typed)


def test_the_day_is_in_the_calendar_in_a_leap_year() -> None:
    assert parse("date", "29 February 2028") == "2028-02-29"


@pytest.mark.parametrize("typed", ["someday", "Xday 3 December 2026", "3 Brumaire 2026", "2026-12", "December 2026"])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    assert typed in refusal("date", typed)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("fr", "30 novembre 2026"),
        ("fr", "lundi 30 novembre 2026"),
        ("fr", "le 30 nov. 2026"),
        ("fr", "30 NOVEMBRE 2026"),
        ("ru", "30 ноября 2026"),
        ("ru", "30 ноября 2026 г."),
        ("ru", "понедельник, 30 Ноября 2026 года"),
        ("es", "30 de noviembre de 2026"),
        ("es", "lunes, 30 de noviembre de 2026"),
        ("de", "30. November 2026"),
        ("ar", "30 نوفمبر 2026"),
        ("zh", "2026年11月30日"),
        ("fr", "2026-11-30"),
        ("ru", "30 November 2026"),
        ("es", "November 30, 2026"),
        ("fr", "aujourd'hui"),
        ("fr", "Aujourd’hui"),
        ("es", "hoy"),
        ("ru", "сегодня"),
        ("ru", "today"),
    ],
)
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_date_is_read_in_the_language_of_the_letter_and_in_english(kind: str, language: str, typed: str) -> None:
    assert parse(kind, typed, language) == "2026-11-30"


@pytest.mark.parametrize("typed", ["1er août 2026", "1er aou\u0302t 2026", "1 AOÛT 2026"])
def test_a_month_is_read_in_any_form_of_unicode(typed: str) -> None:
    assert parse("date", typed, "fr") == "2026-08-01"


@pytest.mark.parametrize(
    ("language", "typed", "says"),
    [
        ("fr", "mardi 30 novembre 2026", "is a Monday"),
        ("ru", "31 ноября 2026", "November 2026 has 30 days"),
        ("es", "30 de brumario de 2026", "not a date that can be read for certain"),
        ("fr", "03/12/2026", "2026-11-30"),
    ],
)
def test_a_wrong_date_in_another_language_is_refused_in_the_same_words(language: str, typed: str, says: str) -> None:
    assert says in refusal("date", typed, language)


def test_a_date_is_shown_with_its_weekday() -> None:
    assert show(Question(type="date"), "2026-12-03") == "2026-12-03 (Thursday)"
    assert show(Question(type="date"), "some day") == "some day"


def test_a_day_that_no_year_has_is_refused_without_its_year_too() -> None:
    assert "February has 29 days at most, not 30." in refusal("date", "30 February")
    assert "can be read for certain" in refusal("date", "28 February")


def test_the_language_of_the_interview_is_read_and_spoken_beside_that_of_the_letter() -> None:
    with wording.speaking(
        Catalogue("fr", {"{month} {year} has {days} days, not {day}.": "{month} {year} : {days} j."})
    ):
        assert parse("date", "1er mars 2026") == "2026-03-01"
        assert parse("date", "demain") == "2026-12-01"
        assert parse("date", "1 March 2026") == "2026-03-01"
        assert "février 2026 : 28 j." in refusal("date", "30 février 2026")
        assert "30 novembre 2026" in refusal("date", "03/12/26")
        assert show(Question(id="it", type="date"), "2026-12-03") == "2026-12-03 (jeudi)"

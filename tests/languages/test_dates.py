"""Dates that are read: certain ones in every language of CLDR, and none that could be another day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Literal

import pytest
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from letterkit.languages.dates import DateParts
from letterkit.languages.reading import read_language

LAST_OF_NOVEMBER = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *((language, "2026-11-30") for language in ("en", "fr", "es", "ru", "de", "ar", "zh", "qq")),
        *((language, "30 November 2026") for language in ("en", "fr", "es", "ru", "de", "ar", "zh", "qq")),
        ("en", "November 30, 2026"),
        ("en", "Monday, 30th of November 2026"),
        ("en", "30 NOV 2026"),
        ("en", "30.11.2026"),
        ("en", "11/30/2026"),
        ("fr", "30 novembre 2026"),
        ("fr", "lundi 30 novembre 2026"),
        ("fr", "le 30 nov. 2026"),
        ("es", "30 de noviembre de 2026"),
        ("es", "lunes, 30 de noviembre de 2026"),
        ("es", "30 de nov. de 2026"),
        ("ru", "30 ноября 2026"),
        ("ru", "30 ноября 2026 г."),
        ("ru", "30 ноября 2026 года"),
        ("ru", "30 НОЯБ. 2026"),
        ("ru", "30 ноябрь 2026"),
        ("de", "Montag, den 30. November 2026"),
        ("ar", "30 نوفمبر 2026"),
        ("ar", "٣٠ نوفمبر ٢٠٢٦"),
        ("zh", "2026年11月30日"),
        ("zh", "2026年11月30号"),
        ("zh-Hans", "2026 年 11 月 30 日"),
        ("zh", "2026年十一月30日"),
        ("uk", "30 листопада 2026 р."),
        ("pt-BR", "30 de novembro de 2026"),
        ("hu", "2026. november 30."),
        ("vi", "30 tháng 11, 2026"),
        ("ko", "2026년 11월 30일"),
        ("ca", "30 de novembre del 2026"),
    ],
)
def test_a_date_is_read(language: str, text: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert read_language(language).read_date(unicodedata.normalize(form, text)) == LAST_OF_NOVEMBER


def test_the_first_of_a_month_is_read() -> None:
    first = dt.date(2026, 12, 1)
    assert read_language("fr").read_date("le 1er décembre 2026") == first
    assert read_language("es").read_date("1.º de diciembre de 2026") == first
    assert read_language("es").read_date("1º de diciembre de 2026") == first


UNREAD = {"blo", "tok", "ak", "tpi", "br"}
"""Months that are figures in a date, short weekdays, and in Breton one word for Tuesday and March."""


@pytest.mark.slow
@pytest.mark.parametrize("style", ["long", "full"])
def test_what_cldr_writes_is_read_again(style: Literal["long", "full"]) -> None:
    tags = {name.replace("_", "-") for name in locale_identifiers() if "_" not in name}
    assert len(tags) > 200
    unread = []
    for tag in sorted(tags - UNREAD):
        try:
            names = Locale.parse(tag).months["format"]["wide"]
        except UnknownLocaleError:
            continue
        language = read_language(tag)
        days = [dt.date(2026, month, day) for month in range(1, 13) for day in (1, 11, 30) if (month, day) != (2, 30)]
        if len(set(names.values())) == 12 and any(
            language.read_date(language.format_date(day, style)) != day for day in days
        ):
            unread.append(tag)
    assert unread == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3/4/2026"),
        ("en", "04.03.2026"),
        ("fr", "20 mai"),
        ("en", "30 novembre 2026"),
        ("en", "30 November"),
        ("en", "30 November 26"),
        ("en", "31 November 2026"),
        ("en", "Tuesday, 30 November 2026"),
        ("en", "before 30 November 2026"),
        ("en", "30 or 31 November 2026"),
        ("fr", "novembre 2026"),
        ("zh", "2026年111月30日"),
        ("en", ""),
        ("qq", "..."),
    ],
)
def test_what_is_not_certain_is_not_read(language: str, text: str) -> None:
    assert read_language(language).read_date(text) is None


def test_the_parts_of_a_day_that_no_calendar_has() -> None:
    language = read_language("fr")
    assert language.date_parts("31 novembre 2026") == DateParts(31, 11, 2026, None)
    assert language.date_parts("2026-13-01") == DateParts(1, 13, 2026, None)
    assert language.date_parts("mardi 30 novembre 2026") == DateParts(30, 11, 2026, 1)


@pytest.mark.parametrize(
    ("language", "text", "distance"),
    [
        ("en", "today", 0),
        ("fr", "Aujourd'hui", 0),
        ("fr", "aujourd’hui", 0),
        ("fr", "tomorrow", 1),
        ("es", "mañana", 1),
        ("es", unicodedata.normalize("NFD", "mañana"), 1),
        ("ru", "ВЧЕРА", -1),
        ("de", "morgen", 1),
        ("ar", "غداً", 1),
        ("zh", "今天", 0),
    ],
)
def test_days_near_today(language: str, text: str, distance: int) -> None:
    expected = LAST_OF_NOVEMBER + dt.timedelta(days=distance)
    assert read_language(language).read_date(text, LAST_OF_NOVEMBER) == expected
    assert read_language(language).read_date(text) is None


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        *(("en", "yes", True), ("en", "Y", True), ("en", "false", False), ("en", "oui", None)),
        *(("fr", "oui", True), ("fr", "O", True), ("fr", "NON", False), ("fr", "yes", True), ("fr", "n", False)),
        *(("es", "sí", True), ("es", "si", True), ("es", "no", False)),
        *(("es", unicodedata.normalize("NFD", "Sí"), True), ("ru", "Да", True), ("ru", "н", False)),
        *(("ru", "НЕТ", False), ("de", "ja", True), ("ar", "نعم", True), ("ar", "لا", False), ("zh", "是", True)),
        *(("zh", "不", False), ("qq", "y", True), ("fr", "peut-être", None)),
    ],
)
def test_yes_and_no(language: str, text: str, meaning: bool | None) -> None:
    assert read_language(language).read_yes_no(text) is meaning


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("20 December", "en-GB"), ("December 20, 2026", "en-US"), ("1st of May", "en"), ("20 December 2026", "en")),
        *(
            ("20 décembre", "fr"),
            ("1er mai 2027", "fr"),
            ("20 de diciembre de 2026", "es"),
            ("20 декабря 2026 г.", "ru"),
        ),
        *(("20 Dec", "en"), ("Friday, 20 December", "en"), ("2026年12月20日", "zh")),
    ],
)
def test_a_day_is_named(text: str, language: str) -> None:
    assert read_language(language).names_day(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("30 days", "en"), ("within 30 days", "en"), ("40 December", "en"), ("without delay", "en"), ("", "en")),
        *(
            ("30 jours", "fr"),
            ("before 20 December", "en"),
            ("20 décembre", "en"),
            ("20 May", "xx"),
            ("30.11.2026", "en"),
        ),
    ],
)
def test_other_words_name_no_day(text: str, language: str) -> None:
    assert not read_language(language).names_day(text)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "the first of December 2026"),
        ("fr", "premier décembre 2026"),
        ("es", "primero de diciembre de 2026"),
        ("es", "1.º de diciembre de 2026"),
        ("ru", "первого декабря 2026 года"),
        ("de", "erster Dezember 2026"),
    ],
)
def test_the_first_of_a_month_is_read_in_words(tag: str, text: str) -> None:
    assert read_language(tag).read_date(text, dt.date(2026, 11, 30)) == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-GB", "1 July"), ("en-US", "July 1"), ("fr", "1er juillet"), ("es", "1 de julio"), ("ru", "1 июля"), ("zh", "7月1日")],
)  # fmt: skip
def test_a_day_without_its_year(tag: str, expected: str) -> None:
    assert read_language(tag).format_date(dt.date(2010, 7, 1), "no year") == expected


@pytest.mark.parametrize(
    ("tag", "text", "day"),
    [
        ("ar", "3 كانون الثاني 2026", (2026, 1, 3)),
        ("ar", "15 حزيران/يونيه 2026", (2026, 6, 15)),
        ("ar", "15 تموز 2026", (2026, 7, 15)),
        ("es", "3 de setiembre de 2026", (2026, 9, 3)),
    ],
)
def test_a_month_has_the_names_that_people_give_it(tag: str, text: str, day: tuple[int, int, int]) -> None:
    assert read_language(tag).read_date(text) == dt.date(*day)


def test_two_names_of_two_months_are_no_date() -> None:
    assert read_language("ar").read_date("15 تموز/يونيه 2026") is None


def test_a_day_that_no_year_has_is_known_without_its_year() -> None:
    parts = read_language("fr").day_without_year("30 février")
    assert parts and (parts.day, parts.month, parts.year) == (30, 2, None)
    assert read_language("fr").day_without_year("30 février 2026") is None

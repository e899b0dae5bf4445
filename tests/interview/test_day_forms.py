"""Forms of days in texts."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview.day_forms import day_forms, forms_of_days, weekday_names
from tests.interview.scene import LIBRARY

OLD, NEW = dt.date(2026, 3, 2), dt.date(2026, 3, 11)


def test_forms_with_a_year_and_without() -> None:
    english = LIBRARY.language("en-GB")
    whole = dict(day_forms(OLD, NEW, english))
    assert whole["2 March 2026"] == "11 March 2026" and whole["March 2nd, 2026"] == "March 11th, 2026"
    assert whole["2026-03-02"] == "2026-03-11" and whole["2nd of March 2026"] == "11th of March 2026"
    assert "2 March" not in whole
    assert dict(day_forms(OLD, NEW, english, year=False))["2 March"] == "11 March"


def test_short_forms_have_the_whole_year() -> None:
    assert all(
        "2026" in old
        for tag in ("en-US", "fr", "es", "ru", "de")
        for old, _ in day_forms(OLD, NEW, LIBRARY.language(tag))
    )


@pytest.mark.parametrize(("tag", "expected"), [("en-GB", "2 to 11 March 2026"), ("fr", "2 au 11 mars 2026")])
def test_days_from_one_to_another(tag: str, expected: str) -> None:
    assert dict(forms_of_days(OLD, NEW, OLD, NEW, LIBRARY.language(tag)))[expected] == expected


def test_days_of_the_week() -> None:
    assert weekday_names(LIBRARY.language("en-US"))[0] == "Monday"
    assert weekday_names(LIBRARY.language("ru"))[6] == "воскресенье"

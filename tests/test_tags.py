"""Language tags."""

from __future__ import annotations

import pytest
from babel import Locale

from letterkit import tags


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "ar-EG", "AR", "az-Arab", "pa-arab-PK", "yi", "ckb"])
def test_right_to_left(tag: str) -> None:
    assert tags.direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en-GB", "fr", "ru", "zh-Hans", "az", "az-Latn", "ks-Deva", "ur-Latn", "", "qq"])
def test_left_to_right(tag: str) -> None:
    assert tags.direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "en", "fr", "ru", "zh", "ug", "ks", "sd", "yi", "az"])
def test_directions_are_those_of_cldr(tag: str) -> None:
    assert tags.direction(tag) == Locale.parse(tag).text_direction


@pytest.mark.parametrize(
    ("tag", "base", "script", "region"),
    [
        ("en", "en", "", ""),
        ("EN-gb", "en", "", "GB"),
        ("zh-hans-cn", "zh", "Hans", "CN"),
        ("az_Arab", "az", "Arab", ""),
        ("en-x-gb", "en", "", ""),
        ("de-1996", "de", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_parts_of_a_tag(tag: str, base: str, script: str, region: str) -> None:
    assert (tags.base(tag), tags.script(tag), tags.region(tag)) == (base, script, region)


@pytest.mark.parametrize("value", ["2026-06-30", "2026-06", "2026", 2026])
def test_a_day_a_month_and_a_year_are_dates(value: str | int) -> None:
    assert tags.is_partial_date(value)


@pytest.mark.parametrize("value", ["2026-06-31", "2026-13", "26", 26, "June", "", True, "2026-06-30 "])
def test_anything_else_is_none(value: str | int) -> None:
    assert not tags.is_partial_date(value)

"""Roman numerals, read and written."""

from __future__ import annotations

import pytest

from letterkit.languages.roman_numerals import from_roman, in_roman, is_roman


@pytest.mark.parametrize(
    ("numeral", "number"), [("I", 1), ("IV", 4), ("ix", 9), ("XXV", 25), ("XL", 40), ("CCXCIX", 299)]
)
def test_numerals_are_read_in_either_size(numeral: str, number: int) -> None:
    assert is_roman(numeral) and from_roman(numeral) == number


def test_what_is_written_is_read_back() -> None:
    assert [from_roman(in_roman(number)) for number in range(1, 400)] == [*range(1, 400)]


@pytest.mark.parametrize("text", ["", "4", "art", "IVa"])
def test_other_texts_are_no_numerals(text: str) -> None:
    assert not is_roman(text)

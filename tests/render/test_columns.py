"""Long lists of signatories in columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter.markup import Block, lines
from letterkit.render import columns


def entries(number: int, length: int) -> Sequence[Block]:
    return [lines(f"{one:03} {'x' * (length - 4)}") for one in range(number)]


@pytest.mark.parametrize(
    ("number", "length", "wanted"), [(7, 20, 1), (8, 20, 2), (14, 20, 2), (15, 20, 3), (40, 45, 2), (40, 80, 1)]
)
def test_the_number_of_columns_follows_how_many_and_how_long(number: int, length: int, wanted: int) -> None:
    assert columns.columns(entries(number, length)) == wanted


@given(st.lists(st.integers(4, 90), min_size=8, max_size=200), st.sampled_from([2, 3]))
def test_the_order_is_kept_and_nothing_is_lost(lengths: list[int], count: int) -> None:
    given_entries = [lines(f"{number} {'x' * length}") for number, length in enumerate(lengths)]
    found = list(columns.bands(given_entries, count))
    assert [one for band in found for column in band for one in column] == given_entries
    assert all(len(band) == count for band in found)


@given(st.integers(8, 200), st.sampled_from([2, 3]))
def test_columns_of_a_band_are_about_equally_high(number: int, count: int) -> None:
    for band in columns.bands(entries(number, 20), count):
        heights = [len(column) for column in band]
        assert max(heights) - min(heights) <= 1 + (number < 3 * count)
        assert max(heights) <= 20


def test_a_long_word_has_a_column_that_is_wide_enough() -> None:
    listed = [*entries(19, 20), lines("B" * 30)]
    assert columns.columns(listed) == 2
    assert columns.columns([*listed, lines("B" * 60)]) == 1

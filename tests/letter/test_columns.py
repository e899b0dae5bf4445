"""How many columns a list of signatories has."""

from __future__ import annotations

import pytest

from letterkit.letter.columns import column_count


def entries(number: int, length: int) -> list[str]:
    return [f"{one:03} {'x' * (length - 4)}" for one in range(number)]


@pytest.mark.parametrize(
    ("number", "length", "wanted"), [(7, 20, 1), (8, 20, 2), (14, 20, 2), (15, 20, 3), (40, 45, 2), (40, 80, 1)]
)
def test_the_number_of_columns_follows_how_many_and_how_long(number: int, length: int, wanted: int) -> None:
    assert column_count(entries(number, length)) == wanted


def test_a_long_word_has_a_column_that_is_wide_enough() -> None:
    listed = [*entries(19, 20), "B" * 30]
    assert column_count(listed) == 2
    assert column_count([*listed, "B" * 60]) == 1

"""A short fuzz: no mutant of any file ends in a fault, hangs or takes the memory. `benchmarks/fuzz.py` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from .mutants import KINDS, mutant
from .running import SECONDS, Result, results

pytestmark = pytest.mark.slow

COUNT = 12 * len(KINDS)


@pytest.mark.parametrize("first", [0, 100_000])
def test_no_mutant_ends_in_a_fault_or_hangs(first: int, tmp_path: Path) -> None:
    result: list[Result] = list(results(first, first + COUNT // 2, tmp_path))
    assert len(result) == COUNT // 2
    assert not [one for one in result if not one.held]
    assert not [one for one in result if one.seconds > 3 * SECONDS or one.peak > 1_000]


def test_a_mutant_is_the_same_each_time_and_no_other() -> None:
    assert mutant(5) == mutant(5)
    assert len({mutant(number).files[mutant(number).subject] for number in range(5, 500, len(KINDS))}) > 40

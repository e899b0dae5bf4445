"""Long lists of signatories side by side: how many columns they make, and what stands in each.

The list runs down a column and goes on in the next one. A long list is cut into bands, one under the other, so that on
every page one reads down and never has to turn back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from letterkit.letter.markup import Block, plain

_FEWEST: Final = 8
"""So many signatories stand side by side; fewer read better one under the other."""
_FEWEST_IN_THREE: Final = 15
_SHORT, _LONG = 26, 60
"""Characters of an entry, in the middle of the list, that three columns and two have room for."""
_BAND: Final = 16
"""Lines of a band, at most."""
_LINE: Final = {1: 90, 2: 42, 3: 27}
"""Characters of a line, by the number of columns."""


def columns(entries: Sequence[Block]) -> int:
    """How many columns a list is set in: 1, 2 or 3."""
    lengths = sorted(len(plain([one])) for one in entries)
    if len(lengths) < _FEWEST:
        return 1
    usual = lengths[len(lengths) // 2]
    longest = max(len(word) for one in entries for word in plain([one]).split() or [""])
    if usual <= _SHORT and len(lengths) >= _FEWEST_IN_THREE and longest <= _LINE[3]:
        return 3
    return 2 if usual <= _LONG and longest <= _LINE[2] else 1


def bands(entries: Sequence[Block], count: int) -> Iterator[list[Sequence[Block]]]:
    """The list as bands of `count` columns that are about equally high, none of them empty but the last ones."""
    heights = [1 + len(plain([one])) // _LINE[count] for one in entries]
    total = sum(heights)
    number = max(1, -(-total // (_BAND * count)))
    at = 0
    for band in range(number):
        end = _cut(heights, at, total * (band + 1) / number) if band < number - 1 else len(entries)
        yield _balanced(entries[at:end], heights[at:end], count)
        at = end


def _balanced(entries: Sequence[Block], heights: Sequence[int], count: int) -> list[Sequence[Block]]:
    found, at, total = [], 0, sum(heights)
    for column in range(count):
        end = _cut(heights, at, total * (column + 1) / count) if column < count - 1 else len(entries)
        found.append(entries[at:end])
        at = end
    return found


def _cut(heights: Sequence[int], start: int, wanted: float) -> int:
    """Where to cut so that what stands before is about as high as wanted; no cut leaves nothing behind it."""
    sums = [0, *accumulate(heights)]
    best = min(range(start, len(heights) + 1), key=lambda end: (abs(sums[end] - wanted), -end))
    return max(best, min(start + 1, len(heights)))

"""Long lists of signatories in columns: how many, by how many sign and how long their lines are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

FEWEST: Final = 8
"""So many signatories are set in columns; fewer read better one under the other."""
LINE: Final = {1: 98, 2: 42, 3: 27}
"""Characters of a line, by the number of columns."""
_FEWEST_IN_THREE: Final = 15
_SHORT, _LONG = 26, 60
"""Characters of an entry, in the middle of the list, that three columns and two have room for."""


def column_count(entries: Sequence[str]) -> int:
    """Return the number of columns that a list is set in: 1, 2 or 3."""
    if len(entries) < FEWEST:
        return 1
    lengths = sorted(map(len, entries))
    usual = lengths[len(lengths) // 2]
    longest = max(len(word) for entry in entries for word in entry.split() or [""])
    if usual <= _SHORT and len(lengths) >= _FEWEST_IN_THREE and longest <= LINE[3]:
        return 3
    return 2 if usual <= _LONG and longest <= LINE[2] else 1

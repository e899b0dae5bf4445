"""Long lists of signatories in columns: how many, by how many sign and how long their lines are.

The formats set the columns themselves: the list runs down a column, on in the next one, and on over the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from letterkit.letter.markup import Block, plain
from letterkit.render import word_columns

_FEWEST: Final = 8
"""So many signatories stand side by side; fewer read better one under the other."""
_FEWEST_IN_THREE: Final = 15
_SHORT, _LONG = 26, 60
"""Characters of an entry, in the middle of the list, that three columns and two have room for."""
_LINE: Final = {2: 42, 3: 27}
"""Characters of a line, by the number of columns."""


def columns(entries: Sequence[Block]) -> int:
    """How many columns a list is set in: 1, 2 or 3."""
    if len(entries) < _FEWEST:
        return 1
    texts = [plain([entry]) for entry in entries]
    lengths = sorted(map(len, texts))
    usual = lengths[len(lengths) // 2]
    longest = max(len(word) for text in texts for word in text.split() or [""])
    if usual <= _SHORT and len(lengths) >= _FEWEST_IN_THREE and longest <= _LINE[3]:
        return 3
    return 2 if usual <= _LONG and longest <= _LINE[2] else 1


def marks(target: Literal["docx", "odt"], count: int, number: int) -> tuple[str, str, str]:
    """What stands around a list in so many columns, the `number`th of the letter: pandoc's name for the format of the
    code, the code before the list, and the code behind it."""
    if target == "docx":
        return "openxml", word_columns.begin(count), word_columns.END
    section = f'<text:section text:style-name="Columns{count}" text:name="Signatories {number}">'
    return "opendocument", section, "</text:section>"

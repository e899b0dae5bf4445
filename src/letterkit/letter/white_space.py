"""White space inside a line: no-break spaces belong to the words around them, and no line is broken at them."""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
BREAKING: Final = rf"[^\S{NO_BREAK}]"
"""Part of a pattern: a character at which a line may be broken."""
IN_WORD: Final = rf"[\S{NO_BREAK}]"
"""Part of a pattern: a character of a word, as lines are broken."""


def single_line(text: str) -> str:
    """Return a text in one line, with single blanks and its no-break spaces."""
    return re.sub(f"{BREAKING}+", " ", text).strip()

"""How many words a text has, also in a script that leaves no blanks between them."""

from __future__ import annotations

import re
from typing import Final

HAN: Final = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Inside the brackets of a pattern: characters of scripts that leave no blanks between words."""
_WORD: Final = f"[{HAN}]|[^\\s{HAN}]*\\w[^\\s{HAN}]*|[^\\s{HAN}]+"


def count_words(text: str) -> int:
    """Return the number of words; a script without blanks between words counts by its characters."""
    return len(text.split()) if text.isascii() else len(re.findall(_WORD, text))

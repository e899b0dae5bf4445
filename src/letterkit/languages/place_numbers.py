"""Numbers of places in a language that has neither Latin letters nor Roman numerals: 7(1)(h) is 7(1)(ح) in Arabic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from letterkit.languages.roman_numerals import from_roman, is_roman

_GROUP: Final = re.compile(r"\((\w+)\)")
_WHOLE: Final = re.compile(r"(?<![\w(])[IVXLC]+(?!\w)")


def in_own_script(number: str, letters: Sequence[str], bis: str) -> str:
    """Return the number of a place with the letters of a language, and Roman numerals in digits.

    What follows a digit is a letter, what follows a letter a numeral, as documents number their parts: 7(1)(i) is the
    ninth letter, 8(2)(b)(i) the first of (b).
    """
    kind, end = "", 0

    def group(match: re.Match[str]) -> str:
        nonlocal kind, end
        joined, typed = match.start() == end or not kind, match[1]
        end = match.end()
        if typed.isdigit():
            kind = "digit"
        elif joined:
            kind = "numeral" if kind == "letter" or len(typed) > 1 else "letter"
        if kind == "letter" and len(typed) == 1 and "a" <= typed <= "z":
            return f"({letters[ord(typed) - ord('a')]})"
        return f"({from_roman(typed)})" if kind == "numeral" and typed.islower() and is_roman(typed) else match[0]

    text = _GROUP.sub(group, number)
    return re.sub(r"\sbis\b", f" {bis}", _WHOLE.sub(lambda match: str(from_roman(match[0])), text))

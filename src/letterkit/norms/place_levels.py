"""Which division a bracket behind ‘and’ or a comma stands beside: (e) in art. 8(2)(c)(i) and (e)(i) beside (c).

Figures stand beside figures, letters beside letters, small roman numerals beside such; i, v, x and l can be either.
"""

from __future__ import annotations

import re
from typing import Final

from letterkit.languages.roman_numerals import from_roman
from letterkit.norms.locators import Number, Shown

_ROMAN: Final = re.compile(r"[ivxl]+")


class Ambiguous(Exception):
    """A bracket can stand beside two divisions: (i) in art. 8(2)(h)(ii) and (i)."""


def level_beside(first: Number, shown: Shown, piece: str, *, bracketed: bool) -> int | None:
    """Return how many pieces of a place stay in front of a new one; None where no division of it is of that sort.
    `bracketed` says that the first piece of the place is a bracket itself. Raises Ambiguous."""
    levels = [at for at in range(len(first)) if (bracketed if at == 0 else shown[at].startswith("("))]
    levels.reverse()
    if piece[0].isdigit():
        return next((at for at in levels if first[at][0].isdigit()), None)
    roman = next((at for at in levels if _ROMAN.fullmatch(first[at])), None)
    letter = next((at for at in levels if _is_letter(first, at)), None)
    if not _ROMAN.fullmatch(piece):
        return letter
    if roman is None:
        return letter if len(piece) == 1 else None
    follows = from_roman(piece) > from_roman(first[roman])
    if len(piece) == 1 and not follows and letter not in (None, roman) and first[letter or 0] < piece:
        raise Ambiguous
    return roman


def are_alike(one: str, other: str) -> bool:
    """True for two numbers of one sort, of which neither lies inside the other: (1) and (2)."""
    return one[0].isdigit() == other[0].isdigit() and len(one) == len(other) == 1 and not _ROMAN.fullmatch(other)


def _is_letter(first: Number, at: int) -> bool:
    """True for a letter; a numeral below a letter is none."""
    piece = first[at]
    if piece[0].isdigit() or (len(piece) > 1 and _ROMAN.fullmatch(piece)):
        return False
    return not (_ROMAN.fullmatch(piece) and at > 0 and first[at - 1].isalpha())

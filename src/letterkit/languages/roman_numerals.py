"""Roman numerals, as parts of documents are numbered with them: Convention IV, art. II, (iii)."""

from __future__ import annotations

from typing import Final

_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def is_roman(text: str) -> bool:
    """True for letters that can be a numeral, large or small."""
    return bool(text) and set(text.upper()) <= _VALUES.keys()


def from_roman(text: str) -> int:
    """Return the value of a numeral, large or small."""
    values = [_VALUES[letter] for letter in text.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def in_roman(number: int) -> str:
    """Return a number below 400 in Roman figures."""
    text = ""
    for value, letters in _STEPS:
        count, number = divmod(number, value)
        text += letters * count
    return text

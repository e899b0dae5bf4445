"""A place in a document: what it is compared by, and how it is printed.

In a locator `art. II` is `art. 2`; what is printed keeps the figures that were typed, in English words that every
language translates.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from letterkit.languages.word_file import read_shipped_language

Number = tuple[str, ...]
Shown = tuple[str, ...]
"""The pieces of a number as they are printed: `14`, `(3)`, `(b)`; `9`, `.1`."""


class Locator(NamedTuple):
    """A paragraph, article or the like, or a range of them. `kind` is empty where only a number was given."""

    kind: str
    within: str
    first: Number
    last: Number

    @property
    def is_range(self) -> bool:
        return self.first != self.last

    def covers(self, other: Locator) -> bool:
        """True if all of the other locator lies inside this one."""
        if self.kind not in ("", other.kind) or self.within != other.within:
            return False
        return self._contains(other.first) and self._contains(other.last)

    def _contains(self, number: Number) -> bool:
        size = len(self.first)
        if self.first == self.last:
            return number[:size] == self.first
        if len(number) < size or number[: size - 1] != self.first[:-1]:
            return False
        return sort_key(self.first[-1]) <= sort_key(number[size - 1]) <= sort_key(self.last[-1])


class TypedPlace(NamedTuple):
    """A place as somebody typed it. `locator` is None for text that names no place: `text` is all of it.

    `part` is the part of the document as it is printed; `first` and `last` are the numbers as they are printed, one
    piece after the other (`14`, `(3)`, `(b)`); `tail` is what follows: `, last sentence`.
    """

    text: str
    locator: Locator | None = None
    part: str = ""
    first: Shown = ()
    last: Shown = ()
    tail: str = ""

    def printed(self, kind: str = "") -> str:
        """Return the place as the languages of letters translate it: `annex, paras. 2-3`; of this kind, if it has
        none."""
        if self.locator is None or self.text:
            return self.text
        place = printed(kind or self.locator.kind, self.first, self.last) + self.tail
        if self.part == "common":
            return f"common {place}"
        return f"{self.part}, {place}" if self.part else place


def printed(kind: str, first: Shown, last: Shown = ()) -> str:
    """Return the words of a kind of place with its number or its range, in the short form that rows have."""
    note = ", commentary" if first[1:] and first[-1] == "(commentary)" else ""
    first = first[:-1] if note else first
    number = "".join(first)
    several = False
    if last and last != first:
        same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
        several = last[same][0] != "("
        number += "-" + "".join(last[same:] if same and last[same:][0][0] == "(" else last)
    if kind == "preamble" and number:
        return f"preamble, {printed('para', first, last)}"
    words = read_shipped_language("en.yaml").places.get(kind)
    if words is None:
        return number + note
    return (words.many if several else words.one).replace("{n}", number).strip() + note


def sort_key(part: str) -> tuple[int, str]:
    digits = re.match(r"\d{0,9}", part)
    number = digits[0] if digits else ""
    return (int(number) if number else -1, part[len(number) :])

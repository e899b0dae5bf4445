"""How words look that nobody is to see: hidden, white on white, smaller than any print; also by a style's parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from letterkit.office.xml_stream import Node

HIDDEN: Final = "Hidden text"
WHITE: Final = "Words in white"
TINY: Final = "Words of less than two points"
SHADED: Final = "shaded"
"""No way of hiding: what lies behind the words is not white."""
YES: Final = "yes"
NO: Final = "no"
_DEEPEST: Final = 50
"""Styles that are based on each other. Word allows eleven."""
_HALF: Final = 4
"""The size in half points below which nobody reads."""

Looks = dict[str, str]
"""YES or NO for each look of which something is said."""


@dataclass(slots=True)
class Styles:
    """The styles of a document by family and name, with those that they are based on."""

    page: str = ""
    """YES where the page itself is not white."""
    _parents: dict[tuple[str, str], str] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Looks] = field(default_factory=dict)

    def add(self, family: str, name: str, parent: str, said: Looks) -> None:
        """Keeps what a style says by itself; more of the same style is added to it."""
        self._parents[family, name] = parent
        self._looks.setdefault((family, name), {}).update(said)

    def of(self, family: str, name: str, look: str) -> str:
        """What a style says of a look, or the nearest that it is based on; empty where none says anything."""
        for _ in range(_DEEPEST):  # styles of a hostile file may be based on each other in a ring
            key = (family, name) if (family, name) in self._looks else ("", name)
            if not family or key not in self._looks:
                return ""
            if said := self._looks[key].get(look, ""):
                return said
            name = self._parents[key]
        return ""


def white(colour: str) -> bool:
    """Whether six hexadecimal digits are white, or so near to it that nobody sees it on paper."""
    found = re.fullmatch(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", colour.strip(), re.I)
    return found is not None and all(int(part, 16) >= 0xF8 for part in found.groups())


def of_docx(one: Node) -> Looks:
    """What an element among the properties of a run, paragraph, cell or style says."""
    value = one.get("val").lower()
    if one.name == "vanish":
        return {HIDDEN: NO if value in ("0", "false", "off") else YES}
    if one.name == "color" and value:
        return {WHITE: YES if white(value) else NO}
    if one.name == "sz" and value.isascii() and value.isdigit():
        return {TINY: YES if int(value[:9]) < _HALF else NO}
    if one.name == "shd":
        fill = one.get("fill").lower()
        plain = fill in ("", "auto") or white(fill)
        return {SHADED: NO if plain and value in ("", "clear", "nil") and not one.get("themeFill") else YES}
    if one.name == "highlight":
        return {SHADED: NO if value in ("none", "white") else YES}
    return {}


def of_odt(one: Node) -> Looks:
    """What a `…-properties` of a style says."""
    said: Looks = {}
    if one.name == "text-properties":
        if display := one.get("display"):
            said[HIDDEN] = YES if display in ("none", "true") else NO
        if colour := one.get("color"):
            said[WHITE] = YES if white(colour) else NO
        if found := re.fullmatch(r"(\d{1,4}(?:\.\d{1,9})?)pt", one.get("font-size")):
            said[TINY] = YES if float(found[1]) * 2 < _HALF else NO
    behind = one.get("background-color") or one.get("fill-color")
    if behind:
        said[SHADED] = NO if behind == "transparent" or white(behind) else YES
    elif one.get("background-image") or one.get("fill-image-name"):
        said[SHADED] = YES
    return said

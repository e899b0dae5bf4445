"""Looks by which words are hidden from readers: hidden, white on white, too small; also through a style's parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from letterkit.office.xml_stream import XmlNode
from letterkit.wording import worded

HIDDEN: Final = worded("Hidden text")
WHITE: Final = worded("Words in white")
TINY: Final = worded("Words of less than two points")
SHADED: Final = "shaded"
"""Not a way of hiding: the background of the words is not white."""
YES: Final = "yes"
NO: Final = "no"
_MAX_DEPTH: Final = 50
"""Styles that are based on each other. Word allows eleven."""
_HALF: Final = 4
"""The size in half points below which nobody can read."""

Looks = dict[str, str]
"""YES or NO by look, for those that are mentioned."""


@dataclass(slots=True)
class StyleLooks:
    """The looks of a document's styles by family and name, with the styles that they are based on."""

    page: str = ""
    """YES where the page itself is not white."""
    _parents: dict[tuple[str, str], str] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Looks] = field(default_factory=dict)

    def add(self, family: str, name: str, parent: str, looks: Looks) -> None:
        """Keep what a style says by itself; more of the same style is added to it."""
        self._parents[family, name] = parent
        self._looks.setdefault((family, name), {}).update(looks)

    def of(self, family: str, name: str, look: str) -> str:
        """Return a look of a style, or of the nearest style that it is based on; empty where none says anything."""
        for _ in range(_MAX_DEPTH):  # styles of a hostile file may be based on each other in a ring
            key = (family, name) if (family, name) in self._looks else ("", name)
            if not family or key not in self._looks:
                return ""
            if value := self._looks[key].get(look, ""):
                return value
            name = self._parents[key]
        return ""


def is_white(colour: str) -> bool:
    """True if six hexadecimal digits are white, or so near to it that nobody sees it on paper."""
    digits = re.fullmatch(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", colour.strip(), re.I)
    return digits is not None and all(int(part, 16) >= 0xF8 for part in digits.groups())


def of_docx(node: XmlNode) -> Looks:
    """Return the looks that an element among the properties of a run, paragraph, cell or style says."""
    value = node.get("val").lower()
    if node.name == "vanish":
        return {HIDDEN: NO if value in ("0", "false", "off") else YES}
    if node.name == "color" and value:
        return {WHITE: YES if is_white(value) else NO}
    if node.name == "sz" and value.isascii() and value.isdigit():
        return {TINY: YES if int(value[:9]) < _HALF else NO}
    if node.name == "shd":
        fill = node.get("fill").lower()
        plain = fill in ("", "auto") or is_white(fill)
        return {SHADED: NO if plain and value in ("", "clear", "nil") and not node.get("themeFill") else YES}
    if node.name == "highlight":
        return {SHADED: NO if value in ("none", "white") else YES}
    return {}


def of_odt(node: XmlNode) -> Looks:
    """Return the looks that a `…-properties` element of a style says."""
    looks: Looks = {}
    if node.name == "text-properties":
        if display := node.get("display"):
            looks[HIDDEN] = YES if display in ("none", "true") else NO
        if colour := node.get("color"):
            looks[WHITE] = YES if is_white(colour) else NO
        if size := re.fullmatch(r"(\d{1,4}(?:\.\d{1,9})?)pt", node.get("font-size")):
            looks[TINY] = YES if float(size[1]) * 2 < _HALF else NO
    behind = node.get("background-color") or node.get("fill-color")
    if behind:
        looks[SHADED] = NO if behind == "transparent" or is_white(behind) else YES
    elif node.get("background-image") or node.get("fill-image-name"):
        looks[SHADED] = YES
    return looks

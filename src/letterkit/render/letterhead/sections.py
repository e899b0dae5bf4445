"""Which heads and feet a Word file shows, and on which sheet.

A section that has no head of a kind takes it from the section before (`Link to Previous`). A letter has one section:
its first page has the heads of the file's first page, the pages after it those of the last section.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.word_xml import child
from letterkit.render.letterhead.allowed import allowed
from letterkit.render.letterhead.pruning import Pruner, References, is_on

_KINDS: Final = {"w:headerReference": "header", "w:footerReference": "footer"}
_PAGES: Final = frozenset(("first", "default", "even"))
_ORDER: Final = (
    "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols",
    "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
)  # fmt: skip
_SIDED: Final = frozenset(("w:bidi", "w:rtlGutter"))

Place = tuple[str, str]
"""`header` or `footer`, and the pages that have it: `first`, `default` or `even`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The heads of a file by their places, each an id of a relationship, and the properties of the sheet in the order
    that Word asks for."""

    heads: Mapping[Place, str]
    properties: tuple[Element, ...]

    @property
    def has_first_page(self) -> bool:
        """True if the first page has heads of its own."""
        return any(is_on(each) for each in self.properties if each.tag == "w:titlePg")

    def directed(self, *, mirrored: bool) -> list[Element]:
        """Return the properties of a sheet that runs from right to left where it is `mirrored`."""
        kept = {each.tag: each for each in self.properties if mirrored or each.tag not in _SIDED}
        if mirrored:
            kept["w:bidi"] = Element("w:bidi")
        return [kept[f"w:{name}"] for name in _ORDER if f"w:{name}" in kept]


def sheet(document: Element, is_head: Callable[[str], bool]) -> Sheet:
    """Return the sheet of a document with short names; `is_head` tells whether an id leads to a head or foot."""
    sections = _sections(document)
    shown: dict[Place, str] = {}
    first: dict[Place, str] | None = None
    for section in sections:
        shown |= {place: number for place, number in _references(section) if is_head(number)}
        if first is None and shown:
            kind = "first" if is_on(child(section, "w:titlePg")) else "default"
            first = {(part, "first"): number for (part, pages), number in shown.items() if pages == kind}
    later = {place: number for place, number in shown.items() if place[1] != "first"}
    differs = _differs(sections, first or {}, later)
    properties = _properties(sections[-1], different_first=differs)
    return Sheet({**later, **(first or {})} if differs else later, properties)


def _differs(sections: list[Element], first: Mapping[Place, str], later: Mapping[Place, str]) -> bool:
    """Return true if the heads of the first page are not those of the pages after it."""
    showing = next((each for each in sections if any(True for _ in _references(each))), sections[-1])
    if is_on(child(showing, "w:titlePg")):
        return True
    return {part: number for (part, _), number in first.items()} != {
        part: number for (part, pages), number in later.items() if pages == "default"
    }


def _sections(document: Element) -> list[Element]:
    """Return the properties of all sections, at least those of one."""
    inner = [each for around in document.iter("w:pPr") if (each := child(around, "w:sectPr")) is not None]
    last = child(document, "w:body", "w:sectPr")
    return [*inner, *([last] if last is not None else [])] or [Element("w:sectPr")]


def _references(section: Element) -> list[tuple[Place, str]]:
    return [
        ((_KINDS[each.tag], pages), each.get("r:id", ""))
        for each in section
        if each.tag in _KINDS and (pages := each.get("w:type", "default")) in _PAGES
    ]


def _properties(section: Element, *, different_first: bool) -> tuple[Element, ...]:
    pruner = Pruner(allowed("text", "section"), References({}))
    kept = {each.tag: each for given in section for each in pruner.pruned(given)}
    kept.pop("w:titlePg", None)
    if different_first:
        kept["w:titlePg"] = Element("w:titlePg")
    return tuple(kept[f"w:{name}"] for name in _ORDER if f"w:{name}" in kept)

"""The heads and feet that a Word file shows, and the sheet that they are on.

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
class HeadedSheet:
    """The heads of a file by their places, each an id of a relationship, and the properties of the sheet in the order
    that Word asks for."""

    heads: Mapping[Place, str]
    properties: tuple[Element, ...]

    @property
    def has_first_page(self) -> bool:
        """True if the first page has heads of its own."""
        return any(is_on(switch) for switch in self.properties if switch.tag == "w:titlePg")

    def for_direction(self, *, mirrored: bool) -> list[Element]:
        """Return the properties of a sheet that runs from right to left when it is `mirrored`."""
        by_tag = {setting.tag: setting for setting in self.properties if mirrored or setting.tag not in _SIDED}
        if mirrored:
            by_tag["w:bidi"] = Element("w:bidi")
        return [by_tag[f"w:{name}"] for name in _ORDER if f"w:{name}" in by_tag]


def headed_sheet(document: Element, is_head: Callable[[str], bool]) -> HeadedSheet:
    """Return the sheet of a document with short names; `is_head` is true for an id that leads to a head or foot."""
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
    return HeadedSheet({**later, **(first or {})} if differs else later, properties)


def _differs(sections: list[Element], first: Mapping[Place, str], later: Mapping[Place, str]) -> bool:
    """True if the heads of the first page are not those of the pages after it."""
    showing = next((section for section in sections if any(True for _ in _references(section))), sections[-1])
    if is_on(child(showing, "w:titlePg")):
        return True
    return {part: number for (part, _), number in first.items()} != {
        part: number for (part, pages), number in later.items() if pages == "default"
    }


def _sections(document: Element) -> list[Element]:
    """Return the properties of all sections, at least those of one."""
    within = [
        section for properties in document.iter("w:pPr") if (section := child(properties, "w:sectPr")) is not None
    ]
    last = child(document, "w:body", "w:sectPr")
    return [*within, *([last] if last is not None else [])] or [Element("w:sectPr")]


def _references(section: Element) -> list[tuple[Place, str]]:
    return [
        ((_KINDS[reference.tag], pages), reference.get("r:id", ""))
        for reference in section
        if reference.tag in _KINDS and (pages := reference.get("w:type", "default")) in _PAGES
    ]


def _properties(section: Element, *, different_first: bool) -> tuple[Element, ...]:
    pruner = Pruner(allowed("text", "section"), References({}))
    by_tag = {setting.tag: setting for setting in pruner.prune_all(section)}
    by_tag.pop("w:titlePg", None)
    if different_first:
        by_tag["w:titlePg"] = Element("w:titlePg")
    return tuple(by_tag[f"w:{name}"] for name in _ORDER if f"w:{name}" in by_tag)

"""What is kept of a part of a letterhead: the elements and attributes that are allowed, and nothing else.

What surrounds words without being seen (content controls, smart tags) goes, and the words stay. Words that go with an
element that is not allowed are noted, so that nobody loses a line of an address without hearing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.word_xml import child
from letterkit.render.letterhead.allowed import TEXT, Allowed, Kind
from letterkit.render.letterhead.refusals import no_picture, tracked
from letterkit.render.letterhead.targets import refuse_fetched, web_address
from letterkit.render.letterhead.values import KINDS

OFF: Final = frozenset(("0", "false", "off"))
"""How Word says that a thing is not."""
_TRACKED: Final = frozenset((
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart", "w:cellIns", "w:cellDel",
    "w:cellMerge",
))  # fmt: skip
_OBJECTS: Final = frozenset(
    ("w:object", "w:control", "w:altChunk", "w:subDoc", "w:contentPart", "w:movie", "wpg:graphicFrame")
)
_UNWRAPPED: Final = frozenset(("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml"))
_OPENED: Final = frozenset(("w:hyperlink", "w:fldSimple", "w:dir", "w:bdo"))
"""What is opened where it means nothing, because words may stand in it."""
_ALTERNATIVE, _CHOICE, _FALLBACK = "mc:AlternateContent", "mc:Choice", "mc:Fallback"
_DEPENDENT: Final = frozenset(("wps", "wpg", "wpc"))
"""What older programs may not know, so that it has to stand in a choice."""
_RELATIVE: Final = frozenset(("wp14:pctPosHOffset", "wp14:pctPosVOffset"))
_SHAPE: Final = re.compile(r"_x0000_[a-z]\d{1,9}")
_NEED_A_PARAGRAPH: Final = frozenset(("w:hdr", "w:ftr", "w:tc", "w:txbxContent"))


class References:
    """What one part says of others: styles by their ids, and nothing by relationships."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._shapes: dict[str, str] = {}

    def style(self, given: str) -> str | None:
        """Return the id that a style has in letters; None for one that the file does not have."""
        return self._styles.get(given)

    def relation(self, element: str, given: str) -> str | None:  # heads ask for both
        """Return the id of what an element refers to; None for what letters do not take over."""
        return None

    def shape(self, given: str) -> str | None:
        """Return an id of a shape that tells nothing but whether it is a watermark."""
        mark, name = ("#", given[1:]) if given.startswith("#") else ("", given)
        if _SHAPE.fullmatch(name):
            return given
        kind = "WaterMark" if "watermark" in name.casefold() else "Shape"
        return mark + self._shapes.setdefault(name, f"{kind}{len(self._shapes) + 1}")


class Pruner:
    """Prunes the parts of one kind; `left_out` are the words that went with what is not allowed."""

    def __init__(self, allowed: Allowed, references: References) -> None:
        self._allowed = allowed
        self._references = references
        self.left_out: list[str] = []

    def tree(self, root: Element) -> Element | None:
        """Return what is kept of a part with short names; None when its root is not allowed. Raises Unusable."""
        kept = self.pruned(root)
        return kept[0] if kept else None

    def pruned(self, element: Element) -> list[Element]:
        """Return what stands in the place of an element: itself, what was in it, or nothing. Raises Unusable."""
        name = element.tag
        if name in _TRACKED:
            raise tracked()
        if name in _OBJECTS:
            raise no_picture(name.partition(":")[2])
        if name in _UNWRAPPED:
            return self._all(element)
        if name == _ALTERNATIVE:
            return self._alternative(element)
        rule = self._allowed.get(name)
        attributes = self._attributes(element, rule) if rule is not None else None
        if rule is None or attributes is None:
            return self._without(element)
        kept = Element(name, attributes)
        if TEXT in rule:
            kept.text = KINDS[rule[TEXT].name](element.text or "")
            if kept.text is None and rule[TEXT].needed:
                return []
        kept.extend(self._children(element))
        return [_completed(kept)]

    def _all(self, elements: Iterable[Element]) -> list[Element]:
        kept: list[Element] = []
        for element in elements:
            kept += self.pruned(element)
        return kept

    def _children(self, element: Element) -> list[Element]:
        if element.tag == "w:r" and _is_hidden(element):
            bounds = [each for each in element if each.tag in ("w:rPr", "w:fldChar", "w:instrText")]
            return self._all(bounds) if len(bounds) > 1 else []
        return self._all(element)

    def _without(self, element: Element) -> list[Element]:
        """Return what stays of an element that is not allowed, or means nothing."""
        if element.tag == "a:graphicData":
            raise no_picture(element.get("uri", "").rpartition("/")[2])
        if element.tag == "a:blipFill":
            return _plain_fill() if "a:fmtScheme" in self._allowed else []
        if element.tag in _OPENED:
            return self._all(element)
        self.left_out += _words(element)
        return []

    def _alternative(self, element: Element) -> list[Element]:
        """Return the first choice that can be kept, or what older programs show in its place.

        Raises Unusable where neither can, so that nothing is lost without a word.
        """
        fallbacks = [each for each in element if each.tag == _FALLBACK]
        for choice in (each for each in element if each.tag == _CHOICE):
            if fallbacks and not self._is_usable(choice):
                continue
            kept = self._all(choice)
            needed = {each.tag.partition(":")[0] for one in kept for each in one.iter()} & _DEPENDENT
            if kept and needed:
                chosen = Element(_CHOICE, {"Requires": " ".join(sorted(needed))})
                chosen.extend(kept)
                around = Element(_ALTERNATIVE)
                around.append(chosen)
                return [around]
            if kept:
                return kept
        shown = self._all(each for fallback in fallbacks for each in fallback)
        return shown or self._all(each for choice in element if choice.tag == _CHOICE for each in choice)

    def _is_usable(self, choice: Element) -> bool:
        graphics = (each.get("uri", "") for each in choice.iter("a:graphicData"))
        known = all(KINDS["drawing"](uri) for uri in graphics)
        return known and not any(each.tag in _RELATIVE or each.tag in _OBJECTS for each in choice.iter())

    def _attributes(self, element: Element, rule: Mapping[str, Kind]) -> dict[str, str] | None:
        """Return the sound attributes; None where one that is needed is not sound."""
        kept: dict[str, str] = {}
        for name, kind in rule.items():
            if name == TEXT:
                continue
            given = element.get(name)
            value = kind.always or (None if given is None else self._sound(element.tag, kind.name, given))
            if value is not None:
                kept[name] = value
            elif kind.needed:
                return None
        return kept

    def _sound(self, element: str, kind: str, value: str) -> str | None:
        if kind == "style":
            return self._references.style(value)
        if kind == "relation":
            return self._references.relation(element, value)
        if kind == "shape":
            return self._references.shape(value)
        if kind == "link":
            return web_address(value) or None
        if kind == "picture":
            refuse_fetched(value)
            return None
        return KINDS[kind](value)


def is_on(element: Element | None) -> bool:
    """Return true for a switch that is there and not switched off."""
    return element is not None and element.get("w:val", "").lower() not in OFF


def _is_hidden(run: Element) -> bool:
    properties = child(run, "w:rPr")
    return properties is not None and is_on(child(properties, "w:vanish"))


def _completed(element: Element) -> Element:
    """Return the element with what Word misses in it."""
    if element.tag in _NEED_A_PARAGRAPH and (not len(element) or element[-1].tag != "w:p"):
        element.append(Element("w:p"))
    return element


def _plain_fill() -> list[Element]:
    """Return what stands for a picture among the fills of a theme, of which there have to be three."""
    fill = Element("a:solidFill")
    fill.append(Element("a:schemeClr", {"val": "phClr"}))
    return [fill]


def _words(element: Element) -> list[str]:
    """Return the words for readers in an element, in one piece."""
    pieces = [each.text or "" for each in element.iter() if each.tag.rpartition("}")[2].rpartition(":")[2] == "t"]
    said = " ".join("".join(pieces).split())
    return [said] if said else []

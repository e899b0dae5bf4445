"""Pruning of a part of a letterhead: the elements and attributes that are allowed are kept, and nothing else.

Wrappers of words that nobody sees (content controls, smart tags) are removed, and the words kept. Words that are
removed with an element are noted, so that nobody loses a line of an address unaware.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.word_xml import child
from letterkit.office.word_xml import element as build
from letterkit.render.letterhead.allowed import TEXT, Allowed, Kind
from letterkit.render.letterhead.refusals import tracked_changes, unsupported_object
from letterkit.render.letterhead.targets import refuse_fetched, web_address
from letterkit.render.letterhead.values import KINDS

OFF: Final = frozenset(("0", "false", "off"))
"""Word's ways to switch a thing off."""
_TRACKED: Final = frozenset((
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart", "w:cellIns", "w:cellDel",
    "w:cellMerge",
))  # fmt: skip
_OBJECTS: Final = frozenset(
    ("w:object", "w:control", "w:altChunk", "w:subDoc", "w:contentPart", "w:movie", "wpg:graphicFrame")
)
_UNWRAPPED: Final = frozenset(("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml"))
_OPENED: Final = frozenset(("w:hyperlink", "w:fldSimple", "w:dir", "w:bdo"))
"""Elements that are replaced by their content where they are not allowed, because it may be words."""
_ALTERNATIVE, _CHOICE, _FALLBACK = "mc:AlternateContent", "mc:Choice", "mc:Fallback"
_DEPENDENT: Final = frozenset(("wps", "wpg", "wpc"))
"""Namespaces that older programs may not know, so that they are allowed in a choice only."""
_RELATIVE: Final = frozenset(("wp14:pctPosHOffset", "wp14:pctPosVOffset"))
_SHAPE: Final = re.compile(r"_x0000_[a-z]\d{1,9}")
_NEED_A_PARAGRAPH: Final = frozenset(("w:hdr", "w:ftr", "w:tc", "w:txbxContent"))


class References:
    """The references of a part to others: styles by their ids, and none by relationships."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._shapes: dict[str, str] = {}

    def style(self, old_id: str) -> str | None:
        """Return the id that a style has in letters; None for one that the file does not have."""
        return self._styles.get(old_id)

    def relation(self, element: str, old_id: str) -> str | None:  # heads ask for both
        """Return the new id of a relationship; None for what letters do not take over."""
        return None

    def shape(self, old_id: str) -> str | None:
        """Return a new id of a shape that says only whether it is a watermark."""
        mark, name = ("#", old_id[1:]) if old_id.startswith("#") else ("", old_id)
        if _SHAPE.fullmatch(name):
            return old_id
        kind = "WaterMark" if "watermark" in name.casefold() else "Shape"
        return mark + self._shapes.setdefault(name, f"{kind}{len(self._shapes) + 1}")


class Pruner:
    """Prunes the parts of one kind; `left_out` are the words that were removed with what is not allowed."""

    def __init__(self, allowed: Allowed, references: References) -> None:
        self._allowed = allowed
        self._references = references
        self.left_out: list[str] = []

    def tree(self, root: Element) -> Element | None:
        """Return a pruned part with short names; None when its root is not allowed. Raises Unusable."""
        pruned = self.prune(root)
        return pruned[0] if pruned else None

    def prune(self, element: Element) -> list[Element]:
        """Return the replacement of an element: itself, its content, or nothing. Raises Unusable."""
        name = element.tag
        if name in _TRACKED:
            raise tracked_changes()
        if name in _OBJECTS:
            raise unsupported_object(name.partition(":")[2])
        if name in _UNWRAPPED:
            return self.prune_all(element)
        if name == _ALTERNATIVE:
            return self._alternative(element)
        rule = self._allowed.get(name)
        attributes = self._attributes(element, rule) if rule is not None else None
        if rule is None or attributes is None:
            return self._replacement(element)
        pruned = Element(name, attributes)
        if TEXT in rule:
            pruned.text = KINDS[rule[TEXT].name](element.text or "")
            if pruned.text is None and rule[TEXT].required:
                return []
        pruned.extend(self._children(element))
        return [_complete(pruned)]

    def prune_all(self, elements: Iterable[Element]) -> list[Element]:
        """Return the replacements of several elements. Raises Unusable."""
        pruned: list[Element] = []
        for element in elements:
            pruned += self.prune(element)
        return pruned

    def _children(self, element: Element) -> list[Element]:
        if element.tag == "w:r" and _is_hidden(element):
            bounds = [child for child in element if child.tag in ("w:rPr", "w:fldChar", "w:instrText")]
            return self.prune_all(bounds) if len(bounds) > 1 else []
        return self.prune_all(element)

    def _replacement(self, element: Element) -> list[Element]:
        """Return the replacement of an element that is not allowed, or means nothing."""
        if element.tag == "a:graphicData":
            raise unsupported_object(element.get("uri", "").rpartition("/")[2])
        if element.tag == "a:blipFill":
            return _plain_fill() if "a:fmtScheme" in self._allowed else []
        if element.tag in _OPENED:
            return self.prune_all(element)
        self.left_out += _words(element)
        return []

    def _alternative(self, element: Element) -> list[Element]:
        """Return the first choice that can be kept, or what older programs show instead.

        Raises Unusable where neither can, so that nothing is lost silently.
        """
        fallbacks = [option for option in element if option.tag == _FALLBACK]
        choices = [option for option in element if option.tag == _CHOICE]
        for choice in choices:
            if fallbacks and not self._is_usable(choice):
                continue
            pruned = self.prune_all(choice)
            prefixes = {inner.tag.partition(":")[0] for top in pruned for inner in top.iter()} & _DEPENDENT
            if pruned and prefixes:
                chosen = build(_CHOICE, {"Requires": " ".join(sorted(prefixes))}, *pruned)
                return [build(_ALTERNATIVE, None, chosen)]
            if pruned:
                return pruned
        shown = self.prune_all(child for fallback in fallbacks for child in fallback)
        return shown or self.prune_all(child for choice in choices for child in choice)

    def _is_usable(self, choice: Element) -> bool:
        graphics = (element.get("uri", "") for element in choice.iter("a:graphicData"))
        known = all(KINDS["drawing"](uri) for uri in graphics)
        return known and not any(element.tag in _RELATIVE or element.tag in _OBJECTS for element in choice.iter())

    def _attributes(self, element: Element, rule: Mapping[str, Kind]) -> dict[str, str] | None:
        """Return the valid attributes; None where one that is required is not valid."""
        attributes: dict[str, str] = {}
        for name, kind in rule.items():
            if name == TEXT:
                continue
            raw = element.get(name)
            value = kind.constant or (None if raw is None else self._valid(element.tag, kind.name, raw))
            if value is not None:
                attributes[name] = value
            elif kind.required:
                return None
        return attributes

    def _valid(self, element: str, kind: str, value: str) -> str | None:
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
    """True for a switch that is there and not switched off."""
    return element is not None and element.get("w:val", "").lower() not in OFF


def _is_hidden(run: Element) -> bool:
    properties = child(run, "w:rPr")
    return properties is not None and is_on(child(properties, "w:vanish"))


def _complete(element: Element) -> Element:
    """Return the element with what Word requires in it."""
    if element.tag in _NEED_A_PARAGRAPH and (not len(element) or element[-1].tag != "w:p"):
        element.append(Element("w:p"))
    return element


def _plain_fill() -> list[Element]:
    """Return a replacement of a picture among the fills of a theme, of which there have to be three."""
    return [build("a:solidFill", None, Element("a:schemeClr", {"val": "phClr"}))]


def _words(element: Element) -> list[str]:
    """Return the words for readers in an element, in one piece."""
    pieces = [inner.text or "" for inner in element.iter() if inner.tag.rpartition("}")[2].rpartition(":")[2] == "t"]
    words = " ".join("".join(pieces).split())
    return [words] if words else []

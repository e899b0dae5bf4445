"""From left to right, or from right to left: styles follow the letter, and the words of a head keep their direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.word_xml import child
from letterkit.render.letterhead.pruning import OFF

_AFTER_BIDI: Final = frozenset(
    f"w:{name}"
    for name in (
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
    )
)
"""Properties of a paragraph that come after its direction, in the order that Word asks for."""
_AFTER_PROPERTIES: Final = frozenset(("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"))


def set_styles(styles: Element, *, mirrored: bool) -> None:
    """Set all styles to run from left to right, or `mirrored`."""
    for parent in styles.iter():
        if any(element.tag == "w:bidi" for element in parent):
            parent[:] = [element for element in parent if element.tag != "w:bidi"]
    for style in styles.iter("w:style") if mirrored else ():
        if style.get("w:type", "paragraph") == "paragraph" and child(style, "w:basedOn") is None:
            _set_direction(style, "1", _AFTER_PROPERTIES)


def keep_paragraphs(head: Element, before: Mapping[str, bool], *, mirrored: bool) -> None:
    """Pin each paragraph to the direction that it had `before`, with `w:bidi`, now that all styles run from right to
    left (`mirrored`) or not.

    `before` has the direction by the id of the style, and by an empty id for paragraphs without one.
    """
    if set(before.values()) <= {mirrored}:
        return
    for paragraph in head.iter("w:p"):
        style = child(paragraph, "w:pPr", "w:pStyle")
        was_mirrored = before.get(style.get("w:val", "") if style is not None else "", before[""])
        if child(paragraph, "w:pPr", "w:bidi") is None and was_mirrored is not mirrored:
            _set_direction(paragraph, "1" if was_mirrored else "0", None)


def style_directions(styles: Element) -> dict[str, bool]:
    """Return which styles run from right to left, by their ids; by an empty id for paragraphs without a style."""
    by_id = {style.get("w:styleId", ""): style for style in styles.iter("w:style")}
    default_direction = bool(_own_direction(child(styles, "w:docDefaults", "w:pPrDefault")))
    directions: dict[str, bool] = {}
    for style in by_id:
        _inherit(style, by_id, directions, default=default_direction)
    default_style = next((style.get("w:styleId", "") for style in by_id.values() if _is_default(style)), "")
    return {"": directions.get(default_style, default_direction), **directions}


def _set_direction(element: Element, value: str, before: frozenset[str] | None) -> None:
    """Write the direction into the properties of a paragraph, or of a style, whose properties come `before` others."""
    properties = child(element, "w:pPr")
    if properties is None:
        index = 0 if before is None else _first(element, before)
        properties = Element("w:pPr")
        element.insert(index, properties)
    direction = Element("w:bidi", {"w:val": value} if before is None else {})
    properties.insert(_first(properties, _AFTER_BIDI), direction)


def _first(element: Element, names: frozenset[str]) -> int:
    return next((index for index, inner in enumerate(element) if inner.tag in names), len(element))


def _inherit(style: str, by_id: Mapping[str, Element], directions: dict[str, bool], *, default: bool) -> None:
    """Set the direction of a style and of those that it is based on; each is visited once."""
    chain: dict[str, None] = {}
    own: bool | None = None
    while style in by_id and style not in chain and style not in directions:
        chain[style] = None
        if (own := _own_direction(by_id[style])) is not None:
            break
        base = child(by_id[style], "w:basedOn")
        style = base.get("w:val", "") if base is not None else ""
    direction = directions.get(style, default) if own is None else own
    directions |= dict.fromkeys(chain, direction)


def _own_direction(element: Element | None) -> bool | None:
    direction = child(element, "w:pPr", "w:bidi") if element is not None else None
    return None if direction is None else direction.get("w:val", "") not in OFF


def _is_default(style: Element) -> bool:
    return style.get("w:type", "paragraph") == "paragraph" and style.get("w:default", "0") not in OFF

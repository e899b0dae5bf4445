"""From left to right, or from right to left: styles follow the letter, and the words of a head stay as they ran."""

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
"""What follows on the direction in the properties of a paragraph, in the order that Word asks for."""
_AFTER_PROPERTIES: Final = frozenset(("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"))


def turn_styles(styles: Element, *, mirrored: bool) -> None:
    """Let all styles run from left to right, or `mirrored`."""
    for parent in styles.iter():
        if any(each.tag == "w:bidi" for each in parent):
            parent[:] = [each for each in parent if each.tag != "w:bidi"]
    for style in styles.iter("w:style") if mirrored else ():
        if style.get("w:type", "paragraph") == "paragraph" and child(style, "w:basedOn") is None:
            _direct(style, "1", _AFTER_PROPERTIES)


def keep_head(head: Element, before: Mapping[str, bool], *, mirrored: bool) -> None:
    """Let each paragraph run as it did `before`, though all styles now run from right to left (`mirrored`) or not.

    `before` has the direction by the id of the style, and by an empty id for paragraphs without one.
    """
    if set(before.values()) <= {mirrored}:
        return
    for paragraph in head.iter("w:p"):
        style = child(paragraph, "w:pPr", "w:pStyle")
        ran = before.get(style.get("w:val", "") if style is not None else "", before[""])
        if child(paragraph, "w:pPr", "w:bidi") is None and ran is not mirrored:
            _direct(paragraph, "1" if ran else "0", None)


def right_to_left(styles: Element) -> dict[str, bool]:
    """Return which styles run from right to left, by their ids; by an empty id for paragraphs without a style."""
    by_id = {style.get("w:styleId", ""): style for style in styles.iter("w:style")}
    usual = bool(_says(child(styles, "w:docDefaults", "w:pPrDefault")))
    ran: dict[str, bool] = {}
    for style in by_id:
        _inherit(style, by_id, ran, usual=usual)
    default = next((each.get("w:styleId", "") for each in by_id.values() if _is_default(each)), "")
    return {"": ran.get(default, usual), **ran}


def _direct(element: Element, value: str, before: frozenset[str] | None) -> None:
    """Write the direction into the properties of a paragraph, or of a style, where they stand `before` others."""
    properties = child(element, "w:pPr")
    if properties is None:
        at = 0 if before is None else _first(element, before)
        properties = Element("w:pPr")
        element.insert(at, properties)
    direction = Element("w:bidi", {"w:val": value} if before is None else {})
    properties.insert(_first(properties, _AFTER_BIDI), direction)


def _first(element: Element, names: frozenset[str]) -> int:
    return next((at for at, each in enumerate(element) if each.tag in names), len(element))


def _inherit(style: str, by_id: Mapping[str, Element], ran: dict[str, bool], *, usual: bool) -> None:
    """Note how a style runs, and those that it is based on, each of which is looked at once."""
    line: dict[str, None] = {}
    said: bool | None = None
    while style in by_id and style not in line and style not in ran:
        line[style] = None
        if (said := _says(by_id[style])) is not None:
            break
        base = child(by_id[style], "w:basedOn")
        style = base.get("w:val", "") if base is not None else ""
    told = ran.get(style, usual) if said is None else said
    ran |= dict.fromkeys(line, told)


def _says(element: Element | None) -> bool | None:
    direction = child(element, "w:pPr", "w:bidi") if element is not None else None
    return None if direction is None else direction.get("w:val", "") not in OFF


def _is_default(style: Element) -> bool:
    return style.get("w:type", "paragraph") == "paragraph" and style.get("w:default", "0") not in OFF

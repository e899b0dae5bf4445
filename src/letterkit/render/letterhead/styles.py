"""The styles of a letterhead, made fit for letters: with the ids that letters use, and completed by those of letters.

Word names a style twice: by a name, which is the same in every language for the styles that it knows, and by an id,
which is not (`Normal` is `Standard` in German). Letters go by the ids of `data/docx_styles.xml`; all other ids are made
anew, because an id may be a person's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Final

from letterkit.office.safe_xml import Element, tree
from letterkit.office.word_xml import child, with_short_names

_POINTERS: Final = frozenset(
    ("w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle", "w:styleLink", "w:numStyleLink")
)
_RELATIVES: Final = frozenset(("w:basedOn", "w:next", "w:link"))
_OWN: Final = "lk{}"


def make_ids(styles: Element) -> dict[str, str]:
    """Return a new id for each id of the styles of a file."""
    old_ids = dict.fromkeys(style.get("w:styleId", "") for style in styles.iter("w:style"))
    return {name: _OWN.format(number) for number, name in enumerate(old_ids, 1)}


@lru_cache(maxsize=4)
def parse(styles: str) -> Element:
    """Return the styles of letters as a tree with short names, which must not be changed."""
    root = with_short_names(tree(styles.encode(), "styles.xml"))
    for element in root.iter():
        element.text = element.tail = None
    return root


def ids_by_name(styles: str) -> dict[str, str]:
    """Return the ids of the styles of letters by their names."""
    return {_name(style): style.get("w:styleId", "") for style in parse(styles).iter("w:style")}


def without_doubles(styles: Element) -> Element:
    """Return the styles with each id once, and those without a name left out."""
    seen: set[str] = set()
    unique: list[Element] = []
    for element in styles:
        name = element.get("w:styleId", "")
        if element.tag != "w:style":
            unique.append(element)
        elif name not in seen and child(element, "w:name") is not None:
            seen.add(name)
            unique.append(element)
    styles[:] = unique
    return styles


def matching_ids(theirs: Element, ours: Element) -> dict[str, str]:
    """Return, by the ids of their styles, the id of our style of the same name and kind."""
    own = {_key(style): style.get("w:styleId", "") for style in ours.iter("w:style")}
    ids: dict[str, str] = {}
    for style in theirs.iter("w:style"):
        wanted = own.get(_key(style))
        if wanted and wanted not in ids.values():
            ids[style.get("w:styleId", "")] = wanted
    return ids


def rename_styles(root: Element, ids: Mapping[str, str]) -> Element:
    """Return a copy of a tree in which styles have their new ids."""
    copy = deepcopy(root)
    for element in copy.iter():
        name = "w:styleId" if element.tag == "w:style" else "w:val" if element.tag in _POINTERS else ""
        if name and element.get(name, "") in ids:
            element.set(name, ids[element.get(name, "")])
    return copy


def complete(theirs: Element, ours: Element) -> Element:
    """Return their styles with the ids of letters, and those of ours that they lack. No reference is left without its
    style."""
    root = rename_styles(theirs, matching_ids(theirs, ours))
    known = {style.get("w:styleId") for style in root.iter("w:style")}
    for style in ours.iter("w:style"):
        if style.get("w:styleId") not in known:
            lent = deepcopy(style)
            lent.attrib.pop("w:default", None)
            root.append(lent)
            known.add(style.get("w:styleId"))
    for style in root.iter("w:style"):
        style[:] = [element for element in style if element.tag not in _RELATIVES or element.get("w:val") in known]
    return root


def set_language(styles: Element, latin: str, other: str) -> None:
    """Set the language of the styles: `latin` for Latin script, `other` for all other scripts."""
    language = {"w:val": latin, "w:eastAsia": other, "w:bidi": other}
    for element in styles.iter("w:lang"):
        element.attrib = dict(language)
    usual = _first_child(_first_child(_first_child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    if child(usual, "w:lang") is None:
        usual.append(Element("w:lang", language))


def _first_child(parent: Element, name: str) -> Element:
    """Return the first child of a name; a new one where there is none."""
    element = child(parent, name)
    if element is None:
        element = Element(name)
        parent.insert(0, element)
    return element


@lru_cache(maxsize=1)
def own_names() -> frozenset[str]:
    """Return the names of the styles of letters, in lower case."""
    ours = parse((Path(__file__).parents[1] / "data" / "docx_styles.xml").read_text("utf-8"))
    return frozenset(_key(style)[1] for style in ours.iter("w:style"))


def _key(style: Element) -> tuple[str, str]:
    return style.get("w:type", "paragraph"), _name(style).casefold()


def _name(style: Element) -> str:
    name = child(style, "w:name")
    return name.get("w:val", "") if name is not None else ""

"""Trees of Word's XML with short names, `w:p` for a paragraph whatever prefix the file has for it: read and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.xml_text import escape_xml

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
}
"""Strict Open XML says the same in namespaces of its own."""
_PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()} | _STRICT
_IGNORABLE: Final = "wp14"
"""The namespace that programs may ignore when they do not know it."""


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Element, text: str = "") -> Element:
    """Return a new element with short names."""
    new = Element(tag, dict(attributes or {}))
    new.text = text or None
    new.extend(children)
    return new


def child(parent: Element, *names: str) -> Element | None:
    """Return the first child of a name, or the first child of that of the next name; None where there is none."""
    for name in names:
        match = next((element for element in parent if element.tag == name), None)
        if match is None:
            return None
        parent = match
    return parent


def short_name(name: str) -> str:
    """Return a name with the usual prefix, `w:p` for `{uri}p`; names of other namespaces stay as they are."""
    uri, end, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
    if not end:
        return local
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else name


def with_short_names(root: Element) -> Element:
    """Return the same tree with the usual prefixes in all names. Names of unknown namespaces stay long."""
    names: dict[str, str] = {}
    for element in root.iter():
        element.tag = names.get(element.tag) or names.setdefault(element.tag, short_name(element.tag))
        if element.attrib:
            element.attrib = {
                names.get(name) or names.setdefault(name, short_name(name)): value
                for name, value in element.attrib.items()
            }
    return root


def to_xml(root: Element) -> str:
    """Return a tree with short names as XML, with the namespaces that it uses."""
    pieces: list[str] = []
    _write(root, pieces)
    used = {name.partition(":")[0] for element in root.iter() for name in (element.tag, *element.attrib) if ":" in name}
    ignorable = f' mc:Ignorable="{_IGNORABLE}"' if _IGNORABLE in used else ""
    used |= {"mc"} if ignorable else set()
    used |= {word for choice in root.iter("mc:Choice") for word in choice.get("Requires", "").split()}
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in NAMESPACES if prefix in used - {"xml"})
    return pieces[0] + declared + ignorable + "".join(pieces[1:])


def to_inner_xml(elements: Iterable[Element]) -> str:
    """Return elements with short names as XML, for a parent that declares their namespaces."""
    pieces: list[str] = []
    for element in elements:
        _write(element, pieces)
    return "".join(pieces)


def _write(element: Element, pieces: list[str]) -> None:
    pieces.append(f"<{element.tag}")
    pieces.append("".join(f' {name}="{_escape_attribute(value)}"' for name, value in element.attrib.items()))
    if not len(element) and not element.text:
        pieces.append("/>")
        return
    pieces.append(f">{escape_xml(element.text or '')}")
    for child in element:
        _write(child, pieces)
    pieces.append(f"</{element.tag}>")


def _escape_attribute(value: str) -> str:
    return escape_xml(value).replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")

"""The traces in the properties of a document, by their names in DOCX and ODT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import office_fields, reasons
from letterkit.disclosure.trace import Trace
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, say_worded, worded

PART: Final = worded("Properties")
_NAMES: Final = {
    "creator": worded("Author"),
    "initial-creator": worded("First author"),
    "lastModifiedBy": worded("Last changed by"),
    "printed-by": worded("Printed by"),
    "Company": worded("Company"),
    "Manager": worded("Manager"),
    "title": worded("Title"),
    "language": worded("Language"),
    "subject": worded("Subject"),
    "keywords": worded("Keywords"),
    "keyword": worded("Keyword"),
    "description": worded("Remarks"),
    "category": worded("Category"),
    "contentStatus": worded("Status"),
    "identifier": worded("Identifier"),
    "version": worded("Version"),
    "revision": worded("Times saved"),
    "editing-cycles": worded("Times saved"),
    "TotalTime": worded("Minutes of work"),
    "editing-duration": worded("Time of work"),
    "created": worded("Created"),
    "modified": worded("Last changed"),
    "lastPrinted": worded("Last printed"),
    "creation-date": worded("Created"),
    "date": worded("Last changed"),
    "print-date": worded("Last printed"),
    "Application": worded("Program"),
    "AppVersion": worded("Version of the program"),
    "generator": worded("Program"),
    "Template": worded("Template"),
    "HyperlinkBase": worded("Folder of the links"),
    "DigSig": worded("Signature"),
}
_PEOPLE: Final = frozenset(
    (
        "creator",
        "initial-creator",
        "lastModifiedBy",
        "printed-by",
        worded("Company"),
        worded("Manager"),
        "contributor",
        "publisher",
        "sender",
    )
)
_DATES: Final = frozenset(("created", "modified", "lastPrinted", "creation-date", "date", "print-date"))
_PROGRAMS: Final = frozenset((worded("Application"), "generator", "AppVersion"))
_LETTERS_OWN: Final = frozenset(("title", "language"))


def trace(place: str, node: XmlNode, remedy: str) -> Iterator[Trace]:
    """Yield the trace of a property; nothing for an empty one."""
    value = node.text.strip()
    if value:
        last = place.endswith("meta.xml") and node.name == "creator"  # OpenDocument means the last one by it
        name = f"{say('Last changed by') if last else say_worded(_NAMES.get(node.name, node.name))} ({node.tag})"
        yield Trace(PART, place, name, value, _why(node.name, value), remedy)


def _why(name: str, value: str) -> str:
    if name in _LETTERS_OWN:
        return ""
    if name in _PEOPLE:
        return reasons.PERSON
    if name in _DATES:
        return reasons.date(value)
    if name in _PROGRAMS:
        return reasons.program(value)
    if name == "description":
        return reasons.REMARK
    if name == "Template":
        return office_fields.template(value)
    if name == "HyperlinkBase":
        return reasons.FOLDER
    return reasons.named(name, value) if name not in _NAMES else reasons.target(value)

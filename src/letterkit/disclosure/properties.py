"""The traces in the properties of a document, by their names in DOCX and ODT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import office_fields, reasons
from letterkit.disclosure.trace import Trace
from letterkit.office.xml_stream import XmlNode

PART: Final = "Properties"
_NAMES: Final = {
    "creator": "Author", "initial-creator": "First author", "lastModifiedBy": "Last changed by",
    "printed-by": "Printed by", "Company": "Company", "Manager": "Manager", "title": "Title", "language": "Language",
    "subject": "Subject", "keywords": "Keywords", "keyword": "Keyword", "description": "Remarks",
    "category": "Category",
    "contentStatus": "Status", "identifier": "Identifier", "version": "Version", "revision": "Times saved",
    "editing-cycles": "Times saved", "TotalTime": "Minutes of work", "editing-duration": "Time of work",
    "created": "Created", "modified": "Last changed", "lastPrinted": "Last printed", "creation-date": "Created",
    "date": "Last changed", "print-date": "Last printed", "Application": "Program",
    "AppVersion": "Version of the program",
    "generator": "Program", "Template": "Template", "HyperlinkBase": "Folder of the links", "DigSig": "Signature",
}  # fmt: skip
_PEOPLE: Final = frozenset(
    (
        "creator",
        "initial-creator",
        "lastModifiedBy",
        "printed-by",
        "Company",
        "Manager",
        "contributor",
        "publisher",
        "sender",
    )
)
_DATES: Final = frozenset(("created", "modified", "lastPrinted", "creation-date", "date", "print-date"))
_PROGRAMS: Final = frozenset(("Application", "generator", "AppVersion"))
_LETTERS_OWN: Final = frozenset(("title", "language"))


def trace(place: str, node: XmlNode, remedy: str) -> Iterator[Trace]:
    """Yield the trace of a property; nothing for an empty one."""
    value = node.text.strip()
    if value:
        last = place.endswith("meta.xml") and node.name == "creator"  # OpenDocument means the last one by it
        name = f"{'Last changed by' if last else _NAMES.get(node.name, node.name)} ({node.tag})"
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

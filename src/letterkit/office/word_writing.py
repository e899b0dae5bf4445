"""The parts that hold a Word file together, written: its content types, and the relationships of its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final

from letterkit.office import archive
from letterkit.office.relations import Relation, relations_of
from letterkit.office.xml_text import escape_xml

DOCUMENT: Final = "word/document.xml"
XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OUTSIDE: Final = ' TargetMode="External"'
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>{}</Types>'
)


def pack_document(related: Mapping[str, Relation], members: Mapping[str, str | bytes]) -> bytes:
    """Return a Word file of these members, with the relationships of its document by their ids."""
    return archive.pack(
        {
            "[Content_Types].xml": _content_types(related.values()),
            "_rels/.rels": relationships({"rId1": Relation("officeDocument", DOCUMENT)}, "."),
            **members,
            relations_of(DOCUMENT): relationships(related),
        }
    )


def relationships(related: Mapping[str, Relation], folder: str = "word") -> str:
    """Return the member that lists the relationships of a part in a folder."""
    rows = "".join(
        f'<Relationship Id="{escape_xml(number)}" Type="{_KINDS}/{relation.kind}" '
        f'Target="{escape_xml(_target(relation, folder))}"{_OUTSIDE if relation.outside else ""}/>'
        for number, relation in related.items()
    )
    return f'{XML}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'


def _target(relation: Relation, folder: str) -> str:
    return relation.target if relation.outside else posixpath.relpath(relation.target, folder)


def _content_types(related: Iterable[Relation]) -> str:
    parts = dict.fromkeys((Relation("document.main", DOCUMENT), *related))
    rows = (
        f'<Override PartName="/{relation.target}" ContentType="{_MIME}.{relation.kind}+xml"/>'
        for relation in parts
        if relation.kind != "theme"
    )
    return XML + _TYPES.format("".join(rows))

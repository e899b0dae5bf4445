"""The parts that hold a Word file together, written: which parts there are, and what refers to what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final

from letterkit.office.package import Relation
from letterkit.office.safe_xml import Element
from letterkit.render.letterhead.trees import NAMESPACES, inner
from letterkit.render.page import escape

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT: Final = "word/document.xml"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OUTSIDE: Final = ' TargetMode="External"'
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>{}</Types>'
)


def document(references: Mapping[tuple[str, str], str], properties: Iterable[Element]) -> str:
    """Return a text without words on a sheet, with the ids of its heads by kind and pages."""
    heads = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{number}"/>' for (kind, pages), number in references.items()
    )
    return (
        f'{XML}<w:document xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"><w:body><w:p/>'
        f"<w:sectPr>{heads}{inner(properties)}</w:sectPr></w:body></w:document>"
    )


def relations(kept: Mapping[str, Relation], folder: str = "word") -> str:
    """Return what a part in a folder refers to."""
    rows = "".join(
        f'<Relationship Id="{escape(number)}" Type="{NAMESPACES["r"]}/{relation.kind}" '
        f'Target="{escape(_target(relation, folder))}"{_OUTSIDE if relation.outside else ""}/>'
        for number, relation in kept.items()
    )
    return f'{XML}<Relationships xmlns="{_LINKS}">{rows}</Relationships>'


def _target(relation: Relation, folder: str) -> str:
    return relation.target if relation.outside else posixpath.relpath(relation.target, folder)


def content_types(kept: Iterable[Relation]) -> str:
    """Return what says of which kind each part of a Word file is."""
    parts = dict.fromkeys((Relation("document.main", DOCUMENT), *kept))
    rows = (
        f'<Override PartName="/{each.target}" ContentType="{_MIME}.{each.kind}+xml"/>'
        for each in parts
        if each.kind != "theme"
    )
    return XML + _TYPES.format("".join(rows))

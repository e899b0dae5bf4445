"""The traces in a Word document: its properties, links, parts that no page shows, and what its text keeps."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import docx_parts, docx_text, pictures, properties, reasons, zip_file
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import Trace, size_in_words
from letterkit.office import xml_stream
from letterkit.office.package import Package
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, worded

REMEDY: Final = worded(
    "In Word: File, Info, Check for Issues, Inspect Document, Remove All. Or write the "
    "letter anew with `letterkit render`."
)
_PARTS: Final = (
    (
        r"docProps/thumbnail",
        worded("Pictures"),
        worded("Preview of the first page"),
        worded("shows the first page as it once was"),
    ),
    (
        r"printerSettings",
        worded("Printer"),
        worded("Settings of a printer"),
        worded("names a printer, and with it an office"),
    ),
    (r"(?:^|/)embeddings/", worded("Embedded files"), worded("Embedded file"), reasons.WHOLE_FILE),
    (r"vbaProject|vbaData|(?:^|/)activeX/", worded("Macros"), worded("Macro"), reasons.RUNS),
    (r"(?:^|/)_xmlsignatures/", worded("Signatures"), worded("Digital signature"), reasons.SIGNED),
    (
        r"docMetadata/",
        worded("Data of other programs"),
        worded("Label of an organisation"),
        worded("names the organisation’s account"),
    ),
)
_HYPERLINK: Final = "hyperlink"


def is_docx(package: Package) -> bool:
    """True if a zip file is a Word document."""
    return "[Content_Types].xml" in package.names and any(name.startswith("word/") for name in package.names)


def traces(package: Package, search: Search) -> Iterator[Trace]:
    """Yield everything that a Word document reveals. Raises UnreadableFile."""
    text = docx_text.DocxText()
    parts = docx_parts.PartKinds(package)
    for entry in sorted(package.entries, key=lambda entry: not entry.filename.endswith("styles.xml")):
        name = entry.filename
        raw = package.read(entry)
        yield from [*_from_name(name)] or ([] if name.startswith("customXml/") else parts.traces(name, raw, REMEDY))
        if parts.is_orphan(name):  # its words are no words of the letter
            yield from search.outside_words(say("Embedded files"), name, raw, binary=not _is_text(raw))
        if name.endswith((".xml", ".rels")) and raw:
            yield from _from_xml(name, raw, search, text)
        else:
            if pictures.is_picture(name, raw):
                yield from pictures.traces(name, raw)
            yield from search.outside_words(_part_of(name), name, raw, binary=not _is_text(raw))
    yield from text.traces(REMEDY)
    yield from zip_file.traces(package, REMEDY, search)


def _is_text(raw: bytes) -> bool:
    try:
        return "\0" not in codecs.getincrementaldecoder("utf-8")().decode(raw[:4000])
    except UnicodeDecodeError:
        return False


def _from_name(name: str) -> Iterator[Trace]:
    for pattern, part, title, why in _PARTS:
        if re.search(pattern, name):
            yield Trace(part, name, title, name.rpartition("/")[2], why, REMEDY)


def _from_xml(name: str, raw: bytes, search: Search, text: docx_text.DocxText) -> Iterator[Trace]:
    part_text = text.read(name, raw)
    if name.startswith("docProps/"):
        yield from _properties(name, raw)
    elif name.endswith(".rels"):
        yield from _links(name, raw)
    elif re.match(r"customXml/item\d*\.xml", name):
        yield from _custom_data(name, raw)
    yield from search.in_part(_part_of(name), name, part_text)


def _part_of(name: str) -> str:
    """Return the part of the document that a member belongs to, in words."""
    for start, part in (
        ("docProps/", properties.PART),
        ("word/media/", say("Pictures")),
        ("word/comments", say("Comments")),
        ("word/settings", say("Settings")),
        ("customXml/", say("Data of other programs")),
        ("word/fonts/", say("Fonts")),
    ):
        if name.startswith(start):
            return part
    return "Links" if name.endswith(".rels") else "Text"


def _properties(name: str, raw: bytes) -> Iterator[Trace]:
    rows: list[Trace] = []

    def on_end(node: XmlNode, ancestors: list[XmlNode]) -> None:
        if name == "docProps/custom.xml":
            if len(ancestors) == 2 and node.text.strip():
                label = ancestors[-1].get("name") or say("without a name")
                rows.append(
                    Trace(
                        properties.PART,
                        name,
                        say("Property of its own: {label}", label=label),
                        node.text,
                        reasons.ADDED,
                        REMEDY,
                    )
                )
        elif len(ancestors) == 1:
            rows.extend(properties.trace(name, node, REMEDY))

    xml_stream.walk(raw, name, on_end)
    yield from rows


def _links(name: str, raw: bytes) -> Iterator[Trace]:
    rows: list[Trace] = []

    def on_end(node: XmlNode, _: list[XmlNode]) -> None:
        if node.name == "Relationship" and node.get("TargetMode").lower() == "external":
            rows.extend(_link(name, node.get("Type").rpartition("/")[2], node.get("Target")))

    xml_stream.walk(raw, name, on_end)
    yield from rows


def _link(place: str, kind: str, target: str) -> Iterator[Trace]:
    if kind == "attachedTemplate":
        local = reasons.target(target)
        yield Trace(
            say("Template"),
            place,
            say("Attached template"),
            target,
            local or say("names a template of an organisation"),
            REMEDY,
        )
    elif kind.startswith("mailMerge"):
        yield Trace(
            say("Mail merge"),
            place,
            say("Source of addresses"),
            target,
            say("names a list of people and its folder"),
            REMEDY,
        )
    elif kind == _HYPERLINK:
        yield Trace(
            say("Links"),
            place,
            say("Link"),
            target,
            reasons.target(target),
            say("Take the link out, or lead it to a website."),
        )
    else:
        why = reasons.target(target) or reasons.FETCHED
        yield Trace(
            say("Links"),
            place,
            say("Linked file ({kind})", kind=kind),
            target,
            why,
            say("In Word: File, Info, Edit Links to Files, Break Link."),
        )


def _custom_data(name: str, raw: bytes) -> Iterator[Trace]:
    """Yield the data of other programs; a bibliography without entries, which Word adds by itself, reveals nothing."""
    nodes: list[XmlNode] = []
    xml_stream.walk(raw, name, lambda node, _: nodes.append(node))
    why = "" if len(nodes) == 1 and b"bibliography" in raw else reasons.ADDED
    yield Trace(
        say("Data of other programs"),
        name,
        say("Data beside the letter"),
        size_in_words(len(raw)),
        why,
        REMEDY,
    )

"""The traces in an OpenDocument text: its properties, settings and the parts that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import odt_text, pictures, properties, reasons, zip_file
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import Trace
from letterkit.office import xml_stream
from letterkit.office.package import Package
from letterkit.office.refusals import Encrypted
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, worded

REMEDY: Final = worded(
    "In LibreOffice: File, Properties, General, untick ‘Apply user data’, Reset "
    "Properties; then save. Or write the letter anew with `letterkit render`."
)
_MIMETYPE: Final = b"application/vnd.oasis.opendocument."
_MORE: Final = worded("can hold more than is shown")
_PARTS: Final = (
    (
        r"(?:^|/)Thumbnails/",
        worded("Pictures"),
        worded("Preview of the first page"),
        worded("shows the first page as it once was"),
    ),
    (r"^(?:Basic|Scripts)/.*\.(?:xml|py|js|bsh|xba)$", worded("Macros"), worded("Macro"), reasons.RUNS),
    (
        r"(?:^|/)Object \d+(?:/content\.xml)?$|ObjectReplacements/",
        worded("Embedded files"),
        worded("Embedded object"),
        _MORE,
    ),
    (r"META-INF/.*signatures", worded("Signatures"), worded("Digital signature"), reasons.SIGNED),
    (
        r"^Versions?/|^VersionList\.xml$",
        worded("Earlier versions"),
        worded("Earlier version"),
        worded("is the letter as it was before"),
    ),
    (r"^Configurations2/", worded("Settings"), worded("Settings of the program"), ""),
    (r"^layout-cache$", worded("Settings"), worded("Where lines and pages end"), ""),
)
_PROGRAMS: Final = ("Basic/", "Dialogs/", "Configurations2/")
"""Folders of LibreOffice's own, whose XML has a document type: searched, and not parsed."""
_SETTINGS: Final = (
    (r"^Printer(?:Name|Setup)$", worded("names a printer, and with it an office")),
    (r"rsid", worded("links this file to its other versions")),
    (r"DataSource|Database|DDE", worded("names a list of people")),
    (r"^Password|ProtectedKey|RedlineProtectionKey", worded("comes from a password")),
)


def is_odt(package: Package) -> bool:
    """True if a zip file is an OpenDocument."""
    return "mimetype" in package.names and package.read("mimetype")[:200].strip().startswith(_MIMETYPE)


def traces(package: Package, search: Search) -> Iterator[Trace]:
    """Yield everything that an OpenDocument reveals. Raises UnreadableFile, also for one with a password."""
    if package.is_encrypted_opendocument:
        raise Encrypted()
    text = odt_text.OdtText()
    for entry in sorted(package.entries, key=lambda entry: not entry.filename.endswith("styles.xml")):
        name = entry.filename
        raw = package.read(entry)
        yield from _from_name(name, raw)
        if name.endswith((".xml", ".rdf")) and raw and not name.startswith(_PROGRAMS):
            yield from _from_xml(name, raw, search, text)
        else:
            if pictures.is_picture(name, raw):
                yield from pictures.traces(name, raw)
            yield from search.outside_words(
                _part_of(name), name, raw, binary=not name.lower().endswith((".xml", ".svg"))
            )
    yield from text.traces()
    yield from zip_file.traces(package, REMEDY, search)


def _from_name(name: str, raw: bytes) -> Iterator[Trace]:
    for pattern, part, title, why in _PARTS:
        if re.search(pattern, name) and raw:
            yield Trace(part, name, title, name, why, REMEDY)


def _from_xml(name: str, raw: bytes, search: Search, text: odt_text.OdtText) -> Iterator[Trace]:
    part_text = text.read(name, raw)
    if name.endswith("meta.xml"):
        yield from _properties(name, raw)
    elif name.endswith("settings.xml"):
        yield from _settings(name, raw)
    yield from search.in_part(_part_of(name), name, part_text)


def _part_of(name: str) -> str:
    """Return the part of the document that a member belongs to, in words."""
    base = name.rpartition("/")[2]
    parts = {"meta.xml": properties.PART, "settings.xml": say("Settings")}
    return parts.get(base, "Pictures" if name.startswith(("Pictures/", "Thumbnails/")) else "Text")


def _properties(name: str, raw: bytes) -> Iterator[Trace]:
    rows: list[Trace] = []

    def on_end(node: XmlNode, ancestors: list[XmlNode]) -> None:
        if node.name == "template":
            for value in (node.get("href"), node.get("title"), node.get("date")):
                if value:
                    rows.append(
                        Trace(
                            say("Template"),
                            name,
                            say("Template (meta:template)"),
                            value,
                            _TEMPLATE,
                            REMEDY,
                        )
                    )
        elif node.name == "user-defined":
            label = node.get("name") or say("without a name")
            rows.extend(
                [
                    Trace(
                        properties.PART,
                        name,
                        say("Property of its own: {label}", label=label),
                        node.text,
                        reasons.ADDED,
                        REMEDY,
                    )
                ][: bool(node.text)]
            )
        elif ancestors and ancestors[-1].name == "meta":
            rows.extend(properties.trace(name, node, REMEDY))

    xml_stream.walk(raw, name, on_end)
    yield from rows


_TEMPLATE: Final = worded("names a template of an organisation, often with its folder")


def _settings(name: str, raw: bytes) -> Iterator[Trace]:
    rows: list[Trace] = []
    others = 0

    def on_end(node: XmlNode, _: list[XmlNode]) -> None:
        nonlocal others
        label, value = node.get("name"), node.text.strip()
        if node.name != "config-item" or not value:
            return
        why = next((why for pattern, why in _SETTINGS if re.search(pattern, label, re.I)), "") or reasons.target(value)
        if why and value not in ("0", "false", "true"):
            rows.append(Trace(say("Settings"), name, say("{label} (config-item)", label=label), value, why, REMEDY))
        else:
            others += 1

    xml_stream.walk(raw, name, on_end)
    yield from rows
    if others:
        yield Trace(say("Settings"), name, say("Other settings"), str(others))

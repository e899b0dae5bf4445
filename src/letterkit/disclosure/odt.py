"""What an OpenDocument text tells: its properties, settings and the parts that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import elements, odt_text, pictures, properties, reasons, zip_traces
from letterkit.disclosure.elements import Element
from letterkit.disclosure.trace import Told, told
from letterkit.disclosure.traces import Search
from letterkit.office.package import Package, encrypted

REMEDY: Final = (
    "In LibreOffice: File, Properties, General, untick ‘Apply user data’, Reset Properties; then save. "
    "Or write the letter anew with `letterkit render`."
)
_MIMETYPE: Final = b"application/vnd.oasis.opendocument."
_MORE: Final = "can hold more than is shown"
_PARTS: Final = (
    (r"(?:^|/)Thumbnails/", "Pictures", "Preview of the first page", "shows the first page as it once was"),
    (r"^(?:Basic|Scripts)/.*\.(?:xml|py|js|bsh|xba)$", "Macros", "Macro", reasons.RUNS),
    (r"(?:^|/)Object \d+(?:/content\.xml)?$|ObjectReplacements/", "Embedded files", "Embedded object", _MORE),
    (r"META-INF/.*signatures", "Signatures", "Digital signature", "names who signed, by certificate"),
    (r"^Versions?/|^VersionList\.xml$", "Earlier versions", "Earlier version", "is the letter as it was before"),
    (r"^Configurations2/", "Settings", "Settings of the program", ""),
    (r"^layout-cache$", "Settings", "Where lines and pages end", ""),
)  # fmt: skip
_PROGRAMS: Final = ("Basic/", "Dialogs/", "Configurations2/")
"""Folders of LibreOffice's own, whose XML has a document type: searched, and not parsed."""
_SETTINGS: Final = (
    (r"^Printer(?:Name|Setup)$", "names a printer, and with it an office"),
    (r"rsid", "links this file to its other versions"),
    (r"DataSource|Database|DDE", "names a list of people"),
    (r"^Password|ProtectedKey|RedlineProtectionKey", "comes from a password"),
)


def is_odt(package: Package) -> bool:
    """Whether a zip file is an OpenDocument."""
    return "mimetype" in package.names and package.read("mimetype")[:200].strip().startswith(_MIMETYPE)


def told_by(package: Package, search: Search) -> Iterator[Told]:
    """Everything that an OpenDocument tells. Raises UnreadableFile, also for one with a password."""
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise encrypted()
    text = odt_text.Reader()
    for entry in sorted(package.entries, key=lambda one: not one.filename.endswith("styles.xml")):
        name = entry.filename
        raw = package.read(entry)
        yield from _part(name, raw)
        if name.endswith((".xml", ".rdf")) and raw and not name.startswith(_PROGRAMS):
            yield from _xml(name, raw, search, text)
        else:
            if pictures.is_picture(name, raw):
                yield from pictures.told_by(name, raw)
            yield from search.beside(_room(name), name, raw, binary=not name.lower().endswith((".xml", ".svg")))
    yield from text.told()
    yield from zip_traces.told_by(package, REMEDY, search)


def _part(name: str, raw: bytes) -> Iterator[Told]:
    for pattern, part, words, why in _PARTS:
        if re.search(pattern, name) and raw:
            yield told(part, name, words, name, why, REMEDY)


def _xml(name: str, raw: bytes, search: Search, text: odt_text.Reader) -> Iterator[Told]:
    seen = text.read(name, raw)
    if name.endswith("meta.xml"):
        yield from _properties(name, raw)
    elif name.endswith("settings.xml"):
        yield from _settings(name, raw)
    yield from search.beside(_room(name), name, seen.beside)
    yield from search.words(_room(name), name, seen.words)


def _room(name: str) -> str:
    """The part of the document that a member belongs to, in words."""
    base = name.rpartition("/")[2]
    rooms = {"meta.xml": properties.PART, "settings.xml": "Settings"}
    return rooms.get(base, "Pictures" if name.startswith(("Pictures/", "Thumbnails/")) else "Text")


def _properties(name: str, raw: bytes) -> Iterator[Told]:
    found: list[Told] = []

    def ended(one: Element, around: list[Element]) -> None:
        if one.name == "template":
            for value in (one.get("href"), one.get("title"), one.get("date")):
                if value:
                    found.append(Told("Template", name, "Template (meta:template)", value, _TEMPLATE, REMEDY))
        elif one.name == "user-defined":
            label = one.get("name") or "without a name"
            found.extend(
                [Told(properties.PART, name, f"Property of its own: {label}", one.text, _OWN, REMEDY)][: bool(one.text)]
            )
        elif around and around[-1].name == "meta":
            found.extend(properties.row(name, one, REMEDY))

    elements.walk(raw, name, ended)
    yield from found


_TEMPLATE: Final = "names a template of an organisation, often with its folder"
_OWN: Final = "was added by an organisation’s template or program"


def _settings(name: str, raw: bytes) -> Iterator[Told]:
    found: list[Told] = []
    others = 0

    def ended(one: Element, _: list[Element]) -> None:
        nonlocal others
        label, value = one.get("name"), one.text.strip()
        if one.name != "config-item" or not value:
            return
        why = next((why for pattern, why in _SETTINGS if re.search(pattern, label, re.I)), "") or reasons.target(value)
        if why and value not in ("0", "false", "true"):
            found.append(Told("Settings", name, f"{label} (config-item)", value, why, REMEDY))
        else:
            others += 1

    elements.walk(raw, name, ended)
    yield from found
    if others:
        yield Told("Settings", name, "Other settings", str(others))

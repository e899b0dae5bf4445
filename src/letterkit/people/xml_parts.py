"""XML of workbooks that somebody else made: read in one pass, without entities, within sizes known beforehand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from letterkit.errors import UnreadableFile
from letterkit.office import safe_xml

PART_BYTES: Final = 100_000_000
ELEMENTS: Final = 4_000_000
DEEPEST: Final = 100

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class TooMuch(Exception):
    """A part holds more than any table of signatories."""


class Damaged(Exception):
    """A part is not what it should be."""


def part(packed: zipfile.ZipFile, name: str, limit: int = PART_BYTES, elements: int = ELEMENTS) -> bytes:
    """Return an unpacked part, empty where there is none. Raises TooMuch before anything of it is parsed."""
    try:
        entry = packed.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > limit:
        raise TooMuch
    raw = packed.read(entry)
    if raw.count(b"<") > 2 * elements:
        raise TooMuch
    return raw


def walk(raw: bytes, start: Start | None, end: End | None, text: Callable[[str], None] | None = None) -> None:
    """Read XML; `start` gets a name without namespace and the attributes, `end` the name and the text right before it,
    `text` every piece of text.

    Raises Damaged for a document type, for what is nested without end, and for what is no XML.
    """
    pieces: list[str] = []

    def begun(tag: str, attributes: dict[str, str]) -> None:
        pieces.clear()
        if start:
            start(tag.rpartition("}")[2], attributes)

    def ended(tag: str) -> None:
        if end:
            end(tag.rpartition("}")[2], "".join(pieces))
        pieces.clear()

    try:
        safe_xml.parse(raw, "", begun, ended, text or pieces.append, namespaces=True, deepest=DEEPEST)
    except UnreadableFile:
        raise Damaged from None


def local(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    """Return an attribute by its name without namespace."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), default)

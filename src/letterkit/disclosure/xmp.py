"""XMP: the packet of XML in which PDFs and pictures carry their metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import DAMAGED, Field
from letterkit.office import xml_stream
from letterkit.office.refusals import Damaged
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, say_worded, worded

_MAX_FIELDS: Final = 2000
_FRAME: Final = frozenset(
    (
        "xmpmeta",
        "RDF",
        worded("Description"),
        worded("Seq"),
        worded("Bag"),
        worded("Alt"),
        "li",
        "about",
        "lang",
        "parseType",
        "xmptk",
    )
)
_LETTERS_OWN: Final = frozenset(("title", "language", "format"))
"""Fields that a letter means to say."""


def packets(raw: bytes) -> Iterator[bytes]:
    """Yield the XMP packets in the bytes of a picture."""
    start = raw.find(b"<x:xmpmeta")
    while start >= 0:
        end = raw.find(b"</x:xmpmeta>", start)
        if end < 0:
            return
        yield raw[start : end + 12]
        start = raw.find(b"<x:xmpmeta", end)


def fields(raw: bytes, place: str) -> Iterator[Field]:
    """Yield every field of a packet; a damaged packet gives one that says so, and those before the damage.

    Raises UnreadableFile for one made to do harm; `place` is named in the error.
    """
    named: list[tuple[str, str]] = []
    try:
        _read(raw, place, named)
    except Damaged:
        yield Field("XMP", "damaged", DAMAGED)
    schemas = sum(name.startswith("schemas.") for name, _ in named)
    if schemas:
        yield Field(say("Schemas (schemas)"), say("what {schemas} fields mean, as PDF/A asks", schemas=schemas))
    for name, value in dict.fromkeys(named):
        if not name.startswith("schemas."):
            yield Field(f"{say_worded(_readable_name(name))} ({name})", value, _why(name, value))


def _read(raw: bytes, place: str, named: list[tuple[str, str]]) -> None:
    """Add the names and values of a packet to `named`, as far as it can be read. Raises UnreadableFile."""

    def on_end(node: XmlNode, ancestors: list[XmlNode]) -> None:
        if len(named) < _MAX_FIELDS and not node.text.startswith("xpacket"):
            value = node.text.strip()
            if value:
                named.append((_field_name(node, ancestors), value))
            named.extend((name, value) for name, value in node.attributes.items() if value and _is_field(name))

    start = raw.find(b"<")
    body = raw[start : raw.rfind(b">") + 1] if start >= 0 else b""
    xml_stream.walk(body.strip(b"\0"), place, on_end)


def _why(name: str, value: str) -> str:
    if name in _LETTERS_OWN:
        return ""
    if name in ("creator", "publisher", "contributor", "rights"):
        return reasons.PERSON
    # A step of a file's history reveals what the step says: an hour, a computer.
    return reasons.named(name.removeprefix("History."), value)


def _is_field(name: str) -> bool:
    return name not in _FRAME and not name.startswith("xmlns")


def _field_name(node: XmlNode, ancestors: list[XmlNode]) -> str:
    """Return the name of the field that a value belongs to, without the lists and languages between the two."""
    inner = "" if node.name in _FRAME else node.name
    for ancestor in reversed(ancestors):
        if ancestor.name in (say("Description"), "RDF", "xmpmeta"):
            break
        if ancestor.name not in _FRAME:
            inner = f"{ancestor.name}.{inner}" if inner else ancestor.name
    return inner or "value"


def _readable_name(name: str) -> str:
    """Return `CreatorTool` as `Creator tool`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.replace(".", ": ")).lower()
    return words[:1].upper() + words[1:]

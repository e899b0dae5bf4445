"""XMP: the packet of XML in which PDFs and pictures carry their metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace
from letterkit.office import xml_stream
from letterkit.office.refusals import Damaged
from letterkit.office.xml_stream import Node

MOST: Final = 2000
"""Fields that are told; whoever has more has said enough."""
_FRAME: Final = frozenset(
    ("xmpmeta", "RDF", "Description", "Seq", "Bag", "Alt", "li", "about", "lang", "parseType", "xmptk")
)
_WORDS: Final = frozenset(("title", "language", "format"))
"""What a letter means to say."""


def packets(raw: bytes) -> Iterator[bytes]:
    """The XMP packets in the bytes of a picture."""
    at = raw.find(b"<x:xmpmeta")
    while at >= 0:
        end = raw.find(b"</x:xmpmeta>", at)
        if end < 0:
            return
        yield raw[at : end + 12]
        at = raw.find(b"<x:xmpmeta", end)


def traces(part: str, place: str, raw: bytes, remedy: str) -> Iterator[Trace]:
    """Every field of a packet. A damaged one is told as such; raises UnreadableFile for one made to do harm."""
    found: list[tuple[str, str]] = []

    def ended(one: Node, around: list[Node]) -> None:
        if len(found) < MOST and not one.text.startswith("xpacket"):
            value = one.text.strip()
            if value:
                found.append((_owner(one, around), value))
            found.extend((name, value) for name, value in one.attributes.items() if value and _is_field(name))

    start = raw.find(b"<")
    body = raw[start : raw.rfind(b">") + 1] if start >= 0 else b""
    try:
        xml_stream.walk(body.strip(b"\0"), place, ended)
    except Damaged:
        yield Trace(part, place, "XMP", "damaged", "cannot be read, and may hold anything", remedy)
        return
    described = sum(name.startswith("schemas.") for name, _ in found)
    if described:
        yield Trace(part, place, "Schemas (schemas)", f"what {described} fields mean, as PDF/A asks", "", remedy)
    for name, value in dict.fromkeys(found):
        if name.startswith("schemas."):
            continue
        if name in _WORDS:
            why = ""
        elif name in ("creator", "publisher", "contributor", "rights"):
            why = reasons.PERSON
        else:
            # A step of a file's history gives away what the step says: an hour, a computer.
            why = reasons.named(name.removeprefix("History."), value)
        yield Trace(part, place, f"{_readable(name)} ({name})", value, why, remedy)


def _is_field(name: str) -> bool:
    return name not in _FRAME and not name.startswith("xmlns")


def _owner(one: Node, around: list[Node]) -> str:
    """The name of the field that a value belongs to: lists and languages stand between the two."""
    inner = "" if one.name in _FRAME else one.name
    for each in reversed(around):
        if each.name in ("Description", "RDF", "xmpmeta"):
            break
        if each.name not in _FRAME:
            inner = f"{each.name}.{inner}" if inner else each.name
    return inner or "value"


def _readable(name: str) -> str:
    """`CreatorTool` as `Creator tool`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.replace(".", ": ")).lower()
    return words[:1].upper() + words[1:]

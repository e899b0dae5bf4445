"""Pictures with metadata in them, and their traces."""

from __future__ import annotations

import struct

from letterkit.disclosure import pictures
from letterkit.disclosure.trace import Trace

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d" photoshop:City="Osh">'
    b"<dc:creator><rdf:Seq><rdf:li>Amina Example</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)
GIF = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
GIF_PICTURE = b"\x2c" + bytes(4) + b"\1\0\1\0\0\2\2\x44\1\0"


def emf(line: str, *records: bytes) -> bytes:
    text = line.encode("utf-16-le")
    head = struct.pack("<II", 1, 88 + len(text)) + bytes(32) + b" EMF" + bytes(16) + struct.pack("<II", len(line), 88)
    return head.ljust(88, b"\0") + text + b"".join(records)


def traces(raw: bytes) -> list[Trace]:
    return [*pictures.traces("a picture", raw)]


def revealed(raw: bytes) -> dict[str, str]:
    """Return the values of what identifies a person, by name."""
    return {trace.name: trace.value for trace in traces(raw) if trace.is_revealing}

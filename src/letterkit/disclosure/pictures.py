"""What a picture tells: camera, place, person, program; in most kinds by field, in others what can be found.

A damaged picture is told as one that cannot be looked into, and does not hide what the rest of the file tells.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import exif, gif, metafile, reasons, svg, xmp
from letterkit.disclosure.trace import Trace

REMEDY: Final = (
    "Save the picture anew without its metadata (Save for Web, or a screenshot of it), and put that in its place."
)
_ENDINGS: Final = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".tif",
    ".tiff",
    ".webp",
    ".bmp",
    ".emf",
    ".wmf",
    ".svg",
    ".heic",
    ".jfif",
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_TEXT: Final = 1_000_000
_BY_LINES: Final = {
    80: "Author", 85: "Title of the author", 90: "City", 92: "Place", 95: "Province", 101: "Country", 103: "Job",
    110: "Credit", 115: "Source", 116: "Copyright", 118: "Contact", 120: "Caption", 122: "Writer of the caption",
    55: "Date", 60: "Time", 65: "Program", 5: "Title",
}  # fmt: skip


def is_picture(place: str, raw: bytes) -> bool:
    """Whether a part of a file is a picture, by its first bytes or its ending."""
    return raw.startswith((b"\xff\xd8\xff", _PNG, b"GIF8", b"RIFF", b"II*\0", b"MM\0*")) or place.lower().endswith(
        _ENDINGS
    )


def traces(place: str, raw: bytes, part: str = "Pictures") -> Iterator[Trace]:
    """Everything that a picture tells beside what it shows. Raises UnreadableFile for one made to do harm."""
    try:
        yield from _kind(part, place, raw)
    except (struct.error, IndexError, ValueError, zlib.error):
        yield Trace(part, place, "Picture", "damaged", "cannot be read, and may hold anything", REMEDY)
    if not svg.is_svg(place, raw):
        for packet in xmp.packets(raw):
            yield from xmp.traces(part, place, packet, REMEDY)


def _kind(part: str, place: str, raw: bytes) -> Iterator[Trace]:
    if raw.startswith(b"\xff\xd8"):
        yield from _jpeg(part, place, raw)
    elif raw.startswith(_PNG):
        yield from _png(part, place, raw)
    elif raw.startswith((b"II*\0", b"MM\0*")):
        yield from exif.traces(part, place, raw, REMEDY)
    elif raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        at = raw.find(b"EXIF")
        if at > 0:
            yield from exif.traces(part, place, raw[at + 8 :].removeprefix(b"Exif\0\0"), REMEDY)
    elif raw.startswith(b"GIF8"):
        yield from gif.traces(part, place, raw, REMEDY)
    elif metafile.is_emf(raw):
        yield from metafile.traces(part, place, raw, REMEDY)
    elif svg.is_svg(place, raw):
        yield from svg.traces(part, place, raw, REMEDY)
        for number, inner in enumerate(svg.pictures(raw), 1):
            if not svg.is_svg("", inner):  # a drawing in a drawing in a drawing has no end
                yield from traces(f"{place}, picture {number}", inner, part)


def _jpeg(part: str, place: str, raw: bytes) -> Iterator[Trace]:
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        if raw[at + 1] == 0xFF:  # a marker may have any number of these before it
            at += 1
            continue
        marker, length = raw[at + 1], struct.unpack_from(">H", raw, at + 2)[0]
        if marker in (0xDA, 0xD9):  # the picture itself
            return
        body = raw[at + 4 : at + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            yield from exif.traces(part, place, body[6:], REMEDY)
        elif marker == 0xED and body.startswith(b"Photoshop 3.0"):
            yield from _iptc(part, place, body)
        elif marker == 0xFE:
            yield Trace(part, place, "Remark", _text(body), reasons.REMARK, REMEDY)
        at += 2 + max(length, 2)


def _iptc(part: str, place: str, body: bytes) -> Iterator[Trace]:
    """The captions that press agencies write: records of 0x1C, 2, number, length."""
    at = body.find(b"\x1c\x02")
    while at >= 0 and at + 5 <= len(body) and body[at : at + 2] == b"\x1c\x02":
        number, length = body[at + 2], struct.unpack_from(">H", body, at + 3)[0]
        name = _BY_LINES.get(number, "")
        if name:
            value = _text(body[at + 5 : at + 5 + length])
            why = reasons.PERSON if number in (80, 85, 110, 115, 116, 118, 122) else reasons.named(name, value)
            yield Trace(part, place, f"{name} (IPTC 2:{number})", value, why, REMEDY)
        at += 5 + length


def _png(part: str, place: str, raw: bytes) -> Iterator[Trace]:
    at = len(_PNG)
    while at + 12 <= len(raw):
        length, kind = struct.unpack_from(">I4s", raw, at)
        body = raw[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield from _chunk(part, place, kind, body)
        elif kind == b"eXIf":
            yield from exif.traces(part, place, body, REMEDY)
        elif kind == b"tIME" and len(body) >= 7:
            stamp = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*struct.unpack_from(">H5B", body))
            yield Trace(part, place, "Last changed (tIME)", stamp, reasons.date(stamp), REMEDY)
        at += 12 + length


def _chunk(part: str, place: str, kind: bytes, body: bytes) -> Iterator[Trace]:
    key, _, rest = body.partition(b"\0")
    if kind == b"zTXt":
        rest = _inflated(rest[1:])
    elif kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        rest = _inflated(rest) if packed else rest
    name, value = _text(key), _text(rest)
    if name == "XML:com.adobe.xmp":
        if kind == b"iTXt" and not packed:
            return  # found by its own marks
        yield from xmp.traces(part, place, rest, REMEDY)
        return
    why = reasons.REMARK if name.lower() in ("comment", "description") else reasons.named(name, value)
    yield Trace(part, place, f"{name} (PNG text)", value, why, REMEDY)


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _MOST_TEXT)


def _text(raw: bytes) -> str:
    return raw[:2000].decode("utf-8", "replace")

"""The traces in a picture: camera, place, person, program; by field in the kinds that are known, in others by search.

A damaged picture gives a trace that says so, and does not hide the traces of the rest of the file. The segments of a
JPEG and the chunks of a PNG are read here and not by Pillow: it has neither `tIME` nor what is behind the pixels before
these are decoded, and refuses a picture of which the end is missing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import emf, exif, gif, reasons, svg, xmp
from letterkit.disclosure.trace import DAMAGED, Field, Trace
from letterkit.wording import say, say_worded, worded

REMEDY: Final = worded(
    "Save the picture anew without its metadata (Save for Web, or a screenshot of it), and put that in its place."
)
_PART: Final = worded("Pictures")
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
_TIFF: Final = (b"II*\0", b"MM\0*")
_EXIF: Final = b"Exif\0\0"
_MAX_TEXT: Final = 1_000_000
_IPTC: Final = {
    80: worded("Author"),
    85: worded("Title of the author"),
    90: worded("City"),
    92: worded("Place"),
    95: worded("Province"),
    101: worded("Country"),
    103: worded("Job"),
    110: worded("Credit"),
    115: worded("Source"),
    116: worded("Copyright"),
    118: worded("Contact"),
    120: worded("Caption"),
    122: worded("Writer of the caption"),
    55: worded("Date"),
    60: worded("Time"),
    65: worded("Program"),
    5: worded("Title"),
}
_IPTC_PEOPLE: Final = frozenset((80, 85, 110, 115, 116, 118, 122))


def is_picture(place: str, raw: bytes) -> bool:
    """True for a picture, by its first bytes or the ending of its name."""
    known = raw.startswith((b"\xff\xd8\xff", _PNG, b"GIF8", b"RIFF", *_TIFF))
    return known or place.lower().endswith(_ENDINGS)


def traces(place: str, raw: bytes) -> Iterator[Trace]:
    """Yield everything that a picture reveals. Raises UnreadableFile for one made to do harm."""
    try:
        for field in _fields(place, raw):
            yield _trace(place, field)
    except (struct.error, IndexError, ValueError, zlib.error):
        yield _trace(place, Field(say("Picture"), "damaged", DAMAGED))
    if svg.is_svg(place, raw):
        for number, inner in enumerate(svg.pictures(raw), 1):
            if not svg.is_svg("", inner):  # a drawing in a drawing in a drawing has no end
                yield from traces(say("{place}, picture {number}", place=place, number=number), inner)
    else:
        for packet in xmp.packets(raw):
            yield from (_trace(place, field) for field in xmp.fields(packet, place))


def _trace(place: str, field: Field) -> Trace:
    return Trace(_PART, place, *field, REMEDY)


def _fields(place: str, raw: bytes) -> Iterator[Field]:
    if raw.startswith(b"\xff\xd8"):
        yield from _jpeg(raw)
    elif raw.startswith(_PNG):
        yield from _png(place, raw)
    elif raw.startswith(_TIFF):
        yield from exif.fields(raw)
    elif raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        start = raw.find(b"EXIF")
        if start > 0:
            yield from exif.fields(raw[start + 8 :].removeprefix(_EXIF))
    elif raw.startswith(b"GIF8"):
        yield from gif.fields(raw)
    elif emf.is_emf(raw):
        yield from emf.fields(raw)
    elif svg.is_svg(place, raw):
        yield from svg.fields(place, raw)


def _jpeg(raw: bytes) -> Iterator[Field]:
    position = 2
    while position + 4 <= len(raw) and raw[position] == 0xFF:
        if raw[position + 1] == 0xFF:  # a marker may have any number of these before it
            position += 1
            continue
        marker, length = raw[position + 1], struct.unpack_from(">H", raw, position + 2)[0]
        if marker in (0xDA, 0xD9):  # the pixels
            return
        body = raw[position + 4 : position + 2 + length]
        if marker == 0xE1 and body.startswith(_EXIF):
            yield from exif.fields(body.removeprefix(_EXIF))
        elif marker == 0xED and body.startswith(b"Photoshop 3.0"):
            yield from _iptc(body)
        elif marker == 0xFE:
            yield Field(say("Remark"), _text(body), reasons.REMARK)
        position += 2 + max(length, 2)


def _iptc(body: bytes) -> Iterator[Field]:
    """Yield the captions that press agencies write: records of 0x1C, 2, number, length."""
    position = body.find(b"\x1c\x02")
    while position >= 0 and position + 5 <= len(body) and body[position : position + 2] == b"\x1c\x02":
        number, length = body[position + 2], struct.unpack_from(">H", body, position + 3)[0]
        name = _IPTC.get(number, "")
        if name:
            value = _text(body[position + 5 : position + 5 + length])
            why = reasons.PERSON if number in _IPTC_PEOPLE else reasons.named(name, value)
            yield Field(f"{say_worded(name)} (IPTC 2:{number})", value, why)
        position += 5 + length


def _png(place: str, raw: bytes) -> Iterator[Field]:
    position = len(_PNG)
    while position + 12 <= len(raw):
        length, kind = struct.unpack_from(">I4s", raw, position)
        body = raw[position + 8 : position + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield from _png_text(place, kind, body)
        elif kind == b"eXIf":
            yield from exif.fields(body)
        elif kind == b"tIME" and len(body) >= 7:
            stamp = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*struct.unpack_from(">H5B", body))
            yield Field(say("Last changed (tIME)"), stamp, reasons.date(stamp))
        position += 12 + length


def _png_text(place: str, kind: bytes, body: bytes) -> Iterator[Field]:
    key, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt"
    if packed:
        rest = rest[1:]
    elif kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    rest = _inflate(rest) if packed else rest
    name, value = _text(key), _text(rest)
    if name == "XML:com.adobe.xmp":
        if packed or kind == b"tEXt":  # else found by its own marks
            yield from xmp.fields(rest, place)
        return
    why = reasons.REMARK if name.lower() in ("comment", "description") else reasons.named(name, value)
    yield Field(say("{name} (PNG text)", name=name), value, why)


def _inflate(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _MAX_TEXT)


def _text(raw: bytes) -> str:
    return raw[:2000].decode("utf-8", "replace")

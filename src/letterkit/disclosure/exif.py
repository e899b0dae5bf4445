"""EXIF: the tables that a camera or telephone writes into a picture (TIFF 6.0, CIPA DC-008).

Read here and not by Pillow, which stops at one false length and skips the values behind it, calls the first table a
small copy where the file is cut, and before version 13 copies what every row claims, however much that is in all.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Field
from letterkit.wording import say, say_worded, worded

_CAMERA: Final = worded("tells which camera or telephone took it")
_SERIAL: Final = worded("is the number of one single camera")
_WHERE: Final = worded("tells where it was taken")
_TIME_ZONE: Final = worded("tells in which time zone somebody was")
_SMALL_COPY: Final = worded("shows the picture as it was before it was cropped or blacked out")

_TABLES: Final = {0x8769: "camera", 0x8825: "GPS", 0xA005: "camera"}
_FIELDS: Final = {
    0x010E: (worded("Description"), reasons.REMARK),
    0x010F: (worded("Maker of the camera"), _CAMERA),
    0x0110: (worded("Camera"), _CAMERA),
    0x0131: (worded("Program"), "program"),
    0x0132: (worded("Last changed"), "date"),
    0x013B: (worded("Artist"), reasons.PERSON),
    0x013C: (worded("Computer"), worded("names a computer")),
    0x8298: (worded("Copyright"), reasons.PERSON),
    0x9003: (worded("Taken"), "date"),
    0x9004: (worded("Digitised"), "date"),
    0x9010: (worded("Time zone"), _TIME_ZONE),
    0x9011: (worded("Time zone when taken"), _TIME_ZONE),
    0x927C: (worded("Maker’s notes"), worded("can hold the number of the camera and more")),
    0x9286: (worded("Remark of the user"), reasons.REMARK),
    0x9C9B: (worded("Title"), ""),
    0x9C9C: (worded("Remark"), reasons.REMARK),
    0x9C9D: (worded("Author"), reasons.PERSON),
    0x9C9E: (worded("Keywords"), ""),
    0x9C9F: (worded("Subject"), ""),
    0xA420: (worded("Id of the picture"), worded("links this file to other copies of the picture")),
    0xA430: (worded("Owner of the camera"), reasons.PERSON),
    0xA431: (worded("Serial number of the camera"), _SERIAL),
    0xA434: (worded("Lens"), _CAMERA),
    0xA435: (worded("Serial number of the lens"), _SERIAL),
}
_GPS_FIELDS: Final = {
    1: worded("Latitude, north or south"),
    2: worded("Latitude"),
    3: worded("Longitude, east or west"),
    4: worded("Longitude"),
    6: worded("Altitude"),
    7: worded("Time by satellite"),
    27: worded("Method"),
    28: worded("Area"),
    29: worded("Date by satellite"),
}
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_INTEGERS: Final = {3: "H", 4: "I", 8: "h", 9: "i"}
_RATIONALS: Final = {5: "I", 10: "i"}
_MAX_ROWS: Final = 1000
_MAX_TABLES: Final = 8
_MAX_VALUE: Final = 800
"""Bytes of a value that are read."""


def fields(raw: bytes) -> Iterator[Field]:
    """Yield the fields of EXIF data. Raises struct.error at the first damage, after the fields before it."""
    order = {b"II": "<", b"MM": ">"}.get(raw[:2], "")
    if not order:
        raise struct.error(say("no byte order"))
    waiting = [(struct.unpack_from(order + "I", raw, 4)[0], "picture")]
    seen: set[int] = set()
    while waiting and len(seen) < _MAX_TABLES:
        start, table = waiting.pop(0)
        if not start or start in seen:  # a table that names itself
            continue
        seen.add(start)
        count = min(struct.unpack_from(order + "H", raw, start)[0], _MAX_ROWS)
        for position in range(start + 2, start + 2 + count * 12, 12):
            tag, kind, number, _ = struct.unpack_from(order + "HHII", raw, position)
            if tag in _TABLES and table != "GPS":
                waiting.append((struct.unpack_from(order + "I", raw, position + 8)[0], _TABLES[tag]))
            else:
                yield from _field(table, tag, _value(raw, order, kind, number, position + 8))
        end = start + 2 + count * 12
        if table == "picture" and len(seen) == 1 and end + 4 <= len(raw):
            small_copy = struct.unpack_from(order + "I", raw, end)[0]
            if small_copy:
                yield Field(say("Small copy (EXIF)"), say("a second picture"), _SMALL_COPY)
                waiting.append((small_copy, say("small copy")))


def _field(table: str, tag: int, value: str) -> Iterator[Field]:
    if not value.strip("\0 "):
        return
    if table == "GPS":
        if tag in _GPS_FIELDS:
            yield Field(f"{say_worded(_GPS_FIELDS[tag])} (GPS)", value, _WHERE)
    elif tag in _FIELDS and table != "small copy":
        name, why = _FIELDS[tag]
        why = {"date": reasons.date, "program": reasons.program}[why](value) if why in ("date", "program") else why
        yield Field(f"{say_worded(name)} (EXIF)", value, why)


def _value(raw: bytes, order: str, kind: int, number: int, position: int) -> str:
    """Return a value as text; numbers with blanks between them."""
    size = _SIZES.get(kind, 1) * number
    start = position if size <= 4 else struct.unpack_from(order + "I", raw, position)[0]
    body = raw[start : start + min(size, _MAX_VALUE)]
    if kind in _RATIONALS:
        pairs = struct.unpack_from(f"{order}{len(body) // 8 * 2}{_RATIONALS[kind]}", body)
        quotients = zip(pairs[::2], pairs[1::2], strict=True)
        return " ".join(f"{top / bottom:g}" if bottom else "?" for top, bottom in quotients)
    if kind in _INTEGERS:
        return " ".join(map(str, struct.unpack_from(f"{order}{len(body) // _SIZES[kind]}{_INTEGERS[kind]}", body)))
    if b"\0" in body.rstrip(b"\0"):  # Windows writes its own fields in UTF-16
        return body.decode("utf-16-le", "replace").strip("\0 ")
    return body.decode("utf-8", "replace").strip("\0 ")

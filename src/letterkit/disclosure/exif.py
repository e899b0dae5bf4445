"""EXIF: the table that a camera or telephone writes into a picture (TIFF 6.0, CIPA DC-008)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace

_CAMERA: Final = "tells which camera or telephone took it"
_SERIAL: Final = "is the number of one single camera"
_WHERE: Final = "tells where it was taken"

_TABLES: Final = {0x8769: "camera", 0x8825: "GPS", 0xA005: "camera"}
_NAMES: Final = {
    0x010E: ("Description", reasons.REMARK), 0x010F: ("Maker of the camera", _CAMERA),
    0x0110: ("Camera", _CAMERA), 0x0131: ("Program", "program"), 0x0132: ("Last changed", "date"),
    0x013B: ("Artist", reasons.PERSON), 0x013C: ("Computer", "names a computer"),
    0x8298: ("Copyright", reasons.PERSON), 0x9003: ("Taken", "date"), 0x9004: ("Digitised", "date"),
    0x9010: ("Time zone", "tells in which time zone somebody was"),
    0x9011: ("Time zone when taken", "tells in which time zone somebody was"),
    0x927C: ("Maker’s notes", "can hold the number of the camera and more"),
    0x9286: ("Remark of the user", reasons.REMARK), 0x9C9B: ("Title", ""), 0x9C9C: ("Remark", reasons.REMARK),
    0x9C9D: ("Author", reasons.PERSON), 0x9C9E: ("Keywords", ""), 0x9C9F: ("Subject", ""),
    0xA420: ("Id of the picture", "links this file to other copies of the picture"),
    0xA430: ("Owner of the camera", reasons.PERSON), 0xA431: ("Serial number of the camera", _SERIAL),
    0xA434: ("Lens", _CAMERA), 0xA435: ("Serial number of the lens", _SERIAL),
}  # fmt: skip
_GPS: Final = {
    1: "Latitude, north or south", 2: "Latitude", 3: "Longitude, east or west", 4: "Longitude", 6: "Altitude",
    7: "Time by satellite", 27: "Method", 28: "Area", 29: "Date by satellite",
}  # fmt: skip
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_ROWS: Final = 1000
_MOST_TABLES: Final = 8


def traces(part: str, place: str, raw: bytes, remedy: str) -> Iterator[Trace]:
    """What an EXIF table tells. Raises struct.error for a damaged one."""
    order = {b"II": "<", b"MM": ">"}.get(raw[:2], "")
    if not order:
        raise struct.error("no byte order")
    waiting = [(struct.unpack_from(order + "I", raw, 4)[0], "picture")]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_TABLES:
        at, table = waiting.pop(0)
        if not at or at in seen:  # a table that names itself
            continue
        seen.add(at)
        count = min(struct.unpack_from(order + "H", raw, at)[0], _MOST_ROWS)
        for row in range(count):
            tag, kind, number, _ = struct.unpack_from(order + "HHII", raw, at + 2 + row * 12)
            if tag in _TABLES and table != "GPS":
                waiting.append((struct.unpack_from(order + "I", raw, at + 10 + row * 12)[0], _TABLES[tag]))
                continue
            value = _value(raw, order, kind, number, at + 10 + row * 12)
            yield from _row(part, place, table, tag, value, remedy)
        behind = at + 2 + count * 12
        if table == "picture" and len(seen) == 1 and behind + 4 <= len(raw):
            small = struct.unpack_from(order + "I", raw, behind)[0]
            if small:
                yield Trace(part, place, "Small copy (EXIF)", "a second picture", _SMALL, remedy)
                waiting.append((small, "small copy"))


_SMALL: Final = "shows the picture as it was before it was cropped or blacked out"


def _row(part: str, place: str, table: str, tag: int, value: str, remedy: str) -> Iterator[Trace]:  # noqa: PLR0913, PLR0917
    if not value.strip("\0 "):
        return
    if table == "GPS":
        if tag in _GPS:
            yield Trace(part, place, f"{_GPS[tag]} (GPS)", value, _WHERE, remedy)
    elif tag in _NAMES and table != "small copy":
        name, why = _NAMES[tag]
        why = {"date": reasons.date, "program": reasons.program}[why](value) if why in ("date", "program") else why
        yield Trace(part, place, f"{name} (EXIF)", value, why, remedy)


def _value(raw: bytes, order: str, kind: int, number: int, at: int) -> str:
    """A value in words: text, or numbers with blanks between them."""
    size = _SIZES.get(kind, 1) * number
    start = at if size <= 4 else struct.unpack_from(order + "I", raw, at)[0]
    body = raw[start : start + min(size, 800)]
    if kind in (5, 10):
        pairs = struct.unpack_from(f"{order}{len(body) // 8 * 2}{'I' if kind == 5 else 'i'}", body)
        return " ".join(
            f"{top / bottom:g}" if bottom else "?" for top, bottom in zip(pairs[::2], pairs[1::2], strict=True)
        )
    if kind in (3, 4, 8, 9):
        letter = {3: "H", 4: "I", 8: "h", 9: "i"}[kind]
        return " ".join(map(str, struct.unpack_from(f"{order}{len(body) // _SIZES[kind]}{letter}", body)))
    if b"\0" in body.rstrip(b"\0"):  # Windows writes its own fields in UTF-16
        return body.decode("utf-16-le", "replace").strip("\0 ")
    return body.decode("utf-8", "replace").strip("\0 ")

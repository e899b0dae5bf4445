"""What the zip file around a DOCX or ODT tells: times, remarks, what lies between its members."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import Trace, sample
from letterkit.office.package import Package

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_HARMLESS: Final = frozenset((0x0001, 0xA220, 0xCAFE))
"""Extra fields that only help to unpack: large sizes, room to grow, the mark of a Java archive."""
_WHOLE: Final = "The file as a whole"


def traces(package: Package, remedy: str, search: Search) -> Iterator[Trace]:
    """What the zip file itself tells: times, remarks, extra fields."""
    yield from search.beside(_WHOLE, "names of its parts", "\n".join(package.names))
    dated = [one for one in package.entries if one.date_time != _NO_TIME]
    if dated:
        first = dated[0]
        stamp = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*first.date_time)
        yield Trace(
            _WHOLE, first.filename, "Times of its parts", f"{stamp} ({len(dated)} of {len(package.entries)} parts)",
            "tells by the clock of somebody’s computer when the file was put together", remedy,
        )  # fmt: skip
    remarks = [("as a whole", package.comment), *((one.filename, one.comment) for one in package.entries)]
    for place, remark in remarks:
        if remark:
            yield Trace(_WHOLE, place, "Remark in the zip file", remark.decode("utf-8", "replace"), _REMARK, remedy)
            yield from search.beside(_WHOLE, place, remark)
    for place, start, end in _between(package):
        piece = package.raw[start:end]
        yield Trace(_WHOLE, place, "Data that no part holds", sample(piece), _BESIDE, remedy)
        yield from search.beside(_WHOLE, place, piece)
    fields = {field: one.filename for one in package.entries for field in _extra_fields(one.extra)}
    for field, place in fields.items():
        why = "" if field in _HARMLESS else "can hold times, and the number of a user"
        yield Trace(_WHOLE, place, "Extra field in the zip file", f"0x{field:04x}", why, remedy)


def _between(package: Package) -> Iterator[tuple[str, int, int]]:
    """What lies before the parts, between them and behind the end of the zip file: a place in words, two bytes."""
    behind = 0
    for one in sorted(package.entries_with_folders, key=lambda one: one.header_offset):
        start = one.header_offset
        if start - behind > _TRAILER or (not behind and start):
            yield ("between its parts" if behind else "before its start"), behind, start
        name, extra = struct.unpack_from("<HH", package.raw, start + 26) if start + 30 <= len(package.raw) else (0, 0)
        behind = max(behind, start + 30 + name + extra + one.compress_size)
    if behind and package.directory_start - behind > _TRAILER:
        yield "between its parts", behind, package.directory_start
    end = package.raw.rfind(_END) + _END_SIZE + len(package.comment)
    if package.raw[end:].strip(b"\0\r\n"):
        yield "behind its end", end, len(package.raw)


_END: Final = b"PK\5\6"
_END_SIZE: Final = 22
_TRAILER: Final = 24
"""The most bytes that may follow a part: its sizes, where they were not known before it."""
_BESIDE: Final = "is not shown, and still there to be read"
_REMARK: Final = "is a remark that no reader sees"


def _extra_fields(extra: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind
        at += 4 + length

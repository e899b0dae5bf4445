"""The traces in the zip file around a DOCX or ODT: times, comments, data between its members."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import Trace, describe_bytes
from letterkit.office.archive import NO_TIME
from letterkit.office.package import Package
from letterkit.wording import say, worded

_HARMLESS: Final = frozenset((0x0001, 0xA220, 0xCAFE))
"""Extra fields that only help to unpack: large sizes, room to grow, the mark of a Java archive."""
_PART: Final = worded("The file as a whole")


def traces(package: Package, remedy: str, search: Search) -> Iterator[Trace]:
    """Yield the times, comments and extra fields of a zip file, and the data that no member holds."""
    yield from search.outside_words(_PART, say("names of its parts"), "\n".join(package.names))
    dated = [entry for entry in package.entries if entry.date_time != NO_TIME]
    if dated:
        first = dated[0]
        stamp = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*first.date_time)
        yield Trace(
            _PART,
            first.filename,
            say("Times of its parts"),
            say(
                "{stamp} ({number} of {number_2} parts)", stamp=stamp, number=len(dated), number_2=len(package.entries)
            ),
            say("tells by the clock of somebody’s computer when the file was put together"),
            remedy,
        )
    remarks = [(say("as a whole"), package.comment), *((entry.filename, entry.comment) for entry in package.entries)]
    for place, remark in remarks:
        if remark:
            yield Trace(
                _PART,
                place,
                say("Remark in the zip file"),
                remark.decode("utf-8", "replace"),
                _REMARK,
                remedy,
            )
            yield from search.outside_words(_PART, place, remark)
    for place, start, end in _gaps(package):
        gap = package.raw[start:end]
        yield Trace(
            _PART,
            place,
            say("Data that no part holds"),
            describe_bytes(gap),
            reasons.HIDDEN,
            remedy,
        )
        yield from search.outside_words(_PART, place, gap)
    fields = {field: entry.filename for entry in package.entries for field in _extra_fields(entry.extra)}
    for field, place in fields.items():
        why = "" if field in _HARMLESS else say("can hold times, and the number of a user")
        yield Trace(_PART, place, say("Extra field in the zip file"), f"0x{field:04x}", why, remedy)


def _gaps(package: Package) -> Iterator[tuple[str, int, int]]:
    """Yield the gaps before the members, between them and behind the end: a place in words, start and end."""
    end = 0
    for entry in sorted(package.entries_with_folders, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if start - end > _MAX_TRAILER or (not end and start):
            yield (say("between its parts") if end else say("before its start")), end, start
        name, extra = struct.unpack_from("<HH", package.raw, start + 26) if start + 30 <= len(package.raw) else (0, 0)
        end = max(end, start + 30 + name + extra + entry.compress_size)
    if end and package.directory_start - end > _MAX_TRAILER:
        yield say("between its parts"), end, package.directory_start
    file_end = package.raw.rfind(_END_MARK) + _END_SIZE + len(package.comment)
    if package.raw[file_end:].strip(b"\0\r\n"):
        yield say("behind its end"), file_end, len(package.raw)


_END_MARK: Final = b"PK\5\6"
_END_SIZE: Final = 22
_MAX_TRAILER: Final = 24
"""The most bytes that may follow a part: its sizes, where they were not known before it."""
_REMARK: Final = worded("is a remark that no reader sees")


def _extra_fields(extra: bytes) -> Iterator[int]:
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        yield kind
        position += 4 + length

"""The zip file around a DOCX or ODT: its members within limits, and what the zip itself tells.

Nothing is ever unpacked to disk, so that the names of members are words like any other.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from letterkit.disclosure.elements import damaged
from letterkit.disclosure.told import Told, sample, told
from letterkit.disclosure.traces import Search
from letterkit.errors import UnreadableFile

MAX_UNPACKED: Final = 200_000_000
MAX_MEMBERS: Final = 20_000
MAX_RATIO: Final = 200
"""How much smaller packing may make it. Word's XML shrinks to a twentieth; a bomb to a thousandth."""
_SMALL: Final = 20_000_000
"""Bytes below which the ratio does not matter."""
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_HARMLESS: Final = frozenset((0x0001, 0xA220, 0xCAFE))
"""Extra fields that only help to unpack: large sizes, room to grow, the mark of a Java archive."""
_WHOLE: Final = "The file as a whole"


class Package:
    """The members of a zip file by name, the last one where a name stands twice."""

    def __init__(self, raw: bytes) -> None:
        """Raises UnreadableFile when it is no zip file, is encrypted, or would be too large unpacked."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise damaged() from None
        self._raw = raw
        self.entries = [one for one in self._zip.infolist() if not one.filename.endswith("/")]  # may have no name
        self._check(len(raw))

    def _check(self, size: int) -> None:
        unpacked = sum(one.file_size for one in self.entries)
        if len(self.entries) > MAX_MEMBERS:
            raise UnreadableFile(f"It has more than {MAX_MEMBERS:,} parts.", hint=_TOO_LARGE)
        if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > size * MAX_RATIO):
            raise UnreadableFile("Unpacked, it would be far too large for a letter.", hint=_TOO_LARGE)
        if any(one.flag_bits & 1 for one in self.entries):
            raise encrypted()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(one.filename for one in self.entries)

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """The bytes of a member, never more than its header says. Raises UnreadableFile when it is damaged."""
        name = member if isinstance(member, str) else member.filename
        try:
            return self._zip.read(member)
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise damaged(name) from None

    def told(self, remedy: str, search: Search) -> Iterator[Told]:
        """What the zip file itself tells: times, remarks, extra fields."""
        yield from search.beside(_WHOLE, "names of its parts", "\n".join(self.names))
        dated = [one for one in self.entries if one.date_time != _NO_TIME]
        if dated:
            first = dated[0]
            stamp = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*first.date_time)
            yield Told(
                _WHOLE, first.filename, "Times of its parts", f"{stamp} ({len(dated)} of {len(self.entries)} parts)",
                "tells by the clock of somebody’s computer when the file was put together", remedy,
            )  # fmt: skip
        remarks = [("as a whole", self._zip.comment), *((one.filename, one.comment) for one in self.entries)]
        for place, remark in remarks:
            if remark:
                yield Told(_WHOLE, place, "Remark in the zip file", remark.decode("utf-8", "replace"), _REMARK, remedy)
                yield from search.beside(_WHOLE, place, remark)
        for place, start, end in self._between():
            piece = self._raw[start:end]
            yield Told(_WHOLE, place, "Data that no part holds", sample(piece), _BESIDE, remedy)
            yield from search.beside(_WHOLE, place, piece)
        fields = {field: one.filename for one in self.entries for field in _extra_fields(one.extra)}
        for field, place in fields.items():
            why = "" if field in _HARMLESS else "can hold times, and the number of a user"
            yield told(_WHOLE, place, "Extra field in the zip file", f"0x{field:04x}", why, remedy)

    def _between(self) -> Iterator[tuple[str, int, int]]:
        """What lies before the parts, between them and behind the end of the zip file: a place in words, two bytes."""
        behind = 0
        for one in sorted(self._zip.infolist(), key=lambda one: one.header_offset):
            start = one.header_offset
            if start - behind > _TRAILER or (not behind and start):
                yield ("between its parts" if behind else "before its start"), behind, start
            name, extra = struct.unpack_from("<HH", self._raw, start + 26) if start + 30 <= len(self._raw) else (0, 0)
            behind = max(behind, start + 30 + name + extra + one.compress_size)
        if behind and self._zip.start_dir - behind > _TRAILER:
            yield "between its parts", behind, self._zip.start_dir
        end = self._raw.rfind(_END) + _END_SIZE + len(self._zip.comment)
        if self._raw[end:].strip(b"\0\r\n"):
            yield "behind its end", end, len(self._raw)


_END: Final = b"PK\5\6"
_END_SIZE: Final = 22
_TRAILER: Final = 24
"""The most bytes that may follow a part: its sizes, where they were not known before it."""
_BESIDE: Final = "is not shown, and still there to be read"
_REMARK: Final = "is a remark that no reader sees"
_TOO_LARGE: Final = "If it is a letter all the same, open it, take out what is large, and save it again."


def _extra_fields(extra: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind
        at += 4 + length


def encrypted() -> UnreadableFile:
    """The error for a file that only a password opens."""
    return UnreadableFile(
        "It is protected by a password, and cannot be looked into.",
        hint="Open it, save it without the password, and look at that.",
    )

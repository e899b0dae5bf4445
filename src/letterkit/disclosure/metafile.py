"""EMF, the drawings of Windows: the line in which a program names itself and the file (MS-EMF, 2.3.4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace

_MARK: Final = b" EMF"
_REMARK: Final = 70
"""The record in which programs keep what they please (EMR_COMMENT)."""
_MOST: Final = 100_000


def is_emf(raw: bytes) -> bool:
    """Whether bytes are an EMF."""
    return raw.startswith(b"\1\0\0\0") and raw[40:44] == _MARK


def traces(part: str, place: str, raw: bytes, remedy: str) -> Iterator[Trace]:
    """The program, the file, and what programs keep in it. Raises struct.error for a damaged one."""
    length, at = struct.unpack_from("<II", raw, 60)
    # It ends with two zeros; what its length says is not what every program writes.
    line = raw[at : at + 2000].decode("utf-16-le", "replace").partition("\0\0")[0] if length else ""
    said = line.split("\0")
    for name, value in zip(("Program (EMF)", "Name (EMF)"), filter(None, said), strict=False):
        why = reasons.program(value) if name.startswith("Program") else "names the file from which it was made"
        yield Trace(part, place, name, value, why or reasons.target(value), remedy)
    kept = sum(_private(raw))
    if kept:
        yield Trace(part, place, "Data of the program (EMF)", f"{kept:,} bytes")


def _private(raw: bytes) -> Iterator[int]:
    """The sizes of the records that are no drawing, but for those that hold EMF+."""
    at, count = 0, 0
    while at + 16 <= len(raw) and count < _MOST:
        kind, size = struct.unpack_from("<II", raw, at)
        if kind == _REMARK and raw[at + 12 : at + 16] != b"EMF+":
            yield size
        count += 1
        at += max(size, 8)

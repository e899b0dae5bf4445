"""EMF, the drawings of Windows: the line in which a program names itself and the file (MS-EMF, 2.3.4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Field

_MARK: Final = b" EMF"
_COMMENT: Final = 70
"""The record in which programs keep data of their own (EMR_COMMENT)."""
_MAX_RECORDS: Final = 100_000


def is_emf(raw: bytes) -> bool:
    return raw.startswith(b"\1\0\0\0") and raw[40:44] == _MARK


def fields(raw: bytes) -> Iterator[Field]:
    """Yield program, file name, and the size of the program's own data. Raises struct.error for a damaged EMF."""
    length, start = struct.unpack_from("<II", raw, 60)
    # The line ends with two zeros; not every program writes its length as specified.
    line = raw[start : start + 2000].decode("utf-16-le", "replace").partition("\0\0")[0] if length else ""
    for name, value in zip(("Program (EMF)", "Name (EMF)"), filter(None, line.split("\0")), strict=False):
        why = reasons.program(value) if name.startswith("Program") else "names the file from which it was made"
        yield Field(name, value, why or reasons.target(value))
    own_data = sum(_comment_sizes(raw))
    if own_data:
        yield Field("Data of the program (EMF)", f"{own_data:,} bytes")


def _comment_sizes(raw: bytes) -> Iterator[int]:
    """Yield the sizes of the comment records, but for those of EMF+, which are drawing."""
    position, count = 0, 0
    while position + 16 <= len(raw) and count < _MAX_RECORDS:
        kind, size = struct.unpack_from("<II", raw, position)
        if kind == _COMMENT and raw[position + 12 : position + 16] != b"EMF+":
            yield size
        count += 1
        position += max(size, 8)

"""EMF, the drawings of Windows: the line in which a program names itself and the file (MS-EMF, 2.3.4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Field, size_in_words
from letterkit.wording import say

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
    texts = [text for text in line.split("\0") if text]
    for program in texts[:1]:
        yield Field(say("Program (EMF)"), program, reasons.program(program) or reasons.target(program))
    for name in texts[1:2]:
        yield Field(say("Name (EMF)"), name, say("names the file from which it was made"))
    own_data = sum(_comment_sizes(raw))
    if own_data:
        yield Field(say("Data of the program (EMF)"), size_in_words(own_data))


def _comment_sizes(raw: bytes) -> Iterator[int]:
    """Yield the sizes of the comment records, but for those of EMF+, which are drawing."""
    position, count = 0, 0
    while position + 16 <= len(raw) and count < _MAX_RECORDS:
        kind, size = struct.unpack_from("<II", raw, position)
        if kind == _COMMENT and raw[position + 12 : position + 16] != b"EMF+":
            yield size
        count += 1
        position += max(size, 8)

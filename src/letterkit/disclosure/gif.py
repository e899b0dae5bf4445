"""GIF: the remarks between its pictures (GIF89a, 24).

Read here and not by Pillow, which has no remarks behind the last picture, and no plain-text blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Field
from letterkit.wording import say

_HEADER: Final = 13
_EXTENSION: Final = 0x21
_PICTURE: Final = 0x2C
_REMARK: Final = 0xFE
_PLAIN_TEXT: Final = 0x01
_GRID: Final = 12
"""Bytes of a plain-text block that say where its words are drawn."""
_LONGEST: Final = 2000


def fields(raw: bytes) -> Iterator[Field]:
    """Yield the remarks and plain texts. Raises IndexError where the file is cut off, after those before."""
    if len(raw) < _HEADER:
        return
    position = _HEADER + _palette_size(raw[10])
    while position < len(raw) and raw[position] in (_EXTENSION, _PICTURE):
        if raw[position] == _PICTURE:
            position, _ = _blocks(raw, position + 11 + _palette_size(raw[position + 9]))
            continue
        kind = raw[position + 1]
        position, body = _blocks(raw, position + 2)
        if kind in (_REMARK, _PLAIN_TEXT):
            words = (body if kind == _REMARK else body[_GRID:])[:_LONGEST].decode("utf-8", "replace").strip("\0 ")
            if words:
                yield Field(say("Remark (GIF)"), words, reasons.REMARK)


def _palette_size(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(raw: bytes, position: int) -> tuple[int, bytes]:
    """Return the end of a series of blocks, each of which begins with its length, and their content."""
    pieces = []
    while raw[position]:
        pieces.append(raw[position + 1 : position + 1 + raw[position]])
        position += 1 + raw[position]
    return position + 1, b"".join(pieces)

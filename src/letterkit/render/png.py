"""Whether a PNG holds all of its rows. Pillow draws those that are missing black, and says nothing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Numbers for a pixel, by the kind of colour."""
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where the pixels of each pass of an interlaced picture begin and how far they stand apart: x, y, across, down."""
_PIECE: Final = 1 << 16


def is_whole(content: bytes) -> bool:
    """True for a PNG whose pixels are all there, and for what is no PNG. Raises zlib.error for damaged pixels."""
    if not content.startswith(MAGIC):
        return True
    try:
        width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
        bits = depth * _CHANNELS[colour]
    except (struct.error, KeyError):
        return False
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in _PASSES]
    wanted: int = sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)
    return _length(content, wanted) >= wanted


def _length(content: bytes, enough: int) -> int:
    """How many bytes of pixels there are, counted until there are enough."""
    unpacked, packed = 0, zlib.decompressobj()
    for piece in _pixels(content):
        waiting = piece
        while waiting and unpacked < enough and not packed.eof:
            unpacked += len(packed.decompress(waiting, _PIECE))
            waiting = packed.unconsumed_tail
    return unpacked + (len(packed.flush(_PIECE)) if unpacked < enough else 0)


def _pixels(content: bytes) -> Iterator[bytes]:
    """The packed pixels, piece by piece, as far as the file goes."""
    at = len(MAGIC)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind == b"IDAT":
            yield content[at + 8 : at + 8 + length]
        at += length + 12

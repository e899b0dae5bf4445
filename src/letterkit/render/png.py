"""A test whether a PNG has all of its rows, because Pillow silently draws missing ones black."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel, by the colour type."""
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""The first pixel of each pass of an interlaced picture, and the steps between pixels: x, y, across, down."""
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
    expected: int = sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)
    return _unpacked_length(content, expected) >= expected


def _unpacked_length(content: bytes, enough: int) -> int:
    """Return the number of bytes of unpacked pixels, counted until there are enough."""
    unpacked, packed = 0, zlib.decompressobj()
    for piece in _pixels(content):
        pending = piece
        while pending and unpacked < enough and not packed.eof:
            unpacked += len(packed.decompress(pending, _PIECE))
            pending = packed.unconsumed_tail
    return unpacked + (len(packed.flush(_PIECE)) if unpacked < enough else 0)


def _pixels(content: bytes) -> Iterator[bytes]:
    """Yield the packed pixels, piece by piece, as far as the file goes."""
    position = len(MAGIC)
    while position + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[position : position + 8])
        if kind == b"IDAT":
            yield content[position + 8 : position + 8 + length]
        position += length + 12

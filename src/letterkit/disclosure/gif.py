"""GIF: the remarks between its pictures (GIF89a, 24)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace

_HEAD: Final = 13
_EXTENSION: Final = 0x21
_PICTURE: Final = 0x2C
_REMARK: Final = 0xFE
_TEXT: Final = 0x01


def traces(part: str, place: str, raw: bytes, remedy: str) -> Iterator[Trace]:
    """Its remarks and texts. Raises IndexError for one that is cut off."""
    if len(raw) < _HEAD:
        return
    at = _HEAD + _colours(raw[10])
    while at < len(raw) and raw[at] in (_EXTENSION, _PICTURE):
        if raw[at] == _PICTURE:
            at, _ = _blocks(raw, at + 11 + _colours(raw[at + 9]))
            continue
        kind = raw[at + 1]
        at, said = _blocks(raw, at + 2)
        if kind in (_REMARK, _TEXT):
            words = (said if kind == _REMARK else said[12:])[:2000].decode("utf-8", "replace").strip("\0 ")
            if words:
                yield Trace(part, place, "Remark (GIF)", words, reasons.REMARK, remedy)


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(raw: bytes, at: int) -> tuple[int, bytes]:
    """Where blocks end that each begin with their length, and what they hold."""
    pieces = []
    while raw[at]:
        pieces.append(raw[at + 1 : at + 1 + raw[at]])
        at += 1 + raw[at]
    return at + 1, b"".join(pieces)

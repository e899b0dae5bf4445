"""Web addresses inside plain text: printed as typed, and linked."""

from __future__ import annotations

import re

from letterkit.letter.markup import Inline, Link, Text

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?'’)]}"


def with_links(text: str) -> list[Inline]:
    """Plain text with every bare web address made a link to itself; the characters stay the same."""
    out: list[Inline] = []
    last = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_TRAILING)
        if len(address) <= len("https://"):
            continue
        if found.start() > last:
            out.append(Text(text[last : found.start()]))
        out.append(Link((Text(address),), address))
        last = found.start() + len(address)
    if last < len(text):
        out.append(Text(text[last:]))
    return out

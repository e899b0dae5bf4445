"""Web addresses inside plain text: printed as typed, and linked."""

from __future__ import annotations

import re

from letterkit.letter.markup import Inline, Link, Text

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?'’)]}"


def with_links(text: str) -> list[Inline]:
    """Return plain text with every bare web address made a link to itself; the characters stay the same."""
    inlines: list[Inline] = []
    last = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        if len(address) <= len("https://"):
            continue
        if match.start() > last:
            inlines.append(Text(text[last : match.start()]))
        inlines.append(Link((Text(address),), address))
        last = match.start() + len(address)
    if last < len(text):
        inlines.append(Text(text[last:]))
    return inlines

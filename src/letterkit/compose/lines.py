"""Blocks of a letter that are lines of plain text: an address, a date, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.letter.composed import Part, Style
from letterkit.letter.links import with_links
from letterkit.letter.markup import Inline, LineBreak, Paragraph

_BREAK: Final = re.compile("\r\n?|[\n\x85\u2028\u2029]")
_ONE_LINE: Final = (Style.DRAFT_MARK, Style.SUBJECT, Style.SIGNATORY_GROUP, Style.SIGNATORY_LIST, Style.ANNEX_HEADING)
"""The kinds of block whose texts have no line of their own to break into."""


def lines_part(style: Style, *texts: str) -> Iterator[Part]:
    """Yield a block with each text on a line of its own; none where every text is empty. Web addresses are links.

    A line break inside a text is a line break of the block, as it was typed, but for a title and an entry of a list.
    """
    rows = [_BREAK.split(text) for text in texts]
    if style in _ONE_LINE:
        rows = [[" ".join(row for row in broken if row.strip())] for broken in rows]
    children: list[Inline] = []
    for row in (row.strip() for broken in rows for row in broken if row.strip()):
        children += [LineBreak()] if children else []
        children += with_links(row)
    if children:
        yield Part(style, (Paragraph(tuple(children)),))

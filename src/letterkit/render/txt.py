"""The letter as plain text for an e-mail: 72 columns, notes at the end."""

from __future__ import annotations

from letterkit.letter.composed import Letter
from letterkit.render import pandoc, pandoc_tree

_COLUMNS = 72


def start(letter: Letter) -> pandoc.Conversion:
    """UTF-8 text with Unix line ends."""
    document = pandoc_tree.document(letter, "plain")
    return pandoc.start(document, "plain", letter.date, f"--columns={_COLUMNS}", "--eol=lf")


def finish(_: Letter, made: bytes) -> bytes:
    """pandoc's text as it is."""
    return made

"""The letter as plain text for an e-mail: 72 columns, notes at the end."""

from __future__ import annotations

from letterkit.letter.composed import Letter
from letterkit.letter.markup import Inline, Superscript, blocks_text
from letterkit.render import pandoc
from letterkit.render.pandoc_nodes import Node, string, word_nodes
from letterkit.render.pandoc_tree import PandocTree

_COLUMNS = 72


class PlainTree(PandocTree):
    """Headings are paragraphs here, because pandoc does not wrap headings; languages and scripts are not marked."""

    def text(self, text: str) -> list[Node]:
        return word_nodes(text)

    def inline(self, inline: Inline) -> list[Node]:
        if isinstance(inline, Superscript) and blocks_text(inline.children).isalpha():
            return self.inlines(inline.children)  # "10th" reads better than pandoc's "10^(th)"
        return super().inline(inline)

    def mark_again(self, number: int) -> list[Node]:
        return [string(f"[{number}]")]

    def between_marks(self) -> list[Node]:
        return []


def start(letter: Letter) -> pandoc.Conversion:
    """Start UTF-8 text with Unix line ends."""
    return pandoc.start(PlainTree(letter).document(), "plain", letter.date, f"--columns={_COLUMNS}", "--eol=lf")


def finish(_: Letter, converted: bytes) -> bytes:
    """Return pandoc's text as it is."""
    return converted

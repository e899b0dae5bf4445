"""The letter as pandoc's tree for Typst: each part is a call of a function of the look (`data/letter.typ`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from letterkit import tags
from letterkit.letter.composed import Part, Style
from letterkit.render.pandoc_nodes import Node, raw_block, raw_inline, word_nodes
from letterkit.render.pandoc_tree import PandocTree, is_lead_in, slug
from letterkit.render.picture import Picture

# Typst would print these as dashes, a minus, an ellipsis or nothing; pandoc does not escape them all.
_SHORTHAND: Final = re.compile(r"-(?=[-?\d])|(?<=-)-|\.(?=\.)|(?<=\.)\.")


class TypstTree(PandocTree):
    isolates = ("\u2066", "\u2069")

    def part(self, part: Part, *, before_close: bool = False) -> list[Node]:
        if part.style is Style.SUBJECT:
            return self.unstyled_blocks(part)
        if part.style is not Style.BODY:
            return _call(slug(part.style), self.unstyled_blocks(part))
        nodes = self.heading(part)
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            lead_in = is_lead_in(block, following, before_close=before_close)
            nodes += _call("lead-in", [self.block(block)]) if lead_in else [self.block(block)]
        return nodes

    def in_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        """Return one call of the look's own function, with each heading and each signatory as a block of its own."""
        kinds = "".join(("h" if part.style is Style.SIGNATORY_GROUP else "-") * len(part.blocks) for part in parts)
        nodes = [raw_block("typst", f'#signatory-columns({count}, "{kinds}", number: {self.column_lists})[')]
        for node in self.blocks(block for part in parts for block in part.blocks):
            nodes += [node, raw_block("typst", "][")]
        return [*nodes[:-1], raw_block("typst", "]")]

    def first_mark(self, note: Node, number: int) -> list[Node]:
        return [note, raw_inline("typst", f"<note-{number}>")]

    def mark_again(self, number: int) -> list[Node]:
        return [raw_inline("typst", f"#footnote(<note-{number}>)")]

    def logo(self, logo: Picture, alt_text: str) -> list[Node]:
        """Return the call that sets the picture; the look has it already."""
        return [raw_block("typst", "#letter-logo")]

    def words(self, text: str) -> list[Node]:
        """Return words with each hyphen or stop that begins a shorthand escaped, so that it is printed as typed."""
        nodes: list[Node] = []
        start = 0
        for shorthand in _SHORTHAND.finditer(text):
            nodes += [*word_nodes(text[start : shorthand.start()]), raw_inline("typst", f"\\{shorthand[0]}")]
            start = shorthand.end()
        return [*nodes, *word_nodes(text[start:])]

    def in_language(self, nodes: list[Node], language: str, script: str) -> list[Node]:
        if not language:
            return nodes
        quoted = f'"{region}"' if (region := tags.region(language)) else "none"
        opening = f'#text(lang: "{tags.base(language)}", region: {quoted})['
        return [raw_inline("typst", opening), *nodes, raw_inline("typst", "]")]


def _call(function: str, nodes: Sequence[Node]) -> list[Node]:
    return [raw_block("typst", f"#{function}["), *nodes, raw_block("typst", "]")]

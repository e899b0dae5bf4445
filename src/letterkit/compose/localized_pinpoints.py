"""Pinpoints of citations in the letter's language: [@wso-2005, paras. 138-139] is printed with ‘par. 138–139’."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from letterkit.languages.language import Language
from letterkit.letter.composed import Part
from letterkit.letter.markup import Block, Citation, Inline, Note, map_inlines, map_paragraphs


def with_pinpoints(part: Part, language: Language) -> Part:
    """Return the part with every pinpoint as the language prints it."""
    return part._replace(blocks=_blocks(part.blocks, language))


def _blocks(blocks: Iterable[Block], language: Language) -> tuple[Block, ...]:
    return map_paragraphs(blocks, lambda children: map_inlines(children, lambda node: [_inline(node, language)]))


def _inline(node: Inline, language: Language) -> Inline:
    if isinstance(node, Citation):
        words = language.pinpoints
        return Citation(tuple(cited._replace(after=words.short(cited.after)) for cited in node.items))
    return replace(node, blocks=_blocks(node.blocks, language)) if isinstance(node, Note) else node

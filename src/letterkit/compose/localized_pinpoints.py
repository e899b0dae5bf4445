"""Pinpoints of citations in the letter's language: [@wso-2005, paras. 138-139] is printed with ‘par. 138–139’."""

from __future__ import annotations

from dataclasses import replace

from letterkit.languages import by_tag as languages
from letterkit.letter.composed import Part
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Inline,
    LineBreak,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Text,
)


def with_pinpoints(part: Part, language: str) -> Part:
    """The part with every pinpoint as the language prints it."""
    return replace(part, blocks=tuple(_block(one, language) for one in part.blocks))


def _block(block: Block, language: str) -> Block:
    match block:
        case Paragraph(children) as paragraph:
            return replace(paragraph, children=tuple(_inline(one, language) for one in children))
        case Quote(children):
            return Quote(tuple(_block(one, language) for one in children))
        case BulletList(items) | OrderedList(items):
            return replace(block, items=tuple(tuple(_block(one, language) for one in item) for item in items))


def _inline(node: Inline, language: str) -> Inline:
    match node:
        case Text() | LineBreak():
            return node
        case Citation(items):
            return Citation(tuple(replace(one, after=languages.pinpoint(one.after, language)) for one in items))
        case Note(blocks):
            return replace(node, blocks=tuple(_block(one, language) for one in blocks))
        case _:
            return replace(node, children=tuple(_inline(one, language) for one in node.children))

"""One normalized tree for every writer.

Formats differ in what they do with stray blanks, empty emphasis or a note inside a note: Markdown drops one, Word
breaks on another. Normalizing the tree once keeps the words the same everywhere and the writers simple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from letterkit.letter.composed import Letter, Part
from letterkit.letter.markup import (
    Block,
    BulletList,
    Inline,
    LineBreak,
    Nested,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Text,
    join_texts,
    map_blocks,
    map_inlines,
    map_paragraphs,
)
from letterkit.letter.notes import number_notes

# Characters that XML forbids (DOCX, ODT) or that cannot be encoded; nobody types them, a paste can hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


def letter(composed: Letter) -> Letter:
    """Return the letter with every part normalized, its notes numbered. Empty parts are left out; passages stay for
    their anchor."""
    parts = (_part(part) for part in composed.parts)
    kept = tuple(part for part in parts if part.blocks or part.heading or part.anchor)
    return number_notes(replace(composed, title=line(composed.title), parts=kept))


def line(text: str) -> str:
    """Return a text on one line, without the characters that no format can hold."""
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with single blanks and without empty ones. Normalizing twice changes nothing."""
    return map_blocks(given, _block)


def is_tight(listed: BulletList | OrderedList) -> bool:
    """True if the items are set close: each is one paragraph, perhaps with a tight bullet list under it."""
    return all(_is_tight_item(item) for item in listed.items)


def _is_tight_item(item: tuple[Block, ...]) -> bool:
    if not item or not isinstance(item[0], Paragraph):
        return False
    return len(item) == 1 or (len(item) == 2 and isinstance(item[1], BulletList) and is_tight(item[1]))


def _part(part: Part) -> Part:
    heading = _paragraph(part.heading) if part.heading else None
    return part._replace(blocks=blocks(part.blocks), heading=heading)


def _block(block: Block) -> list[Block]:
    """Return a block in a list, or an empty list for one without words."""
    match block:
        case Paragraph():
            paragraph = _paragraph(block)
            return [paragraph] if paragraph else []
        case Quote(children):
            return [block] if children else []
        case BulletList(items):
            filled = tuple(filter(None, items))
            return [BulletList(filled)] if filled else []
        case OrderedList(items, start):
            filled = tuple(filter(None, items))
            return [OrderedList(filled, max(start, 0))] if filled else []


def _paragraph(paragraph: Paragraph) -> Paragraph | None:
    _, inner, _ = _edges(_tidy(map_inlines(paragraph.children, _inline)))
    return Paragraph(inner) if inner else None


def _inline(node: Inline) -> list[Inline]:
    match node:
        case Text(text):
            return [Text(_UNPRINTABLE.sub("", text))]
        case Note(inner):
            kept = blocks(_without_inner_notes(inner))
            return [replace(node, blocks=kept)] if kept else []
        case _ if isinstance(node, Nested):
            before, inside, after = _edges(_tidy(node.children))
            return [*before, *([replace(node, children=inside)] if inside else []), *after]
        case _:
            return [node]


def _tidy(nodes: Iterable[Inline]) -> list[Inline]:
    """Return siblings with single blanks, none of them beside a line break, and without empty texts."""
    whole = [Text(_BLANKS.sub(" ", node.text)) if isinstance(node, Text) else node for node in join_texts(nodes)]
    tidied: list[Inline] = []
    for index, node in enumerate(whole):
        if not isinstance(node, Text):
            tidied.append(node)
            continue
        text = node.text
        if index and isinstance(whole[index - 1], LineBreak):
            text = text.lstrip()
        if index + 1 < len(whole) and isinstance(whole[index + 1], LineBreak):
            text = text.rstrip()
        if text:
            tidied.append(Text(text))
    return tidied


def _edges(children: Sequence[Inline]) -> tuple[list[Inline], tuple[Inline, ...], list[Inline]]:
    """Return the blanks and breaks that lead, what is between, and the blanks and breaks that trail."""
    before: list[Inline] = []
    after: list[Inline] = []
    rest = list(children)
    while rest and (blank := _take_leading(rest)):
        before.append(blank)
    while rest and (blank := _take_trailing(rest)):
        after.insert(0, blank)
    return before, tuple(rest), after


def _take_leading(rest: list[Inline]) -> Inline | None:
    """Take blanks or a break off the front of `rest` and return them; None if it begins with neither."""
    first = rest[0]
    if isinstance(first, LineBreak):
        return rest.pop(0)
    if not isinstance(first, Text) or first.text == (stripped := first.text.lstrip()):
        return None
    rest[:1] = [Text(stripped)] if stripped else []
    return Text(first.text[: len(first.text) - len(stripped)])


def _take_trailing(rest: list[Inline]) -> Inline | None:
    """Take blanks or a break off the end of `rest` and return them; None if it ends with neither."""
    last = rest[-1]
    if isinstance(last, LineBreak):
        return rest.pop()
    if not isinstance(last, Text) or last.text == (stripped := last.text.rstrip()):
        return None
    rest[-1:] = [Text(stripped)] if stripped else []
    return Text(last.text[len(stripped) :])


def _without_inner_notes(note: Iterable[Block]) -> list[Block]:
    """Return the blocks of a note with those of notes inside it after them: no word processor has a note in a note."""
    inner: list[Block] = []

    def take_note(node: Inline) -> list[Inline]:
        if isinstance(node, Note):
            inner.extend(node.blocks)
            return []
        return [node]

    outer = map_paragraphs(note, lambda children: map_inlines(children, take_note))
    return [*outer, *(_without_inner_notes(inner) if inner else [])]

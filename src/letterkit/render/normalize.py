"""One settled tree for every writer.

Formats differ in what they do with stray blanks, empty emphasis or a note inside a note: Markdown drops one,
Word breaks on another. Settling these once keeps the words the same everywhere and the writers simple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from letterkit.letter.composed import Letter, Part
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Commented,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
)

# Characters that XML forbids (DOCX, ODT) or that cannot be encoded; nobody types them, a paste can hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


def letter(given: Letter) -> Letter:
    """The letter with every part tidied; empty parts are left out, but passages stay for their anchor."""
    parts = (_part(part) for part in given.parts)
    kept = tuple(part for part in parts if part.blocks or part.heading or part.anchor)
    return replace(given, title=line(given.title), parts=kept)


def line(text: str) -> str:
    """A text on one line, without the characters that no format can hold."""
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with their blanks settled and empty ones left out. Tidying twice changes nothing."""
    return tuple(block for block in (_block(one) for one in given) if block is not None)


def is_tight(given: BulletList | OrderedList) -> bool:
    """Whether the items are set close: each is one paragraph, perhaps with a close bullet list under it."""
    return all(_is_close(item) for item in given.items)


def _is_close(item: tuple[Block, ...]) -> bool:
    if not item or not isinstance(item[0], Paragraph):
        return False
    return len(item) == 1 or (len(item) == 2 and isinstance(item[1], BulletList) and is_tight(item[1]))


def _part(part: Part) -> Part:
    heading = _paragraph(part.heading) if part.heading else None
    return replace(part, blocks=blocks(part.blocks), heading=heading)


def _block(block: Block) -> Block | None:
    match block:
        case Paragraph():
            return _paragraph(block)
        case BulletList(items):
            filled = _items(items)
            return BulletList(filled) if filled else None
        case OrderedList(items, start):
            filled = _items(items)
            return OrderedList(filled, max(start, 0)) if filled else None
        case Quote(children):
            inner = blocks(children)
            return Quote(inner) if inner else None


def _paragraph(given: Paragraph) -> Paragraph | None:
    _, kept, _ = _edges(_inlines(given.children))
    return Paragraph(kept) if kept else None


def _items(items: Iterable[tuple[Block, ...]]) -> tuple[tuple[Block, ...], ...]:
    return tuple(item for item in (blocks(one) for one in items) if item)


def _inlines(nodes: Iterable[Inline]) -> list[Inline]:
    """Printable inlines: neighbouring texts joined, blanks single and outside emphasis, nothing empty."""
    out: list[Inline] = []
    for node in nodes:
        for one in _inline(node):
            if isinstance(one, Text):
                _append_text(out, one.text)
            else:
                out.append(one)
    return _beside_breaks(out)


def _append_text(out: list[Inline], text: str) -> None:
    before = out[-1] if out else None
    if isinstance(before, Text):
        out[-1] = Text(_BLANKS.sub(" ", before.text + text))
    else:
        out.append(Text(text))


def _inline(node: Inline) -> list[Inline]:
    match node:
        case Text(text):
            return [Text(_BLANKS.sub(" ", _UNPRINTABLE.sub("", text)))]
        case LineBreak() | Citation():
            return [node]
        case Note(inner):
            settled = blocks(_unnested(inner))
            return [replace(node, blocks=settled)] if settled else []
        case Link(children, target):
            return _hoisted(node, _inlines(children), target)
        case Emphasis(children) | Strong(children) | Superscript(children) | Subscript(children) | Commented(children):
            return _hoisted(node, _inlines(children))


def _hoisted(node: Inline, children: list[Inline], target: str = "") -> list[Inline]:
    """The node around its children, with blanks and line breaks at its edges moved outside of it."""
    before, inner, after = _edges(children)
    if not inner:
        return [*before, *after]
    made: Inline
    match node:
        case Emphasis():
            made = Emphasis(inner)
        case Strong():
            made = Strong(inner)
        case Superscript():
            made = Superscript(inner)
        case Commented(_, remark, number):
            made = Commented(inner, remark, number)
        case Subscript():
            made = Subscript(inner)
        case _:
            made = Link(inner, target)
    return [*before, made, *after]


def _edges(children: list[Inline]) -> tuple[list[Inline], tuple[Inline, ...], list[Inline]]:
    """Blanks and breaks that lead, what stands between, and blanks and breaks that trail."""
    before: list[Inline] = []
    after: list[Inline] = []
    rest = list(children)
    while rest and (blank := _leading(rest)):
        before.append(blank)
    while rest and (blank := _trailing(rest)):
        after.insert(0, blank)
    return before, tuple(rest), after


def _leading(rest: list[Inline]) -> Inline | None:
    """Takes a blank or a break off the front of `rest`."""
    first = rest[0]
    if isinstance(first, LineBreak):
        return rest.pop(0)
    if not isinstance(first, Text) or first.text == (stripped := first.text.lstrip()):
        return None
    rest[:1] = [Text(stripped)] if stripped else []
    return Text(first.text[: len(first.text) - len(stripped)])


def _trailing(rest: list[Inline]) -> Inline | None:
    """Takes a blank or a break off the end of `rest`."""
    last = rest[-1]
    if isinstance(last, LineBreak):
        return rest.pop()
    if not isinstance(last, Text) or last.text == (stripped := last.text.rstrip()):
        return None
    rest[-1:] = [Text(stripped)] if stripped else []
    return Text(last.text[len(stripped) :])


def _beside_breaks(nodes: list[Inline]) -> list[Inline]:
    """The inlines without blanks beside a line break and without empty texts."""
    out: list[Inline] = []
    for at, node in enumerate(nodes):
        if not isinstance(node, Text):
            out.append(node)
            continue
        text = node.text
        if at and isinstance(nodes[at - 1], LineBreak):
            text = text.lstrip()
        if at + 1 < len(nodes) and isinstance(nodes[at + 1], LineBreak):
            text = text.rstrip()
        if text:
            out.append(Text(text))
    return out


def _unnested(given: Iterable[Block]) -> list[Block]:
    """The blocks of a note; notes inside it follow it, because no word processor has a note in a note."""
    inner: list[Block] = []
    outer = [_without_notes(block, inner) for block in given]
    return [*outer, *(_unnested(inner) if inner else [])]


def _without_notes(block: Block, found: list[Block]) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(_noteless(children, found))
        case BulletList(items):
            return BulletList(tuple(tuple(_without_notes(b, found) for b in item) for item in items))
        case OrderedList(items, start):
            return OrderedList(tuple(tuple(_without_notes(b, found) for b in item) for item in items), start)
        case Quote(children):
            return Quote(tuple(_without_notes(b, found) for b in children))


def _noteless(children: Iterable[Inline], found: list[Block]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for node in children:
        if isinstance(node, Note):
            found.extend(node.blocks)
        elif isinstance(node, (Text, LineBreak, Citation)):
            out.append(node)
        else:
            out.append(replace(node, children=_noteless(node.children, found)))
    return tuple(out)

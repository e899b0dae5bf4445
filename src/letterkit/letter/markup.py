"""The words of a letter with the little structure that they may have.

Markdown is read into this tree once (`letter/markdown.py`), and every output is written from it, so what has no place
in the tree (HTML, images, headings, code, raw attributes) cannot reach an output. A new kind of node is added here, to
the reader and to the writers in `render/`; whatever walks or changes a tree does it with the functions below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Text:
    """Characters exactly as they are printed."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class _Inlines:
    """A node that holds inlines and nothing else. Nodes of two classes are never equal."""

    children: tuple[Inline, ...]


class Emphasis(_Inlines):
    __slots__ = ()


class Strong(_Inlines):
    __slots__ = ()


class Superscript(_Inlines):
    __slots__ = ()


class Subscript(_Inlines):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is an http, https or mailto address."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, in the place where its mark is printed. `language` is that of its words, if not the letter's.

    `number` is the note's own in its letter (`notes.py`), 0 before it has one; one that is marked
    again has it again.
    """

    blocks: tuple[Block, ...]
    language: str = ""
    number: int = field(default=0, compare=False)


class Cited(NamedTuple):
    """A source in a citation: its key, and the words before and after it (`see`, `para. 139`).

    `plainly` means that only the title is wanted, without its author ([-@key]).
    """

    key: str
    before: str = ""
    after: str = ""
    plainly: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation such as [@wso-2005, para. 139]. citeproc makes a note of it."""

    items: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Commented:
    """Words with a remark for a reader of the Word file; every other format has the words alone.

    `number` is the remark's own in its letter.
    """

    children: tuple[Inline, ...]
    remark: str
    number: int


Nested = Emphasis | Strong | Superscript | Subscript | Link | Commented
"""The inlines that hold others."""
Inline = Text | LineBreak | Note | Citation | Nested


class Paragraph(_Inlines):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    children: tuple[Block, ...]


Block = Paragraph | BulletList | OrderedList | Quote


def lines(*texts: str) -> Paragraph:
    """Return a paragraph of plain texts, each on a line of its own."""
    children: list[Inline] = []
    for text in texts:
        if children:
            children.append(LineBreak())
        children.append(Text(text))
    return Paragraph(tuple(children))


# -- reading a tree -------------------------------------------------------------------------------------


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks, those of lists and quotes too, but not those of notes."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Quote(children):
                yield from paragraphs(children)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from paragraphs(item)


def inlines(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Yield each inline and then those inside it, but not those of notes."""
    for node in nodes:
        yield node
        if isinstance(node, Nested):
            yield from inlines(node.children)


def leaf_text(node: Inline) -> str:
    """Return the characters that a text or a line break prints; empty for every other inline."""
    if isinstance(node, Text):
        return node.text
    return "\n" if isinstance(node, LineBreak) else ""


def inline_text(nodes: Iterable[Inline]) -> str:
    """Return the words of inlines, without their notes."""
    return "".join(map(leaf_text, inlines(nodes)))


def blocks_text(nodes: Iterable[Block | Inline]) -> str:
    """Return the words alone: paragraphs apart by a blank line, notes after the paragraph that holds them."""
    return "\n\n".join(part for part in map(_plain, nodes) if part)


def _plain(node: Block | Inline) -> str:
    match node:
        case Paragraph(children):
            notes = [blocks_text(note.blocks) for note in inlines(children) if isinstance(note, Note)]
            return "\n\n".join([inline_text(children), *notes])
        case BulletList(items) | OrderedList(items):
            return "\n".join(blocks_text(item) for item in items)
        case Quote(children):
            return blocks_text(children)
        case _:
            return inline_text([node])


# -- changing a tree ------------------------------------------------------------------------------------


def map_blocks(blocks: Iterable[Block], change: Callable[[Block], Iterable[Block]]) -> tuple[Block, ...]:
    """Return the blocks, each replaced by what `change` makes of it. Blocks inside a list or a quote are changed first;
    those of notes are not."""
    return tuple(changed for block in blocks for changed in change(_with_inner_blocks(block, change)))


def _with_inner_blocks(block: Block, change: Callable[[Block], Iterable[Block]]) -> Block:
    match block:
        case Paragraph():
            return block
        case Quote(children):
            return Quote(map_blocks(children, change))
        case BulletList(items) | OrderedList(items):
            return replace(block, items=tuple(map_blocks(item, change) for item in items))


def map_paragraphs(
    blocks: Iterable[Block], change: Callable[[tuple[Inline, ...]], Iterable[Inline]]
) -> tuple[Block, ...]:
    """Return the blocks with the inlines of each paragraph changed, but not those of notes."""
    return map_blocks(
        blocks,
        lambda block: [Paragraph(tuple(change(block.children))) if isinstance(block, Paragraph) else block],
    )


def map_inlines(nodes: Iterable[Inline], change: Callable[[Inline], Iterable[Inline]]) -> tuple[Inline, ...]:
    """Return the inlines, each replaced by what `change` makes of it. Inlines inside another are changed first; those
    of notes are not."""
    changed: list[Inline] = []
    for node in nodes:
        if isinstance(node, Nested):
            changed += change(replace(node, children=map_inlines(node.children, change)))
        else:
            changed += change(node)
    return tuple(changed)


def join_texts(nodes: Iterable[Inline]) -> list[Inline]:
    """Return the inlines with neighbouring texts made one."""
    result: list[Inline] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + node.text)
        else:
            result.append(node)
    return result

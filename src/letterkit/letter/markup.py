"""The words of a letter with the little structure that they may have.

Markdown is read into this tree once (`letter/markdown.py`); every output is written from it. What has no
place in the tree (HTML, images, headings, code, raw attributes) cannot reach an output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Characters exactly as they are printed."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is an http, https or mailto address."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where its number is printed. `language` is that of its words, if not the letter's."""

    blocks: tuple[Block, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source in a citation: its key, and what stands before and after it (`see`, `para. 139`).

    `plainly` tells that only the title is wanted, without its author ([-@key]).
    """

    key: str
    before: str = ""
    after: str = ""
    plainly: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation that is not set yet, such as [@wso-2005, para. 139]; it becomes a note."""

    items: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Commented:
    """Words with a remark about them, for a reader of the Word file; in every other format they are just the words.

    `number` tells the remarks of a letter apart.
    """

    children: tuple[Inline, ...]
    remark: str
    number: int


Inline = Text | LineBreak | Emphasis | Strong | Superscript | Subscript | Link | Note | Citation | Commented


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]


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
    """A paragraph of plain texts, each on a line of its own."""
    children: list[Inline] = []
    for text in texts:
        if children:
            children.append(LineBreak())
        children.append(Text(text))
    return Paragraph(tuple(children))


def plain(nodes: Iterable[Block | Inline]) -> str:
    """The words alone: paragraphs apart by a blank line, notes after the paragraph that holds them."""
    return "\n\n".join(part for part in (_plain_block(node) for node in nodes) if part)


def _plain_block(node: Block | Inline) -> str:
    match node:
        case Paragraph(children):
            notes = [plain(note.blocks) for note in _notes(children)]
            return "\n\n".join(["".join(_plain_inline(c) for c in children), *notes])
        case BulletList(items) | OrderedList(items):
            return "\n".join(plain(item) for item in items)
        case Quote(children):
            return plain(children)
        case _:
            return _plain_inline(node)


def _plain_inline(node: Inline) -> str:
    match node:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Note() | Citation():
            return ""
        case Emphasis(children) | Strong(children) | Superscript(children) | Subscript(children):
            return "".join(_plain_inline(c) for c in children)
        case Link(children) | Commented(children):
            return "".join(_plain_inline(c) for c in children)


def _notes(children: Iterable[Inline]) -> Iterator[Note]:
    for child in children:
        if isinstance(child, Note):
            yield child
        elif not isinstance(child, (Text, LineBreak, Citation)):
            yield from _notes(child.children)

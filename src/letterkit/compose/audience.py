"""A letter for an audience: names that it may not read are replaced, and whatever still looks like one is reported.

What is replaced is exactly what the draft lists (`name`, `also`). A misspelling, another script, a surname alone is not
replaced but reported, because replacing by likeness would change words that name nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from letterkit.letter.composed import Envelope, Letter, Mailbox, Part
from letterkit.letter.consent import Audience, finder, protected
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
from letterkit.letter.model import Draft, Person
from letterkit.letter.name_forms import Names
from letterkit.library import languages


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that an audience may not read, in a letter: the words, what they stand in, and whose name it is."""

    words: str
    around: str
    person: Person


class Protection:
    """The names that an audience of a draft may not read on a day, and what stands in their place."""

    def __init__(self, draft: Draft, audience: Audience, day: dt.date) -> None:
        self.people = protected(draft, audience, day)
        self._names = finder(draft, self.people) if self.people else Names(())
        label = languages.labels(draft.language).name_withheld
        self._instead = tuple(one.pseudonym.strip() or f"[{label}]" for one in self.people)

    def applied(self, letter: Letter) -> Letter:
        """The letter with every exact form of a protected name replaced. Its citations must be set (notes)."""
        if not self.people:
            return letter
        parts = tuple(self._part(part) for part in letter.parts)
        return replace(
            letter,
            title=self._text(letter.title),
            parts=parts,
            envelope=self._envelope(letter.envelope),
            sources=(),
            bibtex="",
        )

    def leaks(self, letter: Letter, *names: str) -> tuple[Leak, ...]:
        """The protected names that a letter, its title, its links or the names of its files still hold."""
        if not self.people:
            return ()
        mail = (text for one in letter.envelope.everybody for text in (one.name, one.address))
        texts = [letter.title, *(text for part in letter.parts for text in _texts(part)), *mail, *names]
        return tuple(
            Leak(text[hit.start : hit.end], _around(text, hit.start, hit.end), self.people[hit.person])
            for text in texts
            for hit in self._names.find(text)
        )

    def _envelope(self, given: Envelope) -> Envelope:
        def hidden(one: Mailbox) -> Mailbox:
            return replace(one, name=self._text(one.name))

        return Envelope(hidden(given.sender), tuple(map(hidden, given.to)), tuple(map(hidden, given.copies)))

    def _text(self, text: str) -> str:
        pieces, at = [], 0
        for hit in self._names.find(text):
            if hit.exact:
                pieces += [text[at : hit.start], self._instead[hit.person]]
                at = hit.end
        return "".join([*pieces, text[at:]])

    def _part(self, part: Part) -> Part:
        heading = self._paragraph(part.heading) if part.heading else None
        return replace(part, blocks=tuple(self._block(block) for block in part.blocks), heading=heading)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case BulletList(items):
                return BulletList(tuple(tuple(map(self._block, item)) for item in items))
            case OrderedList(items, start):
                return OrderedList(tuple(tuple(map(self._block, item)) for item in items), start)
            case Quote(children):
                return Quote(tuple(map(self._block, children)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        """A name may begin in one node and end in another (**Mira** Sample): the first takes what stands instead."""
        leaves = [*_leaves(paragraph.children)]
        text = "".join(leaves)
        edits = [(hit.start, hit.end, self._instead[hit.person]) for hit in self._names.find(text) if hit.exact]
        changed: list[str] = []
        start = 0
        for leaf in leaves:
            changed.append(_edited(text, start, start + len(leaf), edits))
            start += len(leaf)
        written = iter(changed)
        return Paragraph(tuple(self._inline(child, written) for child in paragraph.children))

    def _inline(self, node: Inline, written: Iterator[str]) -> Inline:
        match node:
            case Text():
                return Text(next(written))
            case LineBreak():
                next(written)
                return node
            case Note(blocks):
                return replace(node, blocks=tuple(map(self._block, blocks)))
            case Citation():
                return node
            case Link(children, target):
                return Link(tuple(self._inline(child, written) for child in children), target)
            case Commented(children, remark, number):
                return Commented(tuple(self._inline(child, written) for child in children), remark, number)
            case Emphasis(children) | Strong(children) | Superscript(children) | Subscript(children):
                return type(node)(tuple(self._inline(child, written) for child in children))


def _edited(text: str, start: int, end: int, edits: Iterable[tuple[int, int, str]]) -> str:
    """A stretch of a text with what is replaced in it; a replacement stands where the replaced words begin."""
    pieces, at = [], start
    for first, last, instead in edits:
        if last <= start or first >= end:
            continue
        pieces.append(text[at : max(first, start)])
        if first >= start:
            pieces.append(instead)
        at = min(last, end)
    return "".join([*pieces, text[at:end]])


def _leaves(children: Iterable[Inline]) -> Iterator[str]:
    for child in children:
        if isinstance(child, Text):
            yield child.text
        elif isinstance(child, LineBreak):
            yield "\n"
        elif not isinstance(child, (Note, Citation)):
            yield from _leaves(child.children)


def _texts(part: Part) -> Iterator[str]:
    """Every text of a part as it is read, and the targets of its links."""
    blocks: Sequence[Block] = (*((part.heading,) if part.heading else ()), *part.blocks)
    for block in blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield "".join(_leaves(children))
            yield from _beside(children)
        case BulletList(items) | OrderedList(items):
            for item in items:
                for inner in item:
                    yield from _block_texts(inner)
        case Quote(children):
            for inner in children:
                yield from _block_texts(inner)


def _beside(children: Iterable[Inline]) -> Iterator[str]:
    """The notes and the targets of links in a paragraph."""
    for child in children:
        if isinstance(child, Note):
            for block in child.blocks:
                yield from _block_texts(block)
        elif isinstance(child, Citation):
            yield from (f"{one.before} {one.after}" for one in child.items)
        elif not isinstance(child, (Text, LineBreak)):
            if isinstance(child, Link):
                yield unquote(child.target)
            yield from _beside(child.children)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - 30, 0) : start], text[end : end + 30]
    return " ".join(f"{before}»{text[start:end]}«{after}".split())

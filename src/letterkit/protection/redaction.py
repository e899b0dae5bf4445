"""A letter for an audience: names that it may not read are replaced, and whatever still looks like one is reported.

What is replaced is exactly what the draft lists (`name`, `also`). A misspelling, another script, a surname alone is not
replaced but reported, because replacing by likeness would change words that name nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from letterkit.languages import by_tag as language
from letterkit.languages.normal_form import plain
from letterkit.letter.composed import Envelope, Letter, Mailbox, Part, Style
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
from letterkit.protection.consent import Audience, finder, protected
from letterkit.protection.names import Hit, Names

if TYPE_CHECKING:
    from letterkit.packs.shelf import Pack


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that an audience may not read, in a letter: the words, what they stand in, and whose name it is."""

    words: str
    around: str
    person: Person


class Protection:
    """The names that an audience of a draft may not read on a day, and what stands in their place. The letter's pack
    tells whether the letter is about one person, and which question asked for consent."""

    def __init__(self, draft: Draft, audience: Audience, day: dt.date, pack: Pack | None = None) -> None:
        self.people = protected(draft, audience, day, pack)
        self._names = finder(draft, self.people)
        label = language.labels(draft.language).name_withheld
        self._instead = tuple(person.pseudonym.strip() or f"[{label}]" for person in self.people)
        self._greeted = _greeted(draft, self._names)

    def applied(self, letter: Letter) -> Letter:
        """Return the letter with every exact form of a protected name replaced. Its citations must be set (notes)."""
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

    def leaks(self, letter: Letter) -> tuple[Leak, ...]:
        """Return the protected names that a letter, its title, its notes, its links or its envelope still hold."""
        if not self.people:
            return ()
        mail = letter.envelope.everybody
        names = [letter.title, letter.stamp, *(box.name for box in mail)]
        links = [target for part in letter.parts for target in _targets(part)]
        return (
            *(leak for text in names for leak in self._found(text)),
            *(leak for part in letter.parts for text in _texts(part) for leak in self._found(text, style=part.style)),
            *self.leaks_in_addresses(*links, *(box.address for box in mail)),
        )

    def leaks_in_addresses(self, *texts: str) -> tuple[Leak, ...]:
        """Return the protected names in names of files, targets of links and the like."""
        return tuple(leak for text in texts for leak in self._found(text, address=True))

    def leaks_in_words(self, *texts: str) -> tuple[Leak, ...]:
        """Return the protected names in texts that are no part of the letter, such as those of a letterhead."""
        return tuple(leak for text in texts for leak in self._found(text))

    def _found(self, text: str, *, address: bool = False, style: Style | None = None) -> Iterator[Leak]:
        spared = self._greeted if style is Style.SALUTATION else frozenset[str]()
        for hit in self._names.find(text, address=address, spared=spared):
            yield Leak(text[hit.start : hit.end], _around(text, hit.start, hit.end), self.people[hit.person])

    def _envelope(self, given: Envelope) -> Envelope:
        def hidden(box: Mailbox) -> Mailbox:
            return replace(box, name=self._text(box.name))

        return Envelope(hidden(given.sender), tuple(map(hidden, given.to)), tuple(map(hidden, given.copies)))

    def _text(self, text: str) -> str:
        edits = self._edits(text)
        return _edited(text, 0, len(text), edits) if edits else text

    def _edits(self, text: str) -> list[tuple[int, int, str]]:
        return [(hit.start, hit.end, self._in_place_of(text, hit)) for hit in self._names.find(text) if hit.exact]

    def _in_place_of(self, text: str, hit: Hit) -> str:
        """What stands instead of a name; one that ends in a stop does without it before a stop."""
        instead = self._instead[hit.person]
        return instead.removesuffix(".") if text[hit.end : hit.end + 1] == "." else instead

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
        edits = self._edits(text)
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


def _greeted(draft: Draft, names: Names) -> frozenset[str]:
    """The words of the recipients' names, in their plain form: in the salutation they are theirs and nobody else's.
    A recipient who is protected is not greeted by name."""
    free = [
        recipient.name for recipient in draft.recipients if not any(hit.exact for hit in names.find(recipient.name))
    ]
    return frozenset(plain(word) for name in free for word in name.replace("-", " ").split())


def _texts(part: Part) -> Iterator[str]:
    """Every text of a part as it is read, its notes too."""
    for block in (*((part.heading,) if part.heading else ()), *part.blocks):
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    for paragraph in _paragraphs(block):
        yield "".join(_leaves(paragraph.children))
        for child in _nodes(paragraph.children):
            if isinstance(child, Note):
                for inner in child.blocks:
                    yield from _block_texts(inner)
            elif isinstance(child, Citation):
                yield from (f"{cited.before} {cited.after}" for cited in child.items)
            elif isinstance(child, Commented):
                yield child.remark


def _targets(part: Part) -> Iterator[str]:
    """The targets of every link of a part, in its notes too."""
    for block in (*((part.heading,) if part.heading else ()), *part.blocks):
        yield from _block_targets(block)


def _block_targets(block: Block) -> Iterator[str]:
    for paragraph in _paragraphs(block):
        for child in _nodes(paragraph.children):
            if isinstance(child, Link):
                yield child.target
            elif isinstance(child, Note):
                for inner in child.blocks:
                    yield from _block_targets(inner)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case BulletList(items) | OrderedList(items):
            for item in items:
                for inner in item:
                    yield from _paragraphs(inner)
        case Quote(children):
            for inner in children:
                yield from _paragraphs(inner)


def _nodes(children: Iterable[Inline]) -> Iterator[Inline]:
    """Every node of a paragraph, those inside other nodes too, but not inside notes."""
    for child in children:
        yield child
        if not isinstance(child, (Text, LineBreak, Note, Citation)):
            yield from _nodes(child.children)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - 30, 0) : start], text[end : end + 30]
    return " ".join(f"{before}»{text[start:end]}«{after}".split())

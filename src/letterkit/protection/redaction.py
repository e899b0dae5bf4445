"""A letter for an audience: names that it may not read are replaced, and whatever still looks like one is reported.

Only what the draft lists (`name`, `also`) is replaced. A misspelling, another script, a surname alone is not replaced
but reported, because replacing by likeness would change words that name nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from letterkit.languages.language import Language
from letterkit.languages.normal_form import plain
from letterkit.letter.composed import Envelope, Letter, Mailbox, Part, Style
from letterkit.letter.markup import (
    Block,
    Citation,
    Commented,
    Inline,
    Link,
    Note,
    Paragraph,
    Text,
    inline_text,
    inlines,
    leaf_text,
    map_inlines,
    map_paragraphs,
    paragraphs,
)
from letterkit.letter.model import Draft
from letterkit.letter.person import Person
from letterkit.protection import pseudonym_fit
from letterkit.protection.consent import Audience, name_search, protected_people
from letterkit.protection.enclosures import without_left_out
from letterkit.protection.name_search import NameHit, NameSearch
from letterkit.protection.rewordings import Reworded, reword
from letterkit.tags import base

if TYPE_CHECKING:
    from letterkit.packs.pack import Pack


@dataclass(frozen=True, slots=True)
class Leak:
    """A name in a letter that an audience may not read: the words, what they are part of, and whose name it is."""

    words: str
    around: str
    person: Person


class Protection:
    """The names that an audience of a draft may not read on a day, and what replaces them. The letter's pack tells
    whether the letter is about one person, and which question asked for consent."""

    def __init__(
        self, draft: Draft, audience: Audience, day: dt.date, language: Language, pack: Pack | None = None
    ) -> None:
        self.people = protected_people(draft, audience, day, pack)
        self._names = name_search(draft, self.people)
        label = language.labels.name_withheld
        self._instead = tuple(person.pseudonym.strip() or f"[{label}]" for person in self.people)
        self._greeted = _greeted_words(draft, self._names)
        self._rewordings = tuple(one for one in draft.rewordings if one.audience == audience)
        self._language = base(draft.language)
        self._annexes, self._annex_label = draft.annexes, language.annex

    def apply(self, letter: Letter) -> Letter:
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

    def reworded(self, letter: Letter) -> Reworded:
        """Return a letter without names, with the sentences that its audience reads in other words."""
        titles = [self._text(annex.title) for annex in self._annexes]
        return reword(
            without_left_out(letter, self._rewordings, self._annexes, titles, self._annex_label), self._rewordings
        )

    def leaks(self, letter: Letter) -> tuple[Leak, ...]:
        """Return the protected names that a letter, its title, its notes, its links or its envelope still hold."""
        if not self.people:
            return ()
        mail = letter.envelope.everybody
        names = [letter.title, letter.stamp, *(box.name for box in mail)]
        links = [target for part in letter.parts for target in _targets(_blocks(part))]
        return (
            *(leak for text in names for leak in self._leaks_in(text)),
            *(
                leak
                for part in letter.parts
                for text in _texts(_blocks(part))
                for leak in self._leaks_in(text, style=part.style)
            ),
            *self.leaks_in_addresses(
                *links, *(box.address for box in mail), *(file.stem for file in letter.attachments)
            ),
        )

    def leaks_in_addresses(self, *texts: str) -> tuple[Leak, ...]:
        """Return the protected names in names of files, targets of links and the like."""
        return tuple(leak for text in texts for leak in self._leaks_in(text, address=True))

    def leaks_in_words(self, *texts: str) -> tuple[Leak, ...]:
        """Return the protected names in texts that are no part of the letter, such as those of a letterhead."""
        return tuple(leak for text in texts for leak in self._leaks_in(text))

    def _leaks_in(self, text: str, *, address: bool = False, style: Style | None = None) -> Iterator[Leak]:
        spared = self._greeted if style is Style.SALUTATION else frozenset[str]()
        for hit in self._names.find(text, address=address, spared=spared):
            yield Leak(text[hit.start : hit.end], _around(text, hit.start, hit.end), self.people[hit.person])

    def _envelope(self, envelope: Envelope) -> Envelope:
        def hidden(box: Mailbox) -> Mailbox:
            return box._replace(name=self._text(box.name))

        return Envelope(hidden(envelope.sender), tuple(map(hidden, envelope.to)), tuple(map(hidden, envelope.copies)))

    def _text(self, text: str) -> str:
        edits = self._edits(text)
        return apply_edits(text, 0, len(text), edits) if edits else text

    def _edits(self, text: str) -> list[tuple[int, int, str]]:
        return [self._edit(text, hit) for hit in self._names.find(text) if hit.exact]

    def _edit(self, text: str, hit: NameHit) -> tuple[int, int, str]:
        """Return what replaces a name, and where: without its own stop before a stop of the text."""
        instead = self._instead[hit.person]
        instead = instead.removesuffix(".") if text[hit.end : hit.end + 1] == "." else instead
        instead = pseudonym_fit.closed(instead, text[hit.end :], self._language)
        start, fitted = pseudonym_fit.fitted(instead, text[: hit.start], self._language)
        return start, hit.end, fitted

    def edits(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Return what replaces the names in a text: where each stands, and the words."""
        return tuple(self._edits(text)) if self.people else ()

    def _part(self, part: Part) -> Part:
        heading = Paragraph(self._inlines(part.heading.children)) if part.heading else None
        return part._replace(blocks=map_paragraphs(part.blocks, self._inlines), heading=heading)

    def _inlines(self, children: Sequence[Inline]) -> tuple[Inline, ...]:
        """Return the inlines of a paragraph without the names. A name may begin in one node and end in another
        (**Mira** Sample): the first takes the replacement."""
        text = inline_text(children)
        edits = self._edits(text)
        start = 0

        def change(node: Inline) -> list[Inline]:
            nonlocal start
            end = start + len(leaf_text(node))
            edited, start = apply_edits(text, start, end, edits), end
            match node:
                case Text():
                    return [Text(edited)]
                case Note(blocks):
                    return [replace(node, blocks=map_paragraphs(blocks, self._inlines))]
                case _:
                    return [node]

        return map_inlines(children, change)


def apply_edits(text: str, start: int, end: int, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a part of a text with what is replaced in it; a replacement begins where the replaced words begin."""
    parts, done = [], start
    for first, last, replacement in edits:
        if last <= start or first >= end:
            continue
        parts.append(text[done : max(first, start)])
        if first >= start:
            parts.append(replacement)
        done = min(last, end)
    return "".join([*parts, text[done:end]])


def _greeted_words(draft: Draft, names: NameSearch) -> frozenset[str]:
    """Return the words of the recipients' names, in their plain form: in the salutation they are theirs and nobody
    else's. A recipient who is protected is not greeted by name."""
    free = [
        recipient.name for recipient in draft.recipients if not any(hit.exact for hit in names.find(recipient.name))
    ]
    return frozenset(plain(word) for name in free for word in name.replace("-", " ").split())


def _blocks(part: Part) -> tuple[Block, ...]:
    return (*((part.heading,) if part.heading else ()), *part.blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every text of some blocks as it is read, those of notes too."""
    for paragraph in paragraphs(blocks):
        yield inline_text(paragraph.children)
        for node in inlines(paragraph.children):
            if isinstance(node, Note):
                yield from _texts(node.blocks)
            elif isinstance(node, Citation):
                yield from (f"{cited.before} {cited.after}" for cited in node.items)
            elif isinstance(node, Commented):
                yield node.remark


def _targets(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the targets of every link, those of notes too."""
    for paragraph in paragraphs(blocks):
        for node in inlines(paragraph.children):
            if isinstance(node, Link):
                yield node.target
            elif isinstance(node, Note):
                yield from _targets(node.blocks)


def _around(text: str, start: int, end: int) -> str:
    """Return some words with those around them: whole words, so that the place is known by them."""
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + (before.partition(" ")[2] if not text[start - _AROUND - 1].isspace() else before)
    if end + _AROUND < len(text):
        after = (after.rpartition(" ")[0] if not text[end + _AROUND].isspace() else after) + " …"
    return " ".join(f"{before}»{text[start:end]}«{after}".split())


_AROUND: Final = 30
"""Characters that are shown on either side of a name."""

"""Sentences that one version of a letter has in other words: put in their places, when the names are replaced.

A rewording takes the words of a sentence, and never its notes: their marks stand behind the new words, so that no
source is lost. A sentence that is left out takes its notes with it. The sign at the end is that of the sentence, such
as the semicolon of a list: it comes back behind the new words, whether it was typed or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Inline,
    LineBreak,
    Nested,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Text,
    inline_text,
    inlines,
    leaf_text,
    map_blocks,
    map_inlines,
    paragraphs,
)
from letterkit.letter.rewording import Rewording
from letterkit.protection.enclosures import lines_of, lines_of_part

_STOPS: Final = ".\u3002"
_PAUSES: Final = ";,\u061b\u060c\uff1b\uff0c"
_ASKING: Final = "!?\u2026\u061f\uff01\uff1f"
_INITIAL: Final = re.compile(r"(?<!\w)\w\.$")
"""An initial, whose stop ends no sentence."""
_CLOSING: Final = '"\u201d\u2019\u00bb)]'
"""Signs at the end of a sentence, those of Arabic and Chinese too."""


class Reworded(NamedTuple):
    """A letter with its sentences in other words, and the rewordings whose sentences stand nowhere in it."""

    letter: Letter
    without_sentence: tuple[Rewording, ...] = ()


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def reword(letter: Letter, rewordings: Sequence[Rewording]) -> Reworded:
    """Return the letter with some sentences in other words. Each is looked for in the letter as it was given."""
    if not rewordings:
        return Reworded(letter)
    writer = _Rewriter(rewordings, lines_of(letter))
    parts = tuple(part for given in letter.parts for part in writer.part(given))
    changed = replace(letter, title=writer.words(letter.title), parts=parts)
    return Reworded(changed, tuple(one for one in rewordings if one.id not in writer.used))


class _Rewriter:
    def __init__(self, rewordings: Sequence[Rewording], enclosed: Sequence[str]) -> None:
        lines = {*enclosed}
        self._of_enclosures = [one for one in rewordings if " ".join(one.sentence.split()) in lines]
        self._of_text = [one for one in rewordings if one not in self._of_enclosures]
        self._rewordings = self._of_text
        self.used: set[str] = set()

    def part(self, part: Part) -> Iterator[Part]:
        """Yield a part with its sentences in other words; no heading of enclosures where all of them are left out.
        What an enclosure is called is not looked for in the text, where it may be part of a sentence."""
        is_line = part.style in (Style.ENCLOSURES, Style.ANNEX_HEADING)
        self._rewordings = self._of_enclosures if is_line else self._of_text
        heading = Paragraph(self.inlines(part.heading.children)) if part.heading else None
        blocks = self.blocks(part.blocks)
        self._rewordings = self._of_text
        changed = part._replace(blocks=blocks, heading=heading if heading and heading.children else None)
        if len(lines_of_part(part)) > 1 and len(lines_of_part(changed)) <= 1:
            return
        yield changed

    def words(self, text: str) -> str:
        """Return a text that is no paragraph, such as the title, with its sentences in other words."""
        return inline_text(self.inlines((Text(text),)))

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return map_blocks(blocks, self._block)

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph(children):
                if not children or (changed := self.inlines(children)):
                    yield Paragraph(changed) if children else block
            case Quote(inner):
                if inner:
                    yield block
            case BulletList(items) | OrderedList(items):
                if kept := tuple(item for item in items if item):
                    last = kept[-1] if items[-1] else _ended(kept[-1])
                    yield replace(block, items=(*kept[:-1], last))

    def inlines(self, children: Sequence[Inline]) -> tuple[Inline, ...]:
        """Return the inlines of a paragraph, those of its notes too."""
        inside = map_inlines(children, self._note)
        edits = self._edits(inline_text(inside))
        return _edited(inside, edits) if edits else inside

    def _note(self, node: Inline) -> list[Inline]:
        return [replace(node, blocks=self.blocks(node.blocks))] if isinstance(node, Note) else [node]

    def _edits(self, text: str) -> list[_Edit]:
        """Return what is put in other words in a text, from its beginning to its end; nothing twice."""
        found: list[_Edit] = []
        for rewording in self._rewordings:
            for start, end in places_of(rewording.sentence, text):
                if all(end <= edit.start or start >= edit.end for edit in found):
                    self.used.add(rewording.id)
                    found.append(_edit(text, start, end, rewording.text))
        return sorted(found)


def _edit(text: str, start: int, end: int, instead: str) -> _Edit:
    """Return what is to be done with a sentence; one that is left out takes a blank beside it along."""
    words = ended_as(text[start:end], " ".join(instead.split()))
    if not words:
        while end < len(text) and text[end].isspace():
            end += 1
        while end == len(text) and start and text[start - 1].isspace():
            start -= 1
    return _Edit(start, end, words)


def ended_as(sentence: str, words: str) -> str:
    """Return the new words for a sentence with the sign at their end that the sentence has there."""
    sign = sentence.rstrip()[-1:]
    if not words or not sign or sign not in _STOPS + _PAUSES or words[-1] in _ASKING + sign:
        return words
    if words[-1] in _CLOSING and sign in _STOPS and words.rstrip(_CLOSING)[-1:] in (*_STOPS, *_ASKING):
        return words
    bare = words.rstrip(_PAUSES)
    return f"{bare if _INITIAL.search(bare) else bare.rstrip(_STOPS)}{sign}"


def _ended(item: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return an item that has become the last of its list: a stop where a pause was."""
    if not isinstance(item[-1], Paragraph):
        return item
    children = item[-1].children
    text = inline_text(children)
    end = len(text.rstrip())
    if not end or text[end - 1] not in _PAUSES:
        return item
    stop = _STOPS[1] if text[end - 1] in "\uff1b\uff0c" else _STOPS[0]
    return (*item[:-1], Paragraph(_edited(children, [_Edit(end - 1, end, stop)])))


def places_of(sentence: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence stands in a text, however the blanks in the two are set."""
    wanted = " ".join(sentence.split())
    kept = [index for index, sign in enumerate(text) if not sign.isspace() or not text[index - 1 : index].isspace()]
    flat = "".join(" " if text[index].isspace() else text[index] for index in kept)
    start = flat.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if not (flat[start - 1 : start].isalnum() and wanted[0].isalnum()) and not (
            flat[end : end + 1].isalnum() and wanted[-1].isalnum()
        ):
            yield kept[start], kept[end - 1] + 1
        start = flat.find(wanted, end)


def stands_in(letter: Letter, sentence: str) -> bool:
    """Return True if a letter has a sentence. Of a note whose citations are not set yet, its beginning is enough."""
    wanted = " ".join(sentence.split())
    for part in letter.parts:
        blocks = (*((part.heading,) if part.heading else ()), *part.blocks)
        for text, is_whole in texts_of(blocks):
            if any(places_of(wanted, text)):
                return True
            if not is_whole and (begun := " ".join(text.split())) and wanted.startswith(begun):
                return True
    return any(places_of(wanted, letter.title))


def texts_of(blocks: Iterable[Block]) -> Iterator[tuple[str, bool]]:
    """Yield the text of each paragraph, those of notes too, and whether it is whole."""
    for paragraph in paragraphs(blocks):
        yield inline_text(paragraph.children), True
        for note in inlines(paragraph.children):
            if isinstance(note, Note):
                cites = any(isinstance(one, Citation) for inner in paragraphs(note.blocks) for one in inner.children)
                yield from ((text, whole and not cites) for text, whole in texts_of(note.blocks))


# -- the tree -------------------------------------------------------------------------------------------


def _edited(children: Sequence[Inline], edits: Sequence[_Edit]) -> tuple[Inline, ...]:
    length = len(inline_text(children))
    result: list[Inline] = []
    done = 0
    for edit in edits:
        result += _cut(children, done, edit.start)
        result += _instead(_cut(children, edit.start, edit.end), edit.text)
        done = edit.end
    return (*result, *_cut(children, done, length))


def _instead(sentence: Sequence[Inline], words: str) -> Iterator[Inline]:
    """Yield the new words, with the marks of the sentence's notes where these stood: before or behind its stop."""
    if not words:
        return
    marks = [node for node in inlines(sentence) if isinstance(node, Note | Citation)]
    behind = _text_behind_last_mark(sentence)
    is_sign = marks and behind and not any(map(str.isalnum, behind))
    stop = len(words) - len(words.rstrip(_STOPS + _ASKING + _PAUSES)) if is_sign else 0
    yield Text(words[: len(words) - stop])
    yield from marks
    if stop:
        yield Text(words[-stop:])


def _text_behind_last_mark(sentence: Sequence[Inline]) -> str:
    text = ""
    for node in inlines(sentence):
        text = "" if isinstance(node, Note | Citation) else text + leaf_text(node)
    return text.strip()


def _cut(nodes: Sequence[Inline], start: int, end: int) -> list[Inline]:
    """Return what stands in some inlines between two places of their text. A mark belongs to the words before it."""
    if start == end:
        return []
    at = 0

    def kept(node: Inline) -> list[Inline]:
        nonlocal at
        begin = at
        at += len(leaf_text(node))
        if isinstance(node, Text):
            text = node.text[max(start - begin, 0) : max(end - begin, 0)]
            return [Text(text)] if text else []
        if isinstance(node, LineBreak):
            return [node] if start <= begin < end else []
        if isinstance(node, Nested):
            return [node] if node.children else []
        return [node] if start < begin <= end or begin == start == 0 else []

    keep: Callable[[Inline], Iterable[Inline]] = kept
    return list(map_inlines(nodes, keep))

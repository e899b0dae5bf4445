"""The notes of a letter: each ends in one stop, and a note that is marked twice is one note.

Two notes are the same note if their words are the same; their number says so from then on, also where names are taken
out of them later and two others come to be alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from letterkit.languages.language import NoteStyle
from letterkit.letter import note_marks
from letterkit.letter.composed import Letter, Part
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Inline,
    Link,
    Nested,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Text,
    inline_text,
    inlines,
    join_texts,
    map_inlines,
    map_paragraphs,
    paragraphs,
)

_ENDS: Final = ".?!…。？！؟۔।॥։።။។།"
_QUOTES: Final = "”’\"'»“«›‹」』》"
_BROKEN_OFF: Final = ",;:،؛，；："
_BLANKS: Final = re.compile(r"[ \t\n]+")


def settle(letter: Letter) -> Letter:
    """Return the letter with the marks of its notes in their places, its notes ended and numbered."""
    style = letter.note_style
    parts = (part._replace(blocks=note_marks.placed(part.blocks, style)) for part in letter.parts)
    return number_notes(end_notes(replace(letter, parts=tuple(parts))))


# -- the stop -------------------------------------------------------------------------------------------


def end_notes(letter: Letter) -> Letter:
    """Return the letter with a stop at the end of each note that has none; one that ends in a citation gets it when
    that is set."""
    return _with_notes(letter, lambda note: _ended(note, letter.note_style))


def _ended(note: Note, style: NoteStyle) -> Note:
    blocks = map_paragraphs(note.blocks, lambda children: map_inlines(children, lambda node: [_tidied(node, style)]))
    return replace(note, blocks=_ended_blocks(blocks, style.points.stop))


def _tidied(node: Inline, style: NoteStyle) -> Inline:
    match node:
        case Text(text):
            return Text(_BLANKS.sub(" ", text))
        case Note():
            return _ended(node, style)
        case _:
            return node


def _ended_blocks(blocks: tuple[Block, ...], stop: str) -> tuple[Block, ...]:
    if not blocks:
        return blocks
    last: Block
    match blocks[-1]:
        case Paragraph(children):
            last = Paragraph(ended(children, stop))
        case Quote(children):
            last = Quote(_ended_blocks(children, stop))
        case BulletList(items) | OrderedList(items) as listed:
            last = replace(listed, items=(*items[:-1], _ended_blocks(items[-1], stop)) if items else items)
    return (*blocks[:-1], last)


def ended(children: tuple[Inline, ...], stop: str) -> tuple[Inline, ...]:
    """Return the words of a note with a stop at their end if they have none. Words in Latin script have a full stop
    in any language."""
    text = inline_text(children).rstrip()
    last = _last_node(children)
    if not text or isinstance(last, (Citation, Note)) or (_is_ended(text) and not _is_address(last)):
        return children
    rest = list(children)
    if isinstance(end := rest[-1], Text) and not _is_address(last):
        rest[-1] = Text(end.text.rstrip().rstrip(_BROKEN_OFF))
    return tuple(join_texts([*rest, Text(stop if _is_foreign(text) else ".")]))


def _is_ended(text: str) -> bool:
    """True if a text ends in a stop, inside its last quotation marks or brackets around all of it too."""
    inner = text[:-1] if text[0] == "(" and text[-1] == ")" and text.count("(") == 1 else text
    return inner.rstrip(_QUOTES).rstrip()[-1:] in tuple(_ENDS)


def _last_node(children: Sequence[Inline]) -> Inline | None:
    """Return the last inline that prints something: a link as a whole, of emphasis the last inside it."""
    for node in reversed(children):
        if isinstance(node, Text) and not node.text.strip():
            continue
        return _last_node(node.children) if isinstance(node, Nested) and not isinstance(node, Link) else node
    return None


def _is_address(node: Inline | None) -> bool:
    """True for an address that is printed: no stop or question mark in it ends a sentence."""
    return isinstance(node, Link) and inline_text(node.children) in (node.target, node.target.removeprefix("mailto:"))


def without_own_stop(before: str, last: str) -> str:
    """Return the last text of a note without the stop that the style of citations puts there, where a stop precedes it
    or the language has another. `before` is what the note has before that text."""
    if not last.endswith("."):
        return last
    text = (before + last[:-1]).rstrip(_QUOTES)
    return last[:-1] if text[-1:] in tuple(_ENDS) or _is_foreign(text) else last


def _is_foreign(text: str) -> bool:
    """True if a text has letters of another script than Latin."""
    return any(character.isalpha() and character > "\u024f" for character in text)


# -- numbers --------------------------------------------------------------------------------------------


def number_notes(letter: Letter) -> Letter:
    """Return the letter with its notes numbered in the order of their first marks, and the marks of one place in the
    order of their numbers, each once. Notes that had one number, or no number and the same words, have one number."""
    numbers: dict[Any, int] = {}

    def numbered(note: Note) -> Note:
        same = note.number or (note.blocks, note.language)
        return replace(note, number=numbers.setdefault(same, len(numbers) + 1))

    with_numbers = _with_notes(letter, numbered)
    parts = (part._replace(blocks=map_paragraphs(part.blocks, _marks_in_order)) for part in with_numbers.parts)
    return replace(with_numbers, parts=tuple(parts)) if numbers else letter


def _marks_in_order(children: Iterable[Inline]) -> Iterator[Inline]:
    for is_note, run in groupby(children, key=lambda node: isinstance(node, Note)):
        if is_note:
            notes = {node.number: node for node in run if isinstance(node, Note)}
            yield from (notes[number] for number in sorted(notes))
        else:
            for node in run:
                if isinstance(node, Nested):
                    yield replace(node, children=tuple(_marks_in_order(node.children)))
                else:
                    yield node


def marks(parts: Iterable[Part]) -> Iterator[Note]:
    """Yield the note of each mark in the order of the letter."""
    for part in parts:
        for paragraph in paragraphs([*([part.heading] if part.heading else []), *part.blocks]):
            yield from (node for node in inlines(paragraph.children) if isinstance(node, Note))


def _with_notes(letter: Letter, change: Callable[[Note], Note]) -> Letter:
    """Return the letter with each note changed, but not those inside others."""

    def changed(children: Iterable[Inline]) -> tuple[Inline, ...]:
        return map_inlines(children, lambda node: [change(node) if isinstance(node, Note) else node])

    if next(marks(letter.parts), None) is None:
        return letter
    parts = (
        part._replace(
            blocks=map_paragraphs(part.blocks, changed),
            heading=Paragraph(changed(part.heading.children)) if part.heading else None,
        )
        for part in letter.parts
    )
    return replace(letter, parts=tuple(parts))

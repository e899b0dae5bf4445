"""Where the mark of a note stands beside punctuation.

Languages differ: English has the mark after the stop, French before it, Russian before a full stop and after a question
mark. What was typed stays as it is; only the mark changes places with the punctuation beside it, and what a language
leaves to the sense stays where the writer put it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from letterkit.languages.language import EVERY_STOP, NoteStyle
from letterkit.letter.markup import Block, Citation, Commented, Inline, Nested, Note, Text, join_texts, map_paragraphs

Mark = Note | Citation
"""What a mark is printed for: a citation becomes a note before the letter is written."""

_QUOTES: Final = '”»"“«」』'
"""Quotation marks that can close in one of the languages. A single one may be an apostrophe."""
_AFTER_MARK: Final = re.compile(rf"[{_QUOTES}]*[{EVERY_STOP}][{EVERY_STOP}{_QUOTES}’']*|[{_QUOTES}]+(?=\s|$)")
_RUN: Final = re.compile(rf"[{EVERY_STOP}]+")
_BETWEEN_MARKS: Final = ("", *",;،؛，；、")
_LONGEST: Final = 24
"""Characters of an abbreviation at most; no more of a text is looked at for each mark."""
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


def placed(blocks: Iterable[Block], style: NoteStyle) -> tuple[Block, ...]:
    """Return the blocks with each mark on the side of the punctuation that the language wants, close to its word."""
    return map_paragraphs(blocks, lambda children: _placed(children, style))


def _placed(children: Iterable[Inline], style: NoteStyle) -> tuple[Inline, ...]:
    done: list[Inline] = []
    waiting = join_texts(_without_last_marks(children, style))
    index = 0
    while index < len(waiting):
        marks = _marks_from(waiting, index)
        if not marks:
            done.append(waiting[index])
            index += 1
            continue
        index += len(marks)
        _strip_blank(done)
        following = waiting[index] if index < len(waiting) else None
        between = _punctuation_after(following, marks, style)
        if between and isinstance(following, Text):
            done.append(Text(between))
            waiting[index] = Text(following.text[len(between) :])
        behind = "" if between else _take_punctuation_before(done, style)
        done += [mark for mark in marks if isinstance(mark, Mark)]
        done += [Text(behind)] if behind else []
    return tuple(node for node in join_texts(done) if node != Text(""))


def _without_last_marks(children: Iterable[Inline], style: NoteStyle) -> list[Inline]:
    """Return the inlines with the marks at the end of an emphasis or a link moved behind it."""
    nodes: list[Inline] = []
    for node in children:
        if not isinstance(node, Nested) or isinstance(node, Commented):
            nodes.append(node)
            continue
        inner = list(_placed(node.children, style))
        last = len(inner)
        while last and isinstance(inner[last - 1], Mark):
            last -= 1
        nodes += [replace(node, children=tuple(inner[:last]))] if last else []
        nodes += inner[last:]
    return nodes


def _marks_from(nodes: Sequence[Inline], start: int) -> list[Inline]:
    """Return the marks in a row that begin at an index, with the blanks and commas that were typed between them, which
    the formats have in their own way; an empty list for none."""
    end = start
    for index in range(start, len(nodes)):
        node = nodes[index]
        if isinstance(node, Mark):
            end = index + 1
        elif index == start or not isinstance(node, Text) or node.text.strip() not in _BETWEEN_MARKS:
            break
    return list(nodes[start:end])


def _strip_blank(before: list[Inline]) -> None:
    """Take the blank at the end away: a mark stands close to its word."""
    if before and isinstance(last := before[-1], Text):
        before[-1] = Text(last.text.rstrip())


def _punctuation_after(following: Inline | None, marks: Sequence[Inline], style: NoteStyle) -> str:
    """Return the punctuation that stands after the mark and belongs before it."""
    if not isinstance(following, Text):
        return ""
    every = style.number_after_punctuation and isinstance(marks[0], Citation)
    if every or style.stands_after == EVERY_STOP:
        found = _AFTER_MARK.match(following.text)
    else:
        found = _RUN.match(following.text)
        if found and not _is_ellipsis(found[0], style) and not set(found[0]) <= set(style.stands_after):
            return ""
    if found is None or (found[0][-1].isascii() and following.text[found.end() : found.end() + 1].isalnum()):
        return ""
    return found[0]


def _is_ellipsis(stops: str, style: NoteStyle) -> bool:
    return stops == "..." and "…" in style.stands_after


def _take_punctuation_before(before: list[Inline], style: NoteStyle) -> str:
    """Take the stop off the end of what stands before a mark and return it, where the language has it after the mark.
    That of an abbreviation stays."""
    if not style.stands_before or not before or not isinstance(last := before[-1], Text):
        return ""
    stop, words = last.text[-1:], last.text[:-1].rstrip()
    if not stop or stop not in style.stands_before or not words or words[-1] in EVERY_STOP:
        return ""
    if stop == "." and _is_abbreviation(words, style):
        return ""
    before[-1] = Text(words)
    return last.text[len(words) :]


def _is_abbreviation(text: str, style: NoteStyle) -> bool:
    """True if the last word of a text is one that ends in a stop: `etc`, an initial, `т.д`."""
    word = _LAST_WORD.search(text[-_LONGEST:])
    if word is None:
        return False
    return "." in word[0] or word[0].casefold() in style.abbreviations or (len(word[0]) == 1 and word[0].isupper())

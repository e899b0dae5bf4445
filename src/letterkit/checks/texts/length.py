"""How many pages a letter will have, without printing it.

Printing takes a hundred times longer than all rules together. The numbers below were read off our own PDF pages: A4 and
US Letter, 11 points, the margins of the shipped layout; `tests/checks/test_length.py` compares estimate and print.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from letterkit.checks.texts.subject import Subject
from letterkit.compose.signatories import entry, is_list
from letterkit.letter.columns import LINE, columns
from letterkit.letter.model import Recipient
from letterkit.letter.paper import A4, US_LETTER, sheet

_LINE: Final = {"ru": 84, "ar": 90, "zh": 42, "ja": 42, "ko": 52}
_LATIN: Final = 98
_NOTE_LINE: Final = 1.2
"""A line of a note holds this many times more than a line of the letter."""
_PAGE: Final = {A4: 48.8, US_LETTER: 46.4}
_GAP: Final = 0.55
"""The blank below a paragraph, in lines."""
_ENTRY_LINE, _ENTRY_GAP = 0.92, 0.05
"""A line of a list of signatories, and the blank below an entry."""


def pages(letter: Subject, *, sign_on_list: bool = True) -> float:
    """The number of pages as printed, such as 2.3: two pages, and a third of the next; without the list of those who
    sign where it is not wanted."""
    line = _LINE.get(letter.language, _LATIN)
    listed = is_list(letter.draft)
    lines = _head(letter) + _foot(letter) + (0 if listed else _signatures(letter))
    lines += _list(letter) if listed and sign_on_list else 0
    for one in letter.prose:
        if one.kind in ("passage", "ask", "note", "heading"):
            wide = line * _NOTE_LINE if one.kind == "note" else line
            size = 1 / _NOTE_LINE if one.kind == "note" else 1.0
            lines += sum(size * ceil((end - start) / wide) + _GAP for start, end in one.paragraphs)
    return lines / _PAGE[sheet(letter.draft.language, letter.library.profile.paper)]


def _head(letter: Subject) -> float:
    draft = letter.draft
    sender = draft.sender
    found = 2.0
    if sender:
        found += 1.5 * bool(sender.name) + len(sender.lines) + bool(sender.website or sender.email or sender.phone) + 1
    if draft.layout.recipients == "lines":
        found += _addresses(draft.recipients)
    if draft.layout.cc == "head":
        found += _addresses(draft.cc)
    return found + 2 * bool(draft.subject) + (1.5 if draft.salutation != "" and draft.recipients else 0)


def _foot(letter: Subject) -> float:
    draft = letter.draft
    return 2.0 + (_addresses(draft.cc) if draft.layout.cc == "end" else 0) + len(draft.enclosures)


def _signatures(letter: Subject) -> float:
    """Lines of signatures with room to sign."""
    named = [one for one in letter.draft.signing if not one.withheld]
    return sum(2 + bool(one.title) + bool(one.organization) for one in named)


def _list(letter: Subject) -> float:
    """Lines of the page that a list of signatories takes, in its columns."""
    language = letter.library.language(letter.draft.language)
    entries = [entry(one, language) for one in letter.draft.signing if not one.withheld]
    count = columns(entries)
    height = sum(ceil(len(text) / LINE[count]) * _ENTRY_LINE + _ENTRY_GAP for text in entries)
    headings = {one.group for one in letter.draft.signing if one.group.strip()}
    return (height + 2 * len(headings)) / count


def _addresses(people: Iterable[Recipient]) -> float:
    return sum(bool(one.name) + bool(one.title) + bool(one.organization) + len(one.lines) + 0.6 for one in people)

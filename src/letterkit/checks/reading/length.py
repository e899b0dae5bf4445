"""How many pages a letter will have, without printing it.

Printing takes a hundred times longer than all rules together. The numbers below were read off our own PDF pages: A4 and
US Letter, 11 points, the margins of the shipped layout; `tests/checks/test_length.py` compares estimate and print.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from letterkit.checks.reading.subject import Subject
from letterkit.letter.model import Recipient
from letterkit.letter.paper import A4, US_LETTER, sheet

_LINE: Final = {"ru": 84, "ar": 90, "zh": 42, "ja": 42, "ko": 52}
_LATIN: Final = 98
_NOTE_LINE: Final = 1.2
"""A line of a note holds this many times more than a line of the letter."""
_PAGE: Final = {A4: 48.8, US_LETTER: 46.4}
_GAP: Final = 0.55
"""The blank below a paragraph, in lines."""


def pages(letter: Subject) -> float:
    """The number of pages as printed, such as 2.3: two pages, and a third of the next."""
    line = _LINE.get(letter.language, _LATIN)
    lines = _head(letter) + _foot(letter)
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
    lines = 2.0 + (_addresses(draft.cc) if draft.layout.cc == "end" else 0) + len(draft.enclosures)
    for one in draft.signing:
        lines += 1 if not one.name else 1 + bool(one.title) + bool(one.organization) + 1
    return lines


def _addresses(people: Iterable[Recipient]) -> float:
    return sum(bool(one.name) + bool(one.title) + bool(one.organization) + len(one.lines) + 0.6 for one in people)

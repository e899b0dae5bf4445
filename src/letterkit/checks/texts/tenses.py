"""Whether a sentence tells what happened, or what is planned: by its helping words and by the endings of verbs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from letterkit.checks.texts.dates import is_in_date
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span, Word

_HELPED = 3
"""Words between a helping verb and its participle: ‘a ensuite été fermé’."""
_LEAST = 5
"""Letters of a word whose ending says that it is a verb: ‘used’ and ‘need’ look alike."""


@cached_for_texts
def told_sentences(subject: Subject, prose: Prose) -> frozenset[Span]:
    """Return the sentences with one of the commonest words of what happened; not those of what is (‘are detained’)."""
    return frozenset(
        prose.sentence_at(match.start)
        for match in subject.matches("past", prose)
        if not _is_of_now(subject, prose, match.start)
    )


@cached_for_texts
def past_sentences(subject: Subject, prose: Prose) -> frozenset[Span]:
    """Return the sentences that tell what happened, by those words or by the ending of any verb."""
    return frozenset(prose.sentence_at(position) for position in past_verbs(subject, prose))


@cached_for_texts
def past_verbs(subject: Subject, prose: Prose) -> tuple[int, ...]:
    """Return where the verbs of a text stand that tell what happened, in its order."""
    endings = tuple(subject.words["past-endings"])
    not_verbs, helpers = subject.words["past-not"], subject.words["past-helpers"]
    places = {match.start for match in subject.matches("past", prose) if not _is_of_now(subject, prose, match.start)}
    for index, word in enumerate(prose.words):
        if len(word.folded) < _LEAST or not word.folded.endswith(endings) or word.folded in not_verbs:
            continue
        helped = any(before.folded in helpers for before in prose.words[max(index - _HELPED, 0) : index])
        if helped if helpers else not _is_of_now(subject, prose, word.start):
            places.add(word.start)
    return tuple(sorted(places))


def _is_of_now(subject: Subject, prose: Prose, position: int) -> bool:
    """True for a verb behind ‘is’, ‘are’, ‘being’, with one word between them at most."""
    present = subject.words["past-not-behind"]
    return bool(present) and any(word.folded in present for word in words_before(prose, position, 2))


@cached_for_texts
def planned_sentences(subject: Subject, prose: Prose) -> frozenset[Span]:
    """Return the sentences that speak of what is to come. ‘3 May’ is a date, and ‘may’ a plan."""
    return frozenset(
        prose.sentence_at(match.start)
        for match in subject.matches("planned", prose)
        if not is_in_date(subject, prose, match.start)
        and not (match.phrase in subject.words["months"] and prose.text[match.start].isupper())
    )


def words_before(prose: Prose, position: int, count: int) -> Sequence[Word]:
    """Return the last words before a position, in the order of the text, of its sentence only."""
    first = prose.sentence_at(position)[0]
    index = bisect_left(prose.words, position, key=lambda word: word.start)
    return [word for word in prose.words[max(index - count, 0) : index] if word.start >= first]

"""The rule about appeals to a norm that no instrument stands behind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.wording import say


def norm_not_named(subject: Subject) -> Iterator[Issue]:
    """Who appeals to a norm says which one it is.

    Why: nobody can be held to “international standards”; a reader answers that none of them says so.
    Example: “This violates international law.” “It does not meet best practice in human rights.” “Every child has the
    right to play.” And nowhere in the letter a treaty, a law or a resolution.
    Instead: name the instrument and its article, and cite it: “article 21 of the International Covenant on Civil and
    Political Rights”. It is told once in a letter, and not where the passage, or one beside it, names one.
    Source: advocacy practice; the words are in the word lists (`norm-vague`, `right-claimed`, `right-spoken-of`,
    `instrument`).
    """
    names = _passages_that_name_one(subject)
    if "norm" in subject.pack.requires and not any(one.passage.plays("norm") for one in subject.passages):
        return  # that there is no norm at all is said already
    places = [
        (prose, span)
        for prose in subject.body
        if prose.kind == "passage" and prose.origin.typed and _may_appeal(prose, names)
        for span in _appeals(subject, prose, alone=not names)
    ]
    if not places:
        return
    lawful = [place for place in places if place[1][0] not in _rights(subject, place[0])]
    prose, (start, end) = (lawful or places)[0]
    message = say("‘{words}’ names no instrument.", words=" ".join(prose.text[start:end].split()))
    if len(places) > 1:
        message += " " + say("So it is in {number} places.", number=len(places))
    hint = say("Name the treaty, the law or the resolution, with its article; or leave the appeal out.")
    yield Issue(message, hint, prose.path, prose.span(start, end))


def _may_appeal(prose: Prose, names: frozenset[int]) -> bool:
    """True for a passage without an instrument in it or beside it. Where the letter names one elsewhere, what it says
    at its beginning and end is taken to be of that."""
    if not names:
        return True
    near = names.intersection(range(prose.number - 1, prose.number + 2))
    return not near and prose.role in ("situation", "norm", "risk")


def _appeals(subject: Subject, prose: Prose, *, alone: bool) -> Iterator[Span]:
    """Yield the words that appeal to a norm: the law behind or before a word of obedience or breach, and, where the
    letter names no instrument at all, a right that everybody is said to have."""
    leads = [match.end for match in subject.matches("norm-applied", prose)]
    spoken = [match.start for match in subject.matches("norm-speaks", prose)]
    found = list[Span]()
    for match in subject.matches("norm-vague", prose):
        start, end = prose.sentence_at(match.start)
        before = bisect_right(leads, match.start) - 1
        is_led = before >= 0 and leads[before] >= max(start, match.start - _NEAR)
        behind = bisect_left(spoken, match.end)
        speaks = behind < len(spoken) and spoken[behind] < min(end, match.end + _SOON)
        if (is_led or speaks) and not _is_of_a_name(prose, match):
            found.append((match.start, match.end))
    if alone:
        found += [(match.start, match.end) for match in subject.matches("right-claimed", prose)]
        found += [(match.start, match.end) for match in _rights(subject, prose).values()]
    yield from (span for span in sorted(set(found)) if not is_quoted(prose, span[0]))


def _rights(subject: Subject, prose: Prose) -> dict[int, PhraseMatch]:
    """Return the words of rights in a passage that is to name the norm, by their places."""
    if not prose.number or not subject.passages[prose.number - 1].passage.plays("norm"):
        return {}
    return {match.start: match for match in subject.matches("right-spoken-of", prose)}


def _is_of_a_name(prose: Prose, match: PhraseMatch) -> bool:
    """True for the first words of a longer name: the Human Rights Law Centre."""
    behind = prose.text[match.end : match.end + 2]
    return prose.text[match.start].isupper() and behind[:1] == " " and behind[1:].isupper()


_NEAR, _SOON = 45, 16
"""Characters between a word of obedience or breach and the norm, and between the norm and what it demands."""


def _passages_that_name_one(subject: Subject) -> frozenset[int]:
    """Return the numbers of the passages that name, cite or invoke an instrument; 0 is the subject of the letter."""
    invoking = {composed.number for composed in subject.passages if composed.passage.invokes}
    return frozenset(invoking.union(prose.number for prose in subject.prose if _names_one(subject, prose)))


@cached_for_texts
def _names_one(subject: Subject, prose: Prose) -> bool:
    if subject.matches("treaty-named", prose) or "[@" in prose.origin.raw:
        return True
    asks = prose.role == "ask" or prose.kind in ("ask", "question", "subject")
    matches = subject.matches("instrument", prose)
    if asks:  # what is to be repealed or passed is no measure
        return any(match.value == "article" and _has_number(prose, match) for match in matches)
    return any(_is_instrument(prose, match) for match in matches) or bool(_ACRONYM.search(prose.text))


def _is_instrument(prose: Prose, match: PhraseMatch) -> bool:
    """True if a word of a list is one of an instrument here: any, with a capital, or with a number or a year."""
    if match.value == "capital":
        return prose.text[match.start].isupper() and _is_inside_sentence(prose, match)
    return match.value == "any" or _has_number(prose, match)


def _is_inside_sentence(prose: Prose, match: PhraseMatch) -> bool:
    return prose.sentence_at(match.start)[0] != match.start


def _has_number(prose: Prose, match: PhraseMatch) -> bool:
    return any(ch.isdecimal() for ch in prose.text[match.end : match.end + _NUMBER])


_NUMBER: Final = 16
_ACRONYM: Final = re.compile(
    r"\b(?:ICCPR|ICESCR|CEDAW|UNCAT|CRPD|ICERD|UNDRIP|UDHR|ECHR|ACHR|GDPR|RGPD|PIDCP|PIDESC|DUDH|CEDH|UNCLOS|OPCAT|"
    r"UNCRC|МПГПП|ВДПЧ|ЕКПЧ)\b"
)

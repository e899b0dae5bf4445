"""Who may read a name: what the people in a draft agreed to, on a day, before an audience."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.model import Draft, FactValue, Signatory, Sourced
from letterkit.letter.person import Consent, Person, as_consent, has_letters, searchable_part

if TYPE_CHECKING:
    from letterkit.packs.pack import Pack
    from letterkit.protection.name_search import NameSearch

Audience = Literal["public", "recipient", "internal"]
AUDIENCES: Final[tuple[Audience, ...]] = ("public", "recipient", "internal")
"""Everybody; those to whom the letter is addressed; the organisation's own staff."""

_MAY_READ: Final[dict[Consent, tuple[Audience, ...]]] = {
    "public": ("public", "recipient", "internal"),
    "recipient-only": ("recipient", "internal"),
    "never": ("internal",),
    "not-asked": ("internal",),
}


def may_read(person: Person, audience: Audience, day: dt.date) -> bool:
    """Return True if an audience may read a name on a day; consent that has run out is none."""
    consent: Consent = "never" if person.until is not None and day > person.until else person.consent
    return audience in _MAY_READ[consent]


def people_to_protect(draft: Draft, pack: Pack | None = None) -> tuple[Person, ...]:
    """Return everybody whose name some audience may not read: the people whom the draft lists, signatories whose names
    are withheld, and the one whom the letter is about unless everybody may read the name by the answer to the question
    on consent (of its pack)."""
    return (*draft.people, *_withheld_signatories(draft.signatories), *_people_without_consent(draft, pack))


def _withheld_signatories(signatories: Iterable[Signatory]) -> Iterator[Person]:
    for signatory in signatories:
        name = signatory.name.strip()
        if signatory.withheld and has_letters(searchable_part(name)) and not is_anonymous(name):
            yield Person(searchable_part(name))


def _people_without_consent(draft: Draft, pack: Pack | None) -> Iterator[Person]:
    """Yield the people of answers that wait for consent. A question that is asked for several passages has its answers
    there; consent counts for the name that stands beside it."""
    kept: list[Mapping[str, FactValue]] = [draft.facts, *(passage.answers for passage in draft.passages or ())]
    asked = {
        (one.consent_to, one.path.rpartition(".")[2], one.described_by)
        for one in (pack.questions if pack else ())
        if one.consent_to
    }
    for named, agreed, described in sorted(asked):
        for answers in kept:
            answer = answers.get(agreed)
            consent = as_consent(answer.value if isinstance(answer, Sourced) else answer) or "never"
            if consent == "public":
                continue
            pseudonym = next(_texts(answers.get(described)), "")
            names = map(searchable_part, _texts(answers.get(named)))
            yield from (Person(name, consent=consent, pseudonym=pseudonym) for name in names if has_letters(name))


def _texts(answer: FactValue) -> Iterator[str]:
    """Yield the texts of an answer, with or without a source, one or several."""
    if isinstance(answer, Sourced):
        yield from _texts(answer.value)
    elif isinstance(answer, tuple):
        for text in answer:
            yield from _texts(text)
    elif isinstance(answer, str):
        yield answer


def protected_people(draft: Draft, audience: Audience, day: dt.date, pack: Pack | None = None) -> tuple[Person, ...]:
    """Return the people of a draft whose names an audience may not read on a day."""
    return tuple(person for person in people_to_protect(draft, pack) if not may_read(person, audience, day))


def name_search(draft: Draft, people: Sequence[Person]) -> NameSearch:
    """Return a search for the names of some people of a draft. Where another person in the letter is named in full, the
    surname is theirs; alone, and anywhere else, it is not."""
    return _cached_search(tuple(people), tuple(_other_names(draft, set(people))) if people else ())


@lru_cache(maxsize=8)
def _cached_search(people: tuple[Person, ...], others: tuple[str, ...]) -> NameSearch:
    """Build the search; the rules and the letter ask for the same people, so that it is cached."""
    from letterkit.protection.name_search import NameSearch

    return NameSearch(people, others)


def _other_names(draft: Draft, hidden: set[Person]) -> Iterator[str]:
    yield from (recipient.name for recipient in (*draft.recipients, *draft.cc))
    yield from (signatory.name for signatory in draft.signing if not signatory.withheld)
    for person in draft.people:
        if person not in hidden:
            yield from (person.name, *person.also)

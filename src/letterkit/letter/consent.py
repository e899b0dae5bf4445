"""Who may read a name: what the people in a draft agreed to, on a day, before an audience."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from letterkit.letter.model import Consent, Draft, Person

if TYPE_CHECKING:
    from letterkit.letter.name_forms import Names

Audience = Literal["public", "recipient", "internal"]
AUDIENCES: Final[tuple[Audience, ...]] = ("public", "recipient", "internal")
"""Everybody; those to whom the letter is addressed; the organisation's own staff."""

_MAY_READ: Final[dict[Consent, tuple[Audience, ...]]] = {
    "public": ("public", "recipient", "internal"),
    "recipient-only": ("recipient", "internal"),
    "never": ("internal",),
}


def may_read(person: Person, audience: Audience, day: dt.date) -> bool:
    """Whether an audience may read a name on a day; consent that has run out is none."""
    consent: Consent = "never" if person.until is not None and day > person.until else person.consent
    return audience in _MAY_READ[consent]


def protected(draft: Draft, audience: Audience, day: dt.date) -> tuple[Person, ...]:
    """The people of a draft whose names an audience may not read on a day."""
    return tuple(one for one in draft.people if not may_read(one, audience, day))


def finder(draft: Draft, people: Sequence[Person]) -> Names:
    """Looks for the names of some people of a draft. A surname that somebody else in the letter has is theirs too, so
    alone it does not say who is meant."""
    from letterkit.letter.name_forms import Names

    hidden = set(people)
    others = [one.name for one in (*draft.recipients, *draft.cc)] + [one.name for one in draft.signing]
    others += [name for one in draft.people if one not in hidden for name in (one.name, *one.also)]
    return Names(people, others)

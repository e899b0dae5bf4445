"""People whom a letter speaks of, and who may read their names."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from letterkit.letter.descriptions import described
from letterkit.wording import say

Consent = Literal["public", "recipient-only", "never", "not-asked"]
"""Who may read a name. `not-asked`: nobody has asked the person yet, so it counts as `never` until somebody has."""
_CONSENTS: Final[tuple[Consent, ...]] = get_args(Consent)


def as_consent(value: object) -> Consent | None:
    """Return the consent that a value of a draft is, None for anything else. A yes or no of an older draft, where
    nobody asked who may read a name, is `public` or `never`."""
    if isinstance(value, bool):
        return "public" if value else "never"
    return next((consent for consent in _CONSENTS if consent == value), None)


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the letter speaks of, and who may read the name. Never printed."""

    name: str = field(metadata=described("The name as the letter may have it."))
    also: tuple[str, ...] = field(default=(), metadata=described("Other forms of the name, in any script."))
    consent: Consent = field(
        default="never",
        metadata=described(
            "Who may read the name: everybody, those to whom the letter goes, nobody outside; "
            "not-asked: nobody outside, until somebody has asked."
        ),
    )
    pseudonym: str = field(default="", metadata=described("What is printed in its place."))
    until: dt.date | None = field(
        default=None, metadata=described("The last day of the consent; after it the consent is never.")
    )
    minor: bool = field(default=False, metadata=described("Whether the person is a child."))
    gave_account: bool = field(default=False, metadata=described("Whether the letter rests on what this person told."))
    source: str = field(
        default="", metadata=described("How the consent is known: who asked, when, where the answer is kept.")
    )

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError(say("needs a name, so that it can be looked for in the letter"))
        for name in (self.name, *self.also):
            if not has_letters(name):
                raise ValueError(say("‘{name}’ has no letter that could be looked for in the letter", name=name))
            if searchable_part(name) != " ".join(name.split()):
                raise ValueError(
                    say(
                        "‘{name} …’ is longer than a name: write the name alone, or several under `also`",
                        name=name[:20],
                    )
                )


_LONGEST_WORD = 60
_MOST_WORDS = 20
"""Letters of the longest word, and words of the longest name, that are looked for."""


def searchable_part(name: str) -> str:
    """Return the part of a name that is looked for: all of it, unless it is far longer than names are."""
    return " ".join(word[:_LONGEST_WORD] for word in name.split()[:_MOST_WORDS])


def has_letters(name: str) -> bool:
    """Return True if a name has a letter or figure in it, so that it can be looked for."""
    return any(ch.isalnum() for ch in name)

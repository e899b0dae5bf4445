"""The draft as data: what stands in the file, typed and frozen.

The classes are standard-library dataclasses. `letter/reading.py` builds them; pydantic validates them
(`letter/validation.py`) whenever anything is not plainly right, and writes their JSON Schema. They are
not `pydantic.BaseModel` classes because importing pydantic takes longer than everything else that
`check` and `render` do with a sound draft: see docs/architecture.md.

Plain fields hold text exactly as typed. `Passage.text` and `Ask.action` hold Markdown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from letterkit.letter.roles import Role
from letterkit.tags import LANGUAGE_TAG, iso_date

FORMAT = 1
"""The version of the draft format that this program writes."""

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Sourced:
    """A fact with the place where it can be checked."""

    value: Scalar | tuple[Scalar, ...]
    source: str = ""


FactValue = Scalar | Sourced | tuple[Scalar | Sourced, ...] | None


@dataclass(frozen=True, slots=True)
class Sender:
    """The letterhead. `logo` is the path of a picture (PNG, JPEG), from the folder of the draft."""

    name: str = ""
    lines: tuple[str, ...] = ()
    website: str = ""
    email: str = ""
    phone: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the letter is addressed or copied to; `style` is a key of the forms of address. `email` is not printed:
    an e-mail with the letter goes there."""

    name: str = ""
    title: str = ""
    organization: str = ""
    lines: tuple[str, ...] = ()
    style: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        if not (self.name.strip() or self.title.strip() or self.organization.strip()):
            raise ValueError("needs at least one of name, title and organization")


@dataclass(frozen=True, slots=True)
class Layout:
    """Small switches of presentation."""

    recipients: Literal["lines", "hidden"] = "lines"
    cc: Literal["head", "end"] = "head"
    date: Literal["top", "end", "hidden"] = "top"


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a piece that is not a letter, and where it appeared."""

    author: str = ""
    publication: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A norm that a passage invokes: its id in the norms library, and the paragraph or article."""

    norm: str
    at: str = ""


DATE_LIKE = re.compile(r"\d{4}-\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for. `action` is Markdown; `deadline` is an ISO date or words such as 'within 30 days'."""

    action: str
    actor: str = ""
    deadline: str = ""

    def __post_init__(self) -> None:
        if DATE_LIKE.match(self.deadline.strip()) and self.deadline_date is None:
            raise ValueError(f"‘{self.deadline}’ is not a date: write it as 2026-11-30, or in words")

    @property
    def deadline_date(self) -> dt.date | None:
        """The deadline as a date, where it is one."""
        return iso_date(self.deadline.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """One rhetorical move. Without `text` the template writes it from the facts."""

    role: Role
    also: tuple[Role, ...] = ()
    heading: str = ""
    text: str | None = None
    invokes: tuple[Invocation, ...] = ()
    asks: tuple[Ask, ...] = ()

    def plays(self, role: str) -> bool:
        """Whether the passage makes this move, as its main role or beside it."""
        return self.role == role or role in self.also


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs. `withheld`: the name is not printed; `withdrawn`: no longer signs and is not printed."""

    name: str = ""
    title: str = ""
    organization: str = ""
    places: tuple[str, ...] = ()
    capacity: Literal["organization", "individual", "personal"] | None = None
    group: str = ""
    withheld: bool = False
    withdrawn: bool = False
    signed: dt.date | None = None


Consent = Literal["public", "recipient-only", "never"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the letter speaks of, and who may read the name. This part of the draft is never printed.

    `also` are other forms of the name, in any script. `consent`: everybody may read it, only those the letter is
    addressed to, or nobody outside; after the day `until` it counts as `never`. `pseudonym` is printed instead.
    """

    name: str
    also: tuple[str, ...] = ()
    consent: Consent = "never"
    pseudonym: str = ""
    until: dt.date | None = None
    minor: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("needs a name, so that it can be looked for in the letter")
        for name in (self.name, *self.also):
            if not has_letters(name):
                raise ValueError(f"‘{name}’ has no letter that could be looked for in the letter")
            if searched_name(name) != " ".join(name.split()):
                raise ValueError(
                    f"‘{name[:20]} …’ is longer than a name: write the name alone, or several under `also`"
                )


_LONGEST_WORD = 60
_MOST_WORDS = 20
"""Letters of the longest word, and words of the longest name, that are looked for."""


def searched_name(name: str) -> str:
    """Return what of a name is looked for: all of it, unless it is far longer than names are."""
    return " ".join(word[:_LONGEST_WORD] for word in name.split()[:_MOST_WORDS])


def has_letters(name: str) -> bool:
    """Return True if a name has a letter or figure in it, so that it can be looked for."""
    return any(ch.isalnum() for ch in name)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that the writer has looked at and lets stand: the rule, where (everywhere if empty), and why."""

    rule: str
    reason: str
    path: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("needs a reason, for the colleague who reads it after you")


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter, as its file says it."""

    letterkit: int
    template: str
    language: str = "en-GB"
    date: dt.date | None = None
    place: str = ""
    sender: Sender | None = None
    recipients: tuple[Recipient, ...] = ()
    cc: tuple[Recipient, ...] = ()
    layout: Layout = field(default_factory=Layout)
    subject: str = ""
    byline: Byline | None = None
    salutation: str | None = None
    closing: str | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    passages: tuple[Passage, ...] | None = None
    sources: tuple[Mapping[str, Any], ...] = ()
    bibliography: str = ""
    signatories: tuple[Signatory, ...] = ()
    enclosures: tuple[str, ...] = ()
    reply_by: dt.date | None = None
    people: tuple[Person, ...] = ()
    waive: tuple[Waiver, ...] = ()

    def __post_init__(self) -> None:
        if not LANGUAGE_TAG.fullmatch(self.language):
            raise ValueError(f"‘{self.language}’ is not a language tag: write en-GB, fr, ru, ar …")

    @property
    def signing(self) -> tuple[Signatory, ...]:
        """The signatories that still sign, in order."""
        return tuple(one for one in self.signatories if not one.withdrawn)

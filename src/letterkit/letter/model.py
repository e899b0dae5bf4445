"""The draft as data: the content of the file, typed and frozen.

The classes are standard-library dataclasses. `letter/builder.py` builds them; pydantic validates them
(`letter/validation.py`) whenever anything is not plainly right, and writes their JSON Schema with the descriptions
below. They are not `pydantic.BaseModel` classes because importing pydantic takes longer than everything else that
`check` and `render` do with a sound draft: see docs/architecture.md.

Plain fields hold text exactly as typed. `Passage.text` and `Ask.action` hold Markdown.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from letterkit.letter.norm_kinds import NormKind
from letterkit.letter.roles import Role
from letterkit.tags import LANGUAGE_TAG, iso_date

FORMAT = 1
"""The version of the draft format that this program writes."""

Scalar = str | int | float | bool


def described(description: str) -> dict[str, str]:
    """Return the metadata of a field: what the key means, as an editor shows it and docs/reference.md lists it."""
    return {"description": description}


@dataclass(frozen=True, slots=True)
class Sourced:
    """A fact with the place where it can be checked."""

    value: Scalar | tuple[Scalar, ...] = field(metadata=described("The answer."))
    source: str = field(default="", metadata=described("Where it can be checked; becomes a footnote."))


FactValue = Scalar | Sourced | tuple[Scalar | Sourced, ...] | None


@dataclass(frozen=True, slots=True)
class Sender:
    """The letterhead."""

    name: str = field(default="", metadata=described("The organisation that writes."))
    lines: tuple[str, ...] = field(default=(), metadata=described("Lines under its name: parent body, street, city."))
    website: str = field(default="", metadata=described("Its website."))
    email: str = field(default="", metadata=described("An e-mail address that readers may use."))
    phone: str = field(default="", metadata=described("A telephone number that readers may use."))
    logo: str = field(default="", metadata=described("Path of a picture, PNG or JPEG, from the folder of the draft."))


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person, office or body that the letter is addressed or copied to."""

    name: str = field(
        default="", metadata=described("Name of the person; absent where the letter goes to an office or a body.")
    )
    title: str = field(default="", metadata=described("Office, such as Minister of the Interior."))
    organization: str = field(default="", metadata=described("Body or organisation."))
    lines: tuple[str, ...] = field(default=(), metadata=described("Further lines of the address."))
    style: str = field(
        default="", metadata=described("Form of address, such as head-of-state-f; decides greeting and close.")
    )
    email: str = field(default="", metadata=described("Where an e-mail with the letter goes. Never printed."))

    def __post_init__(self) -> None:
        if not (self.name.strip() or self.title.strip() or self.organization.strip()):
            raise ValueError("needs at least one of name, title and organization")


@dataclass(frozen=True, slots=True)
class Layout:
    """What of the head is printed, and where."""

    recipients: Literal["lines", "hidden"] = field(
        default="lines", metadata=described("Whether the lines of the address are printed.")
    )
    cc: Literal["head", "end"] = field(default="head", metadata=described("Where those stand who receive a copy."))
    date: Literal["top", "end", "hidden"] = field(default="top", metadata=described("Where the date stands."))


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a piece that is not a letter, and where it appeared."""

    author: str = field(default="", metadata=described("Who wrote it."))
    publication: str = field(default="", metadata=described("Where it appeared."))
    url: str = field(default="", metadata=described("Where it can be read."))


@dataclass(frozen=True, slots=True)
class Invocation:
    """A norm that a passage invokes."""

    norm: str = field(metadata=described("Id of a norm in the library, such as wso-2005."))
    at: str = field(default="", metadata=described("Paragraph or article, such as paras. 138-139."))


MOST_STATES = 50
"""States that one letter can be about."""
DATE_LIKE = re.compile(r"\d{4}-\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for."""

    action: str = field(metadata=described("What is to be done, beginning with a verb; Markdown."))
    actor: str = field(default="", metadata=described("Who should do it."))
    deadline: str = field(default="", metadata=described("By when: 2026-12-15, or words such as within 30 days."))

    def __post_init__(self) -> None:
        if DATE_LIKE.match(self.deadline.strip()) and self.deadline_date is None:
            raise ValueError(f"‘{self.deadline}’ is not a date: write it as 2026-11-30, or in words")

    @property
    def deadline_date(self) -> dt.date | None:
        """The deadline as a date; None for words."""
        return iso_date(self.deadline.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """One rhetorical move."""

    role: Role = field(metadata=described("What the passage does in the letter."))
    also: tuple[Role, ...] = field(default=(), metadata=described("Other roles that it plays too."))
    heading: str = field(default="", metadata=described("A line above it."))
    text: str | None = field(
        default=None, metadata=described("Its words, in Markdown; absent: the template writes it from the facts.")
    )
    invokes: tuple[Invocation, ...] = field(default=(), metadata=described("The norms that it invokes."))
    asks: tuple[Ask, ...] = field(
        default=(), metadata=described("What is asked for, printed as a list behind the text.")
    )

    def plays(self, role: str) -> bool:
        """True if the passage makes this move, as its main role or beside it."""
        return self.role == role or role in self.also


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person or organisation that signs."""

    name: str = field(default="", metadata=described("Name of the person."))
    title: str = field(default="", metadata=described("Title or function."))
    organization: str = field(default="", metadata=described("Organisation."))
    places: tuple[str, ...] = field(default=(), metadata=described("City and country."))
    capacity: Literal["organization", "individual", "personal"] | None = field(
        default=None,
        metadata=described(
            "In which capacity the person signs; personal: the organisation is named for information only."
        ),
    )
    group: str = field(default="", metadata=described("Heading under which the name stands in a long list."))
    withheld: bool = field(default=False, metadata=described("The name is not printed, only that somebody signs."))
    withdrawn: bool = field(default=False, metadata=described("Signs no longer, and is not printed."))
    signed: dt.date | None = field(default=None, metadata=described("The day on which the signature was given."))


_NORM_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_LONGEST_ID = 40
MOST_NORMS = 50
"""Norms that one letter can give itself."""
_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class OwnNorm:
    """A norm that the library lacks, as the writer gives it."""

    title: str = field(metadata=described("Its full title, in the letter's language; it is printed as it stands."))
    id: str = field(
        default="",
        metadata=described("What `invokes` and [@id] call it: nsl-2020; absent: made of its symbol or name."),
    )
    short: str = field(default="", metadata=described("A shorter name."))
    symbol: str = field(default="", metadata=described("Symbol or number, such as A/HRC/RES/58/21."))
    kind: NormKind | None = field(default=None, metadata=described("What kind of text it is."))
    date: str | int = field(
        default="", metadata=described("When it was adopted: 2020-06-30; 2020-06 or 2020 where the day is not known.")
    )
    says: Mapping[str, str] = field(
        default_factory=dict,
        metadata=described("What it provides: under each place (art. 12, whole) a whole sentence; printed as typed."),
    )
    source: str = field(
        default="", metadata=described("Where its text can be read, or who compared it with the text. Never printed.")
    )

    def __post_init__(self) -> None:
        if not any(ch.isalnum() for ch in self.title):
            raise ValueError("needs a title, which the letter prints")
        if self.id and not _NORM_ID.fullmatch(self.id):
            raise ValueError(f"the id ‘{self.id[:20]}’ is not letters, figures and hyphens, such as nsl-2020")
        if len(self.says) > _MOST_PLACES:
            raise ValueError(f"says what more than {_MOST_PLACES} places provide: keep those that the letter needs")
        if isinstance(self.date, bool) or not (
            not self.date or iso_date(str(self.date)) or _YEAR_OR_MONTH.fullmatch(str(self.date))
        ):
            raise ValueError(f"‘{self.date}’ is not a date: write 2020-06-30, or 2020-06, or 2020")

    @property
    def key(self) -> str:
        """The id, or what stands in its place: symbol, short name or title in small letters, with hyphens."""
        return self.id or norm_id(self.symbol, self.short, self.title)

    @property
    def adopted(self) -> dt.date | None:
        """The day of adoption; None where it is not known."""
        return iso_date(str(self.date))


def norm_id(*names: str) -> str:
    """Return an id made of the first name that has letters or figures: `S/RES/2736 (2024)` is s-res-2736-2024; of a
    long one its first words."""
    words, id_ = next(filter(None, (re.findall(r"[^\W_]+", name.casefold()) for name in names)), []), ""
    for word in words:
        if id_ and len(id_) + len(word) >= _LONGEST_ID:
            break
        id_ = f"{id_}-{word}" if id_ else word[:_LONGEST_ID]
    return id_


Consent = Literal["public", "recipient-only", "never"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the letter speaks of, and who may read the name. Never printed."""

    name: str = field(metadata=described("The name as the letter may have it."))
    also: tuple[str, ...] = field(default=(), metadata=described("Other forms of the name, in any script."))
    consent: Consent = field(
        default="never",
        metadata=described("Who may read the name: everybody, those to whom the letter goes, nobody outside."),
    )
    pseudonym: str = field(default="", metadata=described("What is printed in its place."))
    until: dt.date | None = field(
        default=None, metadata=described("The last day of the consent; after it the consent is never.")
    )
    minor: bool = field(default=False, metadata=described("Whether the person is a child."))

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("needs a name, so that it can be looked for in the letter")
        for name in (self.name, *self.also):
            if not has_letters(name):
                raise ValueError(f"‘{name}’ has no letter that could be looked for in the letter")
            if searchable_part(name) != " ".join(name.split()):
                raise ValueError(
                    f"‘{name[:20]} …’ is longer than a name: write the name alone, or several under `also`"
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


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that the writer has looked at and lets stand."""

    rule: str = field(metadata=described("Name or code of the rule."))
    reason: str = field(metadata=described("Why the finding may stand, for the colleague who reads it after you."))
    path: str = field(
        default="", metadata=described("Where, such as passages[2].text; absent: everywhere in the letter.")
    )

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("needs a reason, for the colleague who reads it after you")


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter, as its file says it."""

    letterkit: int = field(metadata=described("Version of the draft format: 1."))
    template: str = field(metadata=described("Id of the template, e.g. council-appeal."))
    language: str = field(
        default="en-GB", metadata=described("Language of the letter as a BCP 47 tag: en-GB, fr, ru, ar …")
    )
    date: dt.date | None = field(default=None, metadata=described("Date of the letter, 2026-11-30."))
    place: str = field(default="", metadata=described("Where the letter is written."))
    sender: Sender | None = field(default=None, metadata=described("The letterhead."))
    recipients: tuple[Recipient, ...] = field(default=(), metadata=described("To whom the letter is addressed."))
    cc: tuple[Recipient, ...] = field(default=(), metadata=described("Who receives a copy."))
    layout: Layout = field(default_factory=Layout, metadata=described("Small switches of presentation."))
    subject: str = field(default="", metadata=described("The title line."))
    byline: Byline | None = field(
        default=None, metadata=described("For pieces that are not letters: author, publication, url.")
    )
    salutation: str | None = field(
        default=None, metadata=described("Derived from the recipients when absent; an empty text leaves the line out.")
    )
    closing: str | None = field(
        default=None,
        metadata=described("The complimentary close; derived when absent; an empty text leaves the line out."),
    )
    concerns: tuple[str, ...] = field(
        default=(),
        metadata=described(
            "The States that the letter is about, by ISO code: [UG]; absent: the State that `facts.country` names."
        ),
    )
    facts: Mapping[str, FactValue] = field(
        default_factory=dict, metadata=described("The answers to the template's questions.")
    )
    passages: tuple[Passage, ...] | None = field(
        default=None, metadata=described("The letter, passage by passage; absent: the template's own plan.")
    )
    sources: tuple[Mapping[str, Any], ...] = field(default=(), metadata=described("CSL-JSON items."))
    bibliography: str = field(default="", metadata=described("Path to a CSL-JSON, CSL-YAML or BibTeX file."))
    norms: tuple[OwnNorm, ...] = field(
        default=(), metadata=described("Norms that the library lacks; they are used like its own.")
    )
    signatories: tuple[Signatory, ...] = field(default=(), metadata=described("Who signs."))
    enclosures: tuple[str, ...] = field(default=(), metadata=described("Lines naming what is enclosed."))
    reply_by: dt.date | None = field(default=None, metadata=described("The date by which an answer is asked for."))
    people: tuple[Person, ...] = field(
        default=(), metadata=described("People whom the letter speaks of, and who may read their names. Never printed.")
    )
    waive: tuple[Waiver, ...] = field(
        default=(),
        metadata=described("Findings of `letterkit check` that you let stand: rule, path, reason. Never printed."),
    )

    def __post_init__(self) -> None:
        if not LANGUAGE_TAG.fullmatch(self.language):
            raise ValueError(f"‘{self.language}’ is not a language tag: write en-GB, fr, ru, ar …")
        if self.concerns:
            from letterkit.languages import states  # the table of States, which only such a draft needs

            if len(self.concerns) > MOST_STATES or len(set(self.concerns)) < len(self.concerns):
                raise ValueError("names more States than a letter is about, or one of them twice")
            for code in self.concerns:
                if not states.is_code(code):
                    raise ValueError(f"‘{code}’ is not the code of a State")
        if len(self.norms) > MOST_NORMS or len({norm.key for norm in self.norms}) < len(self.norms):
            raise ValueError("has more norms than a letter invokes, or two with one id")

    @property
    def signing(self) -> tuple[Signatory, ...]:
        """The signatories who have not withdrawn, in order."""
        return tuple(signatory for signatory in self.signatories if not signatory.withdrawn)

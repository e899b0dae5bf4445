"""The draft as data: the content of the file, typed and frozen.

The classes are standard-library dataclasses. `letter/builder.py` builds them; pydantic validates them
(`letter/validation.py`) whenever anything is not plainly right, and writes their JSON Schema with the descriptions
below. They are not `pydantic.BaseModel` classes because importing pydantic takes longer than everything else that
`check` and `render` do with a sound draft: see docs/architecture.md.

Plain fields hold text exactly as typed. `Passage.text`, `Ask.action`, `Evidence.text` and `Annex.text` hold Markdown.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from letterkit.letter import list_limits
from letterkit.letter.descriptions import described
from letterkit.letter.evidence import Case, Evidence
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.letter.person import Person
from letterkit.letter.rewording import Rewording
from letterkit.letter.roles import ROLES, Role
from letterkit.tags import DATE_LIKE, LANGUAGE_TAG, iso_date
from letterkit.wording import say

FORMAT = 1
"""The version of the draft format that this program writes."""

Scalar = str | int | float | bool


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
            raise ValueError(say("needs at least one of name, title and organization"))


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


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for."""

    action: str = field(metadata=described("What is to be done, beginning with a verb; Markdown."))
    actor: str = field(default="", metadata=described("Who should do it."))
    deadline: str = field(default="", metadata=described("By when: 2026-12-15, or words such as within 30 days."))

    def __post_init__(self) -> None:
        if DATE_LIKE.match(self.deadline.strip()) and self.deadline_date is None:
            raise ValueError(
                say("‘{deadline}’ is not a date: write it as 2026-11-30, or in words", deadline=self.deadline)
            )

    @property
    def deadline_date(self) -> dt.date | None:
        """The deadline as a date; None for words."""
        return iso_date(self.deadline.strip())


_MOVE = re.compile(rf"(?:{'|'.join(ROLES)})/[a-z0-9]+(?:-[a-z0-9]+)*")
NEW_PARAGRAPH = "-"
"""Among the ids of the evidence that a passage tells: what follows begins a paragraph."""
MOST_TOLD = 500
"""Ids of evidence, or of sentences left out, in one passage; answers of its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One rhetorical move."""

    role: Role = field(metadata=described("What the passage does in the letter."))
    also: tuple[Role, ...] = field(default=(), metadata=described("Other roles that it plays too."))
    move: str = field(
        default="",
        metadata=described("The move that writes it, such as opening/occasion; absent: that of the plan."),
    )
    heading: str = field(default="", metadata=described("A line above it."))
    text: str | None = field(
        default=None, metadata=described("Its words, in Markdown; absent: the template writes it from the facts.")
    )
    answers: Mapping[str, FactValue] = field(
        default_factory=dict,
        metadata=described("Answers of this passage alone, which go before `facts`: for a move that stands twice."),
    )
    evidence: tuple[str, ...] = field(
        default=(), metadata=described("Ids of the evidence that it tells, in order; `-` begins a paragraph.")
    )
    invokes: tuple[Invocation, ...] = field(default=(), metadata=described("The norms that it invokes."))
    asks: tuple[Ask, ...] = field(
        default=(), metadata=described("What is asked for, printed as a list behind the text.")
    )
    omit: tuple[str, ...] = field(
        default=(), metadata=described("Ids of the move's own sentences that are not printed.")
    )

    def __post_init__(self) -> None:
        if self.move and not _MOVE.fullmatch(self.move):
            raise ValueError(
                say(
                    "‘{move}’ is not the name of a move: write role/name, such as opening/occasion", move=self.move[:40]
                )
            )
        if max(len(self.answers), len(self.evidence), len(self.omit)) > MOST_TOLD:
            raise ValueError(
                say(
                    "has more than {most_told} answers, facts or sentences left out: make it two passages",
                    most_told=MOST_TOLD,
                )
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


_MOST_IN_A_GROUP = 200


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions to the reader under a heading."""

    heading: str = field(default="", metadata=described("The line above them."))
    questions: tuple[str, ...] = field(
        kw_only=True, metadata=described("The questions, which are numbered through the letter.")
    )

    def __post_init__(self) -> None:
        if len(self.questions) > _MOST_IN_A_GROUP:
            raise ValueError(
                say(
                    "has more than {most_in_a_group} questions: ask those whose answers you need",
                    most_in_a_group=_MOST_IN_A_GROUP,
                )
            )


@dataclass(frozen=True, slots=True)
class Annex:
    """A text that goes with the letter and is printed behind it, on a page of its own."""

    title: str = field(default="", metadata=described("What it is called; ‘Annex 1’ and so on is put before it."))
    text: str = field(default="", metadata=described("Its words, in Markdown."))
    file: str = field(
        default="",
        metadata=described(
            "Path from the folder of the draft, instead of `text`: .md and .txt are printed, others are named."
        ),
    )

    def __post_init__(self) -> None:
        if self.text.strip() and self.file.strip():
            raise ValueError(say("has both `text` and `file`: keep one of the two"))


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
            raise ValueError(say("needs a reason, for the colleague who reads it after you"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter, as its file says it."""

    letterkit: int = field(metadata=described("Version of the draft format: 1."))
    template: str = field(metadata=described("Id of the template, e.g. council-appeal."))
    language: str = field(
        default="en-GB", metadata=described("Language of the letter as a BCP 47 tag: en-GB, fr, ru, ar …")
    )
    tone: Literal["firm", "neutral", "diplomatic"] | None = field(
        default=None, metadata=described("How the beginnings of sentences sound that are offered.")
    )
    length: Literal["one-page", "full"] | None = field(
        default=None,
        metadata=described("How long the letter is to be, which tells what is asked."),
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
    evidence: tuple[Evidence, ...] = field(
        default=(), metadata=described("What happened, fact by fact; `passages` say which tells which.")
    )
    cases: tuple[Case, ...] = field(default=(), metadata=described("People or incidents that the letter lists."))
    questions: tuple[str | QuestionGroup, ...] = field(
        default=(), metadata=described("Questions that the reader is asked to answer; they are numbered.")
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
    annexes: tuple[Annex, ...] = field(
        default=(), metadata=described("Texts that go with the letter; they are named among the enclosures.")
    )
    reply_by: dt.date | None = field(default=None, metadata=described("The date by which an answer is asked for."))
    people: tuple[Person, ...] = field(
        default=(), metadata=described("People whom the letter speaks of, and who may read their names. Never printed.")
    )
    rewordings: tuple[Rewording, ...] = field(
        default=(), metadata=described("Sentences that the version for one audience has in other words.")
    )
    waive: tuple[Waiver, ...] = field(
        default=(),
        metadata=described("Findings of `letterkit check` that you let stand: rule, path, reason. Never printed."),
    )

    def __post_init__(self) -> None:
        if not LANGUAGE_TAG.fullmatch(self.language):
            raise ValueError(
                say("‘{language}’ is not a language tag: write en-GB, fr, ru, ar …", language=self.language)
            )
        if self.concerns:
            from letterkit.languages import states  # the table of States, which only such a draft needs

            if len(self.concerns) > MOST_STATES or len(set(self.concerns)) < len(self.concerns):
                raise ValueError(say("names more States than a letter is about, or one of them twice"))
            for code in self.concerns:
                if not states.is_code(code):
                    raise ValueError(say("‘{code}’ is not the code of a State", code=code))
        list_limits.hold(self)

    @property
    def signing(self) -> tuple[Signatory, ...]:
        """The signatories who have not withdrawn, in order."""
        return tuple(signatory for signatory in self.signatories if not signatory.withdrawn)

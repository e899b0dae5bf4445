"""A composed letter: every block in its order, with the style it is printed in. What `render/` writes out."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from letterkit.languages.language import ENGLISH_NOTES, NoteStyle
from letterkit.letter.markup import Block, Paragraph
from letterkit.letter.paper import Paper
from letterkit.letter.roles import Role

PASSAGE_ANCHOR: Final = "lk-passage-"
"""Start of the anchor of every passage. A Word file keeps it as a bookmark that no reader sees."""
NOTE_ANCHOR: Final = "lk_note_"
"""Start of the bookmark that a Word file has around the first mark of a note that is marked again."""


class Style(Enum):
    """The kinds of block in a letter; the value is the name of the paragraph style in DOCX and ODT."""

    DRAFT_MARK = "Draft Mark"
    LOGO = "Logo"
    LETTERHEAD = "Letterhead"
    LETTERHEAD_DETAILS = "Letterhead Details"
    DATE = "Date"
    ADDRESS = "Inside Address"
    COPY = "Copy To"
    SUBJECT = "Subject"
    BYLINE = "Byline"
    SALUTATION = "Salutation"
    BODY = "Body Text"
    HEADING = "Passage Heading"
    CLOSE = "Closing"
    SIGNATURE = "Signature"
    SIGNATORY_GROUP = "Signatory Group"
    SIGNATORY_LIST = "Signatory List"
    SIGNATORY_COUNT = "Signatory Count"
    ENCLOSURES = "Enclosures"
    ANNEX_HEADING = "Annex Heading"


class Part(NamedTuple):
    """A block of the letter, or a passage. A passage has a `number` (from 1, as in the draft) and a `role`, and perhaps
    a `heading`; its blocks may be lists and quotes. Every other part holds paragraphs."""

    style: Style
    blocks: tuple[Block, ...]
    number: int | None = None
    role: Role | None = None
    heading: Paragraph | None = None

    @property
    def anchor(self) -> str:
        """Return the target of links to a passage: `lk-passage-2-norm`. Empty for other parts."""
        return "" if self.number is None else f"{PASSAGE_ANCHOR}{self.number}-{self.role}"


class Mailbox(NamedTuple):
    """A person or body in an e-mail; `address` may be several with commas between, or empty where none is known."""

    name: str
    address: str = ""


class Envelope(NamedTuple):
    """From whom and to whom an e-mail with the letter goes."""

    sender: Mailbox = Mailbox("")
    to: tuple[Mailbox, ...] = ()
    copies: tuple[Mailbox, ...] = ()

    @property
    def everybody(self) -> tuple[Mailbox, ...]:
        return (self.sender, *self.to, *self.copies)


INTERNAL_MARK: Final = "internal: names stand in it that not everybody may read"
"""The keyword by which a file for the organisation's own house is known, in every format that has properties."""
NO_ENVELOPE: Final = Envelope()


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter as it will be printed. `date` is the letter's date, for the properties of the file.

    `cites` tells that citations are still to be set; `sources` are CSL items, and `bibtex` entries, of what they cite.
    `note_style` is how the language sets notes. `paper` is the sheet that the organisation
    uses; empty for that of the language. `stamp` marks an unfinished letter on every page. `logo` is a picture and
    `letterhead` a Word file, which are read when the letter is written; so are the `attachments`, which an e-mail takes
    along; `attached_formats` are those in which it takes the letter itself along. `archival` asks for a PDF that is a
    PDF/A too. One that is `internal` is for the organisation's own house, and says so in the properties of its files.
    """

    title: str
    language: str
    date: dt.date | None
    parts: tuple[Part, ...]
    direction: Literal["ltr", "rtl"] = "ltr"
    cites: bool = False
    sources: tuple[Mapping[str, Any], ...] = ()
    bibtex: str = ""
    note_style: NoteStyle = ENGLISH_NOTES
    paper: Paper = ""
    stamp: str = ""
    envelope: Envelope = NO_ENVELOPE
    logo: Path | None = None
    letterhead: Path | None = None
    archival: bool = False
    attachments: tuple[Path, ...] = ()
    attached_formats: tuple[str, ...] = ()
    attached_name: str = ""
    """The name, without its ending, of the files in which the letter goes along; empty for its title."""
    named_in_title: tuple[str, ...] = ()
    """The names in the title that not everybody may read."""
    internal: bool = False

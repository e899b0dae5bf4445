"""A composed letter: every block in its order, with the style it is printed in. What `render/` writes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from letterkit.letter.markup import Block, Paragraph
from letterkit.letter.paper import Paper


class Style(Enum):
    """The kinds of block in a letter; the value is the name of the paragraph style in DOCX and ODT."""

    DRAFT_MARK = "Draft Mark"
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
    ENCLOSURES = "Enclosures"


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the letter, or one passage. A passage has an `anchor` (`lk-passage-2-norm`, counted from 1)
    and perhaps a `heading`; its blocks may be lists and quotes. Every other part holds paragraphs."""

    style: Style
    blocks: tuple[Block, ...]
    anchor: str = ""
    heading: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter as it will be printed. `date` is the letter's date, for the properties of the file.

    `cites` tells that citations are still to be set; `sources` are CSL items, and `bibtex` entries, of what they cite.
    `note_after_punctuation` is how the language places the number of a note. `paper` is the sheet that the organisation
    uses; empty for that of the language.
    """

    title: str
    language: str
    date: dt.date | None
    parts: tuple[Part, ...]
    direction: Literal["ltr", "rtl"] = "ltr"
    cites: bool = False
    sources: tuple[Mapping[str, Any], ...] = ()
    bibtex: str = ""
    note_after_punctuation: bool = True
    paper: Paper = ""

"""A norm: a text that a letter may invoke, with the words it needs and the source of every claim.

Letters lose their case when a resolution is misdated or a paragraph says something else. So each norm is
a row of data (`data/norms/<folder>/<id>.yaml`) that keeps apart what was confirmed in a source and what is general
knowledge, and that gives its clauses in our own words. Quotations are few, short and exact, and carry the
wrong forms in which they are often seen.

The texts fit fixed frames, so that a letter's sentences on the law can be made of them:

    in_text     names the norm inside a sentence, with its article: `the 2005 World Summit Outcome`
    brief       the same without the body that adopted it: `resolution 2417 (2018)`; `in_text` where there is none
    genitive    the form of `in_text` (`brief_genitive`: of `brief`) after ‘of’, in a language that declines: Russian;
                `brief_inside`: the form of `brief` after ‘in’
    adopted_by  names who adopted it, with its article: `adopted by {adopted_by}`
    bound       names those it concerns: `it is binding on {bound}` for the Charter and a court's decision
    accepted    not of treaties: completes `{in_text}, which {accepted}`; in other languages than English it brings its
                own relative pronoun: `{in_text}, que les États ont adopté …`
    provides    completes `{pinpoint} of {in_text} {verb} that {provides}`: a whole clause in the present
                tense, with its own subject and without a full stop; `verb` is `provides` unless the row
                has a truer one (a preamble reaffirms, it does not provide)
    act         of what a body did: completes `in {pinpoint} of {brief}, {adopted_by} {act}`: a predicate in the past
                tense, `condemned the use of starvation …`; in Russian it agrees with the body
    about       what a place is about, in a few words, for those who look it up
    owed_by     who owes what it provides; `limits`: what a careful lawyer would add

Whether a State has accepted a treaty is not in its row but in `parties.py`. `adopted_by` and `bound` are ids of
`bodies.py`, or texts by language. A row of a series (`series.py`) takes its names from there.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from letterkit.languages.normal_form import fold
from letterkit.letter.norm_kinds import NormKind
from letterkit.norms.locators import Locator
from letterkit.norms.places import PlaceIndex
from letterkit.tags import in_language

ACTS: Final[frozenset[NormKind]] = frozenset(("security-council", "court", "resolution", "treaty-body"))
"""The kinds whose places say what a body did (`act`), not what is provided."""
Status = Literal["confirmed", "unconfirmed"]
STATUSES: tuple[Status, ...] = ("unconfirmed", "confirmed")
Localized = Literal[
    "title",
    "short",
    "in_text",
    "brief",
    "genitive",
    "brief_genitive",
    "brief_inside",
    "adopted_by",
    "bound",
    "accepted",
]
LOCALIZED: tuple[Localized, ...] = ("title", "short", "in_text", "adopted_by", "bound", "accepted")
CONFIRMABLE = (*LOCALIZED, "symbol", "treaty_series", "adopted", "issued", "in_force", "vote", "link")
AUDIENCES: Final = (
    *("states", "parliaments", "courts", "security-council", "general-assembly", "un", "osce", "eu"),
    *("council-of-europe", "african-union", "oas", "asean", "companies"),
)
"""The readers before whom a norm can be invoked: `audiences` in rows of norms and of forms of address."""


WHOLE: Final = "whole"
"""The place of what a text as a whole says, where no number is known or none is needed."""


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A paragraph or article and what it provides, or what was done in it, in our own words.

    `at` is WHOLE for what the text as a whole says. `status` tells if number and content were seen in `source`. See
    the module for the frames.
    """

    at: str
    provides: Mapping[str, str] = field(default_factory=dict)
    act: Mapping[str, str] = field(default_factory=dict)
    verb: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    owed_by: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, str] = field(default_factory=dict)
    status: Status = "unconfirmed"
    source: str = ""

    def localized(self, language: str) -> str:
        """Return the clause after ‘that’, or the predicate; empty when the row does not have the language."""
        return in_language(self.provides or self.act, language)


class Place(NamedTuple):
    """A place in a norm that a writer typed, and the pinpoint that says what it provides.

    `at` is how it is printed, in the words that every language translates; where `locator` is None it is no place but
    words of the writer. `narrower` is empty, or what the writer means inside the pinpoint, where only a wider place is
    known: `para. 1` for art. 9(1), if the row has art. 9.
    """

    at: str
    pinpoint: Pinpoint | None = None
    narrower: str = ""
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A few exact words, their place in the norm, and the wrong forms in which they are seen.

    `source` is the copy of the text in this language in which they were read.
    """

    text: str
    at: str
    language: str
    also_seen_as: tuple[str, ...] = ()
    status: Status = "unconfirmed"
    source: str = ""


@dataclass(frozen=True, slots=True)
class NormQuotation:
    """A quotation and the id of its norm."""

    id: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands in the place of a norm that is no longer to be cited: `by` is its id, empty where nothing does."""

    by: str = ""
    since: str = ""
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm. Texts are by language tag; dates are None where there is none.

    `adopted` is the date to print; where the day is not known, `adopted_in` has the month or year (2001-12, 2001).
    `issued` is the date of distribution, kept because it is often taken for the other. `cited_body` names who adopted
    it at the head of a note, `agreement` is the gender and number of its name in a language (AGREEMENTS), `audiences`
    tells before whom it can be invoked. `confirmed` names the fields that were seen in `source`, on the day `checked`,
    in English (`title.fr`: in French); what it does not name is general knowledge. `also_seen_as` holds wrong forms of
    the title, `also_known_as` what people call it, `parent` the id of the treaty that it belongs to or explains,
    `number` its number in a series, `superseded` what has replaced it, `own` that it was typed in a draft and is not
    in the library (it may then be of no kind: ""), `owed_by_others` that a treaty is invoked for what other States owe
    than the one a letter is about (not to send arms there). `extent` has the last number of each kind of place in the
    text (art: 53); empty where nobody has counted.
    """

    id: str
    title: Mapping[str, str]
    in_text: Mapping[str, str]
    kind: NormKind | Literal[""]
    source: tuple[str, ...]
    checked: dt.date
    short: Mapping[str, str] = field(default_factory=dict)
    symbol: str = ""
    treaty_series: str = ""
    adopted_by: Mapping[str, str] = field(default_factory=dict)
    cited_body: Mapping[str, str] = field(default_factory=dict)
    brief: Mapping[str, str] = field(default_factory=dict)
    genitive: Mapping[str, str] = field(default_factory=dict)
    brief_genitive: Mapping[str, str] = field(default_factory=dict)
    brief_inside: Mapping[str, str] = field(default_factory=dict)
    agreement: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    parent: str = ""
    also_known_as: tuple[str, ...] = ()
    superseded: Replacement | None = None
    own: bool = False
    owed_by_others: bool = False
    adopted_in: str = ""
    adopted: dt.date | None = None
    issued: dt.date | None = None
    in_force: dt.date | None = None
    vote: str = ""
    extent: Mapping[str, int] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)
    audiences: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    pinpoints: tuple[Pinpoint, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    also_seen_as: tuple[str, ...] = ()
    link: str = ""
    confirmed: tuple[str, ...] = ()
    notes: str = ""

    def localized(self, field: Localized, language: str) -> str:
        """Return a text in a language or the nearest wider tag (en-GB, then en); empty when the row has neither."""
        texts: Mapping[str, str] = getattr(self, field)
        return in_language(texts, language)

    def text(self, field: Localized, language: str) -> str:
        """Return a text in a language, or the English one where the row does not have it."""
        return self.localized(field, language) or self.localized(field, "en")

    def places(self, reference: str) -> tuple[Place, ...]:
        """Return the places that a reference such as `arts. 2, 7 and 9(1)` names, in its order, with what the row says
        of each. None is dropped: a place that the row does not know has no pinpoint, words are kept as they are."""
        names = " ".join((self.id, self.symbol, *self.title.values(), *self.short.values()))
        ats = tuple(pinpoint.at for pinpoint in self.pinpoints)
        index = _index(ats, USUAL_KINDS.get(self.kind, ""), names)
        return tuple(
            Place(at, None if number is None else self.pinpoints[number], narrower, locator)
            for at, number, narrower, locator in index.find(reference)
        )

    @property
    def whole(self) -> Pinpoint | None:
        """What the text says as a whole, for a letter that names no place in it."""
        return next((pinpoint for pinpoint in self.pinpoints if pinpoint.at == WHOLE), None)


@lru_cache(maxsize=64)
def _index(pinpoints: tuple[str, ...], usual_kind: str, names: str) -> PlaceIndex:
    return PlaceIndex(pinpoints, usual_kind, frozenset(re.findall(r"\w+", fold(names))))


USUAL_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("charter", "treaty", "eu-law"), "art"),
    **dict.fromkeys(("security-council", "resolution", "treaty-body", "court"), "para"),
}
"""What a bare number is in a norm of a kind."""

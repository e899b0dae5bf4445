"""The norms library: what a letter may invoke, with the words it needs and the source of every claim.

Letters lose their case when a resolution is misdated or a paragraph says something else. So each norm is
a row of data (`data/norms/*.yaml`) that keeps apart what was confirmed in a source and what is general
knowledge, and that gives its clauses in our own words. Quotations are few, short and exact, and carry the
wrong forms in which they are often seen.

The clauses fit fixed frames, so that templates can put them into a sentence:

    in_text     names the norm inside a sentence, with its article: `the 2005 World Summit Outcome`
    adopted_by  names who adopted it, with its article: `adopted by {adopted_by}`
    bound       names those it concerns: `it binds {bound}` for a treaty or the Charter, `it is addressed
                to {bound}` for the rest (of a Council resolution only the decisions bind)
    accepted    completes `{in_text}, which {accepted}`
    provides    completes `{pinpoint} of {in_text} {verb} that {provides}`: a whole clause in the present
                tense, with its own subject and without a full stop; `verb` is `provides` unless the row
                has a truer one (a preamble reaffirms, it does not provide)

A library reads a shipped row when it is asked for. Rows in other folders replace shipped ones of their id.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from letterkit.errors import InvalidLibrary, Problem, UnknownName, nearest
from letterkit.library import rows
from letterkit.library.pinpoints import places
from letterkit.library.rows import Block, Row, in_language

Kind = Literal["charter", "treaty", "security-council", "political-commitment", "soft-law"]
KINDS: tuple[Kind, ...] = ("charter", "treaty", "security-council", "political-commitment", "soft-law")
Status = Literal["confirmed", "unconfirmed"]
STATUSES: tuple[Status, ...] = ("unconfirmed", "confirmed")
Localized = Literal["title", "short", "in_text", "adopted_by", "bound", "accepted"]
LOCALIZED: tuple[Localized, ...] = ("title", "short", "in_text", "adopted_by", "bound", "accepted")
CONFIRMABLE = (*LOCALIZED, "symbol", "treaty_series", "adopted", "issued", "in_force", "vote", "link")

_PROVIDES = {"en": "provides"}


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """One paragraph or article and what it provides, in our own words.

    `status` says whether number and content were seen in `source`. See the module for the frame.
    """

    at: str
    provides: Mapping[str, str]
    verb: Mapping[str, str] = field(default_factory=lambda: _PROVIDES)
    status: Status = "unconfirmed"
    source: str = ""

    def localized(self, language: str) -> str:
        """What stands after ‘that’; empty when the row does not have the language."""
        return in_language(self.provides, language)

    def says(self, language: str) -> str:
        """The verb before ‘that’: provides, reaffirms, declares …; empty when the language is missing."""
        return in_language(self.verb, language)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A few exact words, where they stand, and the wrong forms in which they are seen."""

    text: str
    at: str
    language: str
    also_seen_as: tuple[str, ...] = ()
    status: Status = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm. Texts are by language tag; dates are None where there is none.

    `adopted` is the date to print. `issued` is the date of distribution, kept because it is often taken
    for the other. `confirmed` names the fields that were seen in `source`, on the day `checked`; what it
    does not name is general knowledge. `also_seen_as` holds wrong forms of the title.
    """

    id: str
    title: Mapping[str, str]
    in_text: Mapping[str, str]
    kind: Kind
    source: tuple[str, ...]
    checked: dt.date
    short: Mapping[str, str] = field(default_factory=dict)
    symbol: str = ""
    treaty_series: str = ""
    adopted_by: Mapping[str, str] = field(default_factory=dict)
    adopted: dt.date | None = None
    issued: dt.date | None = None
    in_force: dt.date | None = None
    vote: str = ""
    bound: Mapping[str, str] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    pinpoints: tuple[Pinpoint, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    also_seen_as: tuple[str, ...] = ()
    link: str = ""
    confirmed: tuple[str, ...] = ()
    notes: str = ""

    def localized(self, field: Localized, language: str) -> str:
        """A text in a language or the nearest wider tag (en-GB, then en); empty when the row has neither."""
        texts: Mapping[str, str] = getattr(self, field)
        return in_language(texts, language)

    def pinpoints_at(self, at: str) -> tuple[Pinpoint, ...]:
        """The pinpoints of this row that lie inside a reference such as `paras. 138-139`, in the row's order.

        A reference covers what is narrower (`art. 2` covers `art. 2(4)`), not what is wider. Empty when
        the row knows nothing about the place, or the reference cannot be read.
        """
        asked = places(at)
        return tuple(
            pin
            for pin in self.pinpoints
            if (stands := places(pin.at)) and all(any(a.covers(s) for a in asked) for s in stands)
        )


class NormLibrary:
    """The norms of the shipped library and of further folders, where a later row replaces an earlier one."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Norm] = {}

    @cached_property
    def _index(self) -> dict[str, Block | Norm]:
        index: dict[str, Block | Norm] = {}
        for file in rows.yaml_files(rows.DATA, "norms"):
            index.update((block.name, block) for block in rows.blocks(file, "id"))
        for folder in self._folders:
            index.update(_read_folder(folder))
        return index

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, shipped ones first, in the order of the files. Raises InvalidLibrary for a wrong row."""
        return tuple(self._index)

    def __iter__(self) -> Iterator[Norm]:
        return (self.get(name) for name in self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def get(self, name: str) -> Norm:
        """The norm with this id. Raises UnknownName with the nearest id, InvalidLibrary for a wrong row."""
        norm = self.find(name)
        if norm is None:
            near = self.nearest(name)
            hint = f"Did you mean ‘{near}’?" if near else "Look it up in the list of norms."
            raise UnknownName(f"There is no norm ‘{name}’ in the library.", hint=hint)
        return norm

    def find(self, name: str) -> Norm | None:
        """The norm with this id, or None."""
        entry = self._index.get(name)
        if isinstance(entry, Block):
            if name not in self._read:
                self._read[name] = _read_block(entry)
            return self._read[name]
        return entry

    def nearest(self, name: str) -> str:
        """The id that was probably meant, found by id, symbol or name; empty when none is close."""
        wanted = _slug(name)
        names = {
            _slug(text): norm.id
            for norm in self
            for text in (norm.symbol, *norm.short.values(), *norm.title.values())
            if text
        }
        if wanted in names:
            return names[wanted]
        near = nearest(wanted, self._index) or names.get(nearest(wanted, names), "")
        return near or next((norm.id for norm in self.search(wanted.replace("-", " "))), "")

    def search(self, words: str) -> list[Norm]:
        """The norms in which all the words occur, best first: id, symbol and short name, title, theme.

        Small and capital letters are the same. No words: no norms.
        """
        wanted = words.casefold().split()
        scored = [(_score(norm, wanted), norm) for norm in self] if wanted else []
        return [norm for score, norm in sorted(scored, key=lambda pair: -pair[0]) if score]


def load_norms(*folders: Path) -> NormLibrary:
    """The shipped norms and those in `norms/*.yaml` of each folder, later folders over earlier ones.

    Nothing is read before the library is asked; a wrong row then raises InvalidLibrary with file and line.
    """
    return NormLibrary(*folders)


def _read_folder(folder: Path) -> dict[str, Norm]:
    problems: list[Problem] = []
    found: dict[str, Norm] = {}
    where: dict[str, str] = {}
    for file in rows.yaml_files(folder, "norms"):
        for row in rows.open_file(file, "id", problems):
            if row.name in where:
                row.wrong(
                    f"The id ‘{row.name}’ is already used ({where[row.name]}).", "Give one of the two another id.", "id"
                )
            line, _ = row.tree.position((*row.path, "id"))
            where.setdefault(row.name, f"{file.name}, line {line}")
            found[row.name] = _norm(row)
    rows.refuse(problems)
    return found


def _read_block(block: Block) -> Norm:
    problems: list[Problem] = []
    norms = [_norm(row) for row in rows.open_block(block, "id", problems)]
    rows.refuse(problems)
    if len(norms) != 1:
        raise InvalidLibrary(Problem("This is not one row.", file=block.file, line=block.line))
    return norms[0]


def _norm(row: Row) -> Norm:
    """A norm from its row; what is wrong is noted in the row's problems."""
    norm = Norm(
        id=row.slug("id"),
        title=row.localized("title", required=True),
        short=row.localized("short"),
        in_text=row.localized("in_text", required=True),
        symbol=row.text("symbol"),
        treaty_series=row.text("treaty_series"),
        adopted_by=row.localized("adopted_by"),
        adopted=row.date("adopted"),
        issued=row.date("issued"),
        in_force=row.date("in_force"),
        vote=row.text("vote"),
        kind=_kind(row),
        bound=row.localized("bound"),
        accepted=row.localized("accepted"),
        themes=row.texts("themes"),
        pinpoints=_pinpoints(row),
        quotations=tuple(_quotation(inner) for inner in row.mappings("quotations")),
        also_seen_as=row.texts("also_seen_as"),
        link=row.text("link"),
        source=row.texts("source", required=True),
        checked=row.date("checked", required=True) or dt.date.min,
        confirmed=row.texts("confirmed"),
        notes=row.text("notes"),
    )
    for at, name in enumerate(norm.confirmed):
        if name not in CONFIRMABLE:
            near = nearest(name, CONFIRMABLE)
            row.wrong(
                f"‘{name}’ is not a field that can be confirmed here.",
                f"Did you mean ‘{near}’?" if near else f"Name one of: {', '.join(CONFIRMABLE)}.",
                "confirmed",
                at,
            )
    row.finish()
    return norm


def _kind(row: Row) -> Kind:
    text = row.choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == text), "soft-law")


def _status(row: Row) -> Status:
    return "confirmed" if row.choice("status", STATUSES, "unconfirmed") == "confirmed" else "unconfirmed"


def _place(row: Row) -> str:
    at = row.text("at", required=True)
    if at and not places(at):
        row.wrong(
            f"‘{at}’ does not name a place in a document.",
            "Write para. 139, paras. 138-139, art. 2(4), principle 16 or preamble.",
            "at",
        )
    return at


def _pinpoints(row: Row) -> tuple[Pinpoint, ...]:
    found: list[Pinpoint] = []
    for inner in row.mappings("pinpoints"):
        pin = Pinpoint(
            at=_place(inner),
            provides=inner.localized("provides", required=True),
            verb=_PROVIDES | inner.localized("verb"),
            status=_status(inner),
            source=inner.text("source"),
        )
        if any(places(pin.at) == places(other.at) != () for other in found):
            inner.wrong(f"‘{pin.at}’ stands twice in this row.", "Put the two clauses into one.", "at")
        inner.finish()
        found.append(pin)
    return tuple(found)


def _quotation(row: Row) -> Quotation:
    made = Quotation(
        text=row.text("text", required=True),
        at=_place(row),
        language=row.text("language", required=True),
        also_seen_as=row.texts("also_seen_as"),
        status=_status(row),
    )
    row.finish()
    return made


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _score(norm: Norm, words: list[str]) -> int:
    """The sum over the words of the best field each is found in; 0 when one is found nowhere."""
    fields = (
        (8, (norm.id, norm.symbol, *norm.short.values())),
        (4, tuple(norm.title.values())),
        (2, norm.themes),
    )
    total = 0
    for word in words:
        best = max(
            (
                weight + (word in _words(texts))
                for weight, texts in fields
                if any(word in text.casefold() for text in texts)
            ),
            default=0,
        )
        if not best:
            return 0
        total += best
    return total


def _words(texts: tuple[str, ...]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text.casefold())}

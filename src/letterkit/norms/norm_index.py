"""What is kept of all norms for searching them: the texts they are found by, and what a list of hits shows.

The texts of a norm and those of its places are documents of their own. A norm's names are also kept whole, so that an
exact symbol or name needs no search. All of it is plain data, which `norm_store.py` keeps in a file; it is made in
`index_builder.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from letterkit.languages.stems import plain_words, stems
from letterkit.letter.norm_kinds import NormKind
from letterkit.norms.norm import Norm
from letterkit.norms.pinpoints import parse_locators
from letterkit.norms.text_index import Field


class ShownNorm(NamedTuple):
    """What a list shows of a norm without its row: its title and short name are in English.

    `rank` and `newness` are what it counts for among those that fit equally well: see
    `index_builder.py`. A draft gives what is `own`, and the library does not have it.
    """

    id: str
    title: str
    short: str
    symbol: str
    kind: NormKind | Literal[""]
    audiences: Sequence[str]
    rank: float
    newness: float
    own: bool = False


class ShownPlace(NamedTuple):
    """A place of a norm: the norm's number in the index, what the place is about, and what it is compared by."""

    norm: int
    at: str
    about: str
    key: str


class Hit(NamedTuple):
    """A norm that was found, and the place in it that matched: empty where the text as a whole did."""

    norm: ShownNorm
    at: str = ""
    about: str = ""

    @property
    def id(self) -> str:
        """The id of the norm."""
        return self.norm.id


class NormIndex(NamedTuple):
    """The texts of all norms and their places. Fields are by name; `names` has the numbers of the norms of a name,
    `subjects` of those that are known for a subject: their other names in small letters."""

    norms: Sequence[ShownNorm]
    places: Sequence[ShownPlace]
    fields: Mapping[str, Field]
    place_fields: Mapping[str, Field]
    names: Mapping[str, Sequence[int]]
    subjects: Mapping[str, Sequence[int]]
    groups: Sequence[Sequence[str]]

    def place_hit(self, place: int) -> Hit:
        """Return a place as a hit."""
        shown = self.places[place]
        return Hit(self.norms[shown.norm], shown.at, shown.about)

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> NormIndex:
        """Return an index from the plain data that it was kept as. Raises ValueError, TypeError, KeyError."""
        return cls(
            [ShownNorm(*row) for row in data["norms"]],
            [ShownPlace(*row) for row in data["places"]],
            {name: Field(*texts) for name, texts in data["fields"].items()},
            {name: Field(*texts) for name, texts in data["place_fields"].items()},
            data["names"],
            data["subjects"],
            data["groups"],
        )


def shown_norm(norm: Norm, rank: float = 0.0, newness: float = 0.0) -> ShownNorm:
    """Return what a list shows of a norm."""
    title, short = norm.localized("title", "en"), norm.localized("short", "en")
    return ShownNorm(norm.id, title, short, norm.symbol, norm.kind, [*norm.audiences], rank, newness, norm.own)


def name_key(text: str) -> str:
    """Return what an exact name or symbol is compared by: no blanks, signs or small words."""
    return "".join(plain_words(text))


def loose_key(text: str) -> str:
    """Return what a name is compared by when its exact form is nobody's: without endings."""
    words = "".join(stems(text))
    return words and f"~{words}"


def joined(name: str) -> str:
    """Return the name of a State as one word, so that a part of it is not found: Sudan in South Sudan."""
    return "".join(stems(name))


def place_key(at: str) -> str:
    """Return what a place is compared by across norms; empty for words."""
    return " ".join(
        ";".join((one.kind, one.within, "/".join(one.first), "/".join(one.last))) for one in parse_locators(at)
    )

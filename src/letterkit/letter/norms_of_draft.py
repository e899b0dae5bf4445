"""Norms that the library lacks, as a draft gives them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit.letter.descriptions import described
from letterkit.letter.norm_kinds import NormKind
from letterkit.tags import is_partial_date, iso_date
from letterkit.wording import say

_NORM_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
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
            raise ValueError(say("needs a title, which the letter prints"))
        if self.id and not _NORM_ID.fullmatch(self.id):
            raise ValueError(
                say("the id ‘{id}’ is not letters, figures and hyphens, such as nsl-2020", id=self.id[:20])
            )
        if len(self.says) > _MOST_PLACES:
            raise ValueError(
                say(
                    "says what more than {most_places} places provide: keep those that the letter needs",
                    most_places=_MOST_PLACES,
                )
            )
        if isinstance(self.date, bool) or (self.date and not is_partial_date(self.date)):
            raise ValueError(say("‘{date}’ is not a date: write 2020-06-30, or 2020-06, or 2020", date=self.date))

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

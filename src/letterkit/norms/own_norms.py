"""The norms of one draft: those that its writer gives, laid over the library, for letters and checks alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from letterkit.languages.normal_form import fold
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.norms import nearest_norm
from letterkit.norms.norm import WHOLE, Norm, Pinpoint
from letterkit.norms.norm_index import Hit, ShownNorm, shown_norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators

if TYPE_CHECKING:
    from letterkit.norms.party_files import PartyTables


class NormsOfDraft(NormLibrary):
    """The norms that a draft gives, and behind them those of a library, which is read no sooner than it would be."""

    def __init__(self, library: NormLibrary, own: Sequence[OwnNorm], language: str) -> None:
        """`language` is the tag of the draft's language, in which its norms are written."""
        super().__init__()
        self._library = library
        self._own: Mapping[str, Norm] = {row.key: to_norm(row, language) for row in own}

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self._own, *(name for name in self._library.ids if name not in self._own))

    def __iter__(self) -> Iterator[Norm]:
        yield from self._own.values()
        yield from (norm for norm in self._library if norm.id not in self._own)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._library

    def find(self, name: str) -> Norm | None:
        return self._own.get(name) or self._library.find(name)

    @property
    def parties(self) -> PartyTables:
        return self._library.parties

    @property
    def shown(self) -> Sequence[ShownNorm]:
        others = (shown for shown in self._library.shown if shown.id not in self._own)
        return [*map(shown_norm, self._own.values()), *others]

    def search(self, words: str, *, slips: bool = True, typing: bool = False) -> list[Hit]:
        wanted = fold(words).split()
        own = [norm for norm in self._own.values() if wanted and all(word in _searchable(norm) for word in wanted)]
        hits = self._library.search(words, slips=slips, typing=typing)
        return [*(Hit(shown_norm(norm)) for norm in own), *(hit for hit in hits if hit.id not in self._own)]

    def meant(self, words: str) -> list[Hit]:
        """Return the norms that are named exactly; of those that the draft gives, without a place."""
        own = [Hit(shown) for shown in self.named(words) if shown.own]
        return own or [hit for hit in self._library.meant(words) if hit.id not in self._own]

    def named(self, words: str) -> list[ShownNorm]:
        own = [shown_norm(self._own[name]) for name in nearest_norm.named(words, self._own.values())]
        return own or [shown for shown in self._library.named(words) if shown.id not in self._own]


def _searchable(norm: Norm) -> str:
    return fold(" ".join((norm.id, norm.symbol, *norm.short.values(), *norm.title.values())))


def to_norm(row: OwnNorm, language: str) -> Norm:
    """Return a norm of a draft as the library's norms are, with its sentences as what its places say.

    It has one name, in the draft's language, and nobody has checked it.
    """

    def text(words: str) -> Mapping[str, str]:
        return {"en": words, language: words} if words else {}

    norm = Norm(
        id=row.key,
        title=text(row.title),
        in_text=text(row.title),
        short=text(row.short),
        brief=text(row.short),
        kind=row.kind or "",
        symbol=row.symbol,
        adopted=row.adopted,
        adopted_in="" if row.adopted else str(row.date or ""),
        source=(row.source,) if row.source else (),
        checked=dt.date.min,
        own=True,
    )
    ats = {at: place_name(norm, at) for at in row.says}
    kinds = {locator.kind for at in ats.values() for locator in parse_locators(at)} - {"", WHOLE}
    if len(kinds) == 1:  # art. 12 and 23: a bare number is of the kind that the others are
        ats |= {at: place_name(norm, f"{min(kinds)} {at}") for at in ats if at.strip().isdecimal()}
    pinpoints = (Pinpoint(ats[at], text(words), source=row.source) for at, words in row.says.items())
    return replace(norm, pinpoints=tuple(pinpoints))


def place_name(norm: Norm, typed: str) -> str:
    """Return a place under which a writer says what it provides as the library writes it: `article 12` is `art. 12`.

    Several places that have one sentence stay as they were typed, and so do words that are no place.
    """
    places = replace(norm, pinpoints=()).places(str(typed))
    return places[0].at if len(places) == 1 else str(typed).strip()

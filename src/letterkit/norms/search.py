"""Finding norms, and the places in them, by what people remember: `ICCPR 19`, `R2P`, right to protest, Belarus, 2417.

Three readings of what is typed, the surer one first:

1. a place of a norm (`art 8 echr`), or a place alone (`common article 3`);
2. an exact symbol, id, short name or other name: 60/1, CEDAW GR 35;
3. words, of a title, a subject, a State, a phrase that is quoted (`subject_search.py`).

A number is that number or nothing: 2730 is not offered for 2736.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from letterkit.norms.norm import USUAL_KINDS
from letterkit.norms.norm_index import Hit, NormIndex, loose_key, name_key, place_key
from letterkit.norms.pinpoints import read_places
from letterkit.norms.places import FoundPlace, PlaceIndex
from letterkit.norms.subject_search import SubjectSearch

_MOST_OFFERED: Final = 5
"""Norms that a place may belong to when no name is exact."""


_LONGEST: Final = 600
"""Characters that are looked for. What is longer was pasted, and every word of it would be tried as a place."""


class NormSearch:
    """Searches one index, built once for a library."""

    def __init__(self, index: NormIndex) -> None:
        self._index = index
        self._subjects = SubjectSearch(index)

    def search(self, words: str, *, slips: bool = True, typing: bool = False) -> list[Hit]:
        """Return the norms that fit some words, best first; where none has all of them, those that have the most.

        `slips` also takes words that are only like those typed. `typing`: the last word may not be typed to its end,
        and this is true of a number too. No words: no norms.
        """
        words = words[:_LONGEST]
        hits = [*self.meant(words), *self._subjects.search(words, slips=slips, typing=typing)]
        first: dict[str, Hit] = {}
        for hit in hits:
            first.setdefault(hit.norm.id, hit)
        return [*first.values()]

    def meant(self, words: str) -> list[Hit]:
        """Return the norms that some words name exactly, with the place that they name; see `search` for others."""
        words = words[:_LONGEST]
        named = [self._index.norms[number] for number in self._index.names.get(name_key(words), ())]
        best_first = sorted(named, key=lambda norm: -norm.rank)
        return [*self._places_named(words), *self._places_alone(words), *map(Hit, best_first)]

    def named(self, words: str) -> Sequence[int]:
        """Return the numbers of the norms that have exactly this name, symbol or id, or else are known for this."""
        words = words[:_LONGEST]
        for names in (self._index.names, self._index.subjects):
            for key in (name_key(words), loose_key(words)):
                if key in names:
                    return names[key]
        return ()

    # -- places ------------------------------------------------------------------------------------------------

    def _places_alone(self, words: str) -> list[Hit]:
        typed = read_places(words)
        if not all(place.locator and place.locator.kind and place.locator.first and not place.tail for place in typed):
            return []
        key = place_key(words)
        if not key:
            return []
        found = [number for number, place in enumerate(self._index.places) if place.key == key]
        return sorted(map(self._index.place_hit, found), key=lambda hit: -hit.norm.rank)

    def _places_named(self, words: str) -> list[Hit]:
        """Return the places that a name with a place means: `iccpr 19`, `article 7 of the Rome Statute`.

        A number alone is a place only behind an exact name, what is called an article also behind other words.
        """
        if name_key(words) in self._index.names:
            return []
        parted = [(name, place) for name, place in _parted(words.split()) if _is_place(place)]
        for name, place in parted:
            hits = self._places_of(self.named(name), place, even_unknown=_has_kind(place))
            if hits:
                return hits
        for name, place in parted:
            if _has_kind(place):
                offered = self._subjects.search(name)[:_MOST_OFFERED]
                hits = self._places_of([self._numbers[hit.id] for hit in offered], place)
                if hits:
                    return hits
        return []

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {norm.id: number for number, norm in enumerate(self._index.norms)}

    @cached_property
    def _places_by_norm(self) -> Mapping[int, Sequence[int]]:
        places: dict[int, list[int]] = {}
        for number, place in enumerate(self._index.places):
            places.setdefault(place.norm, []).append(number)
        return places

    def _places_of(self, numbers: Sequence[int], reference: str, *, even_unknown: bool = False) -> list[Hit]:
        hits = (self._place_of(number, reference, even_unknown) for number in numbers)
        return [hit for hit in hits if hit]

    def _place_of(self, number: int, reference: str, even_unknown: bool) -> Hit | None:
        """Return the first place of a reference in a norm; None where the norm's row does not know it."""
        here = self._places_by_norm.get(number, ())
        kind = USUAL_KINDS.get(self._index.norms[number].kind, "")
        found: Sequence[FoundPlace] = PlaceIndex([self._index.places[one].at for one in here], kind).find(reference)
        for place in found:
            if place.number is not None:
                return Hit(self._index.norms[number], place.at, self._index.places[here[place.number]].about)
        return Hit(self._index.norms[number], found[0].at) if even_unknown and found else None


def _parted(pieces: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield a name and a place in every way in which some words may be both, the longest place first."""
    for size in range(len(pieces) - 1, 0, -1):
        yield " ".join(pieces[:-size]), " ".join(pieces[-size:])
        yield " ".join(pieces[size:]), " ".join(pieces[:size])


def _is_place(text: str) -> bool:
    places = read_places(text)
    return bool(places) and all(place.locator and place.locator.first for place in places)


def _has_kind(reference: str) -> bool:
    """True if a place is called an article, a rule or the like, or is written as only a place is: 2(4)."""
    return "(" in reference or all(place.locator and place.locator.kind for place in read_places(reference))

"""What a row of the library knows of the places that a writer typed; none of them is dropped.

A place is its own pinpoint, if the row has it. Otherwise the wider one says what it belongs to (`art. 9(1)` is one of
the paragraphs of the known `art. 9`), or, for a wider place, the one or two narrower ones that are known stand for it.
Of a range the known places are taken one by one, and what lies between them stays a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from letterkit.languages.normal_form import fold
from letterkit.languages.roman_numerals import in_roman
from letterkit.norms.locators import Locator, Shown, TypedPlace, printed
from letterkit.norms.pinpoints import parse_locators, read_places

MAX_STANDING_FOR = 2
"""Narrower places that may stand for a wider one that was typed; more of them would be a choice of ours."""
_UNNUMBERED = frozenset(("preamble", "whole", "annex"))
"""Kinds of place of which a bare number is never one."""
_ABBREVIATED = ("convention", "protocol", "gc", "gr")
"""First words of parts that may be the text itself: GC 36, para. 5."""


class FoundPlace(NamedTuple):
    """A place as it is printed, and the number of the row's pinpoint that says what it provides; None without one.

    `narrower` is what the writer means within that pinpoint, where only the wider one is known: `para. 1` of art. 9.
    """

    at: str
    number: int | None = None
    narrower: str = ""
    locator: Locator | None = None


class PlaceIndex:
    """The pinpoints of a row, to be looked up. `usual_kind` is the kind of a bare number where no pinpoint tells it,
    `names` are the words of the names that the text has, folded: a writer may repeat one of them (ICCPR, art. 9)."""

    def __init__(self, pinpoints: Sequence[str], usual_kind: str = "", names: frozenset[str] = frozenset()) -> None:
        self._ats, self._names = pinpoints, names
        self._known = [parse_locators(at) for at in pinpoints]
        self._singles = {known[0]: index for index, known in reversed([*enumerate(self._known)]) if len(known) == 1}
        self._kinds = {one.kind for locators in self._known for one in locators} - _UNNUMBERED
        self._parts = {one.within for locators in self._known for one in locators} - {""}
        self._usual_kind = usual_kind

    def find(self, reference: str) -> tuple[FoundPlace, ...]:
        """Return the places of a reference, in its order, each once."""
        typed = self._together(read_places(reference))
        return tuple(dict.fromkeys(place for one in typed for place in self._places(one)))

    def _together(self, typed: Sequence[TypedPlace]) -> list[TypedPlace]:
        """Return the places with those as one that the row has as one: `paras. 2, 8-10`."""
        places = [*typed]
        for at, known in zip(self._ats, self._known, strict=True):
            if len(known) > 1 and {place.locator for place in places}.issuperset(known):
                first = next(index for index, place in enumerate(places) if place.locator in known)
                rest = [place for place in places[first:] if place.locator not in known]
                places[first:] = [TypedPlace(at), *rest]
        return places

    def _places(self, typed: TypedPlace) -> Iterator[FoundPlace]:
        if typed.locator is None:
            together = self._ats.index(typed.text) if typed.text in self._ats else None
            known = self._known[together] if together is not None else ()
            yield FoundPlace(typed.text, together, locator=known[0] if known else None)  # words have none
            return
        typed = self._with_kind(self._without_own_name(typed, typed.locator))
        locator = self._in_its_part(typed.locator or Locator("", "", (), ()))
        if locator.is_range and locator.kind:
            yield from self._range(typed, locator)
        else:
            yield from self._single(typed, locator)

    # -- one place -----------------------------------------------------------------------------------------

    def _single(self, typed: TypedPlace, locator: Locator) -> Iterator[FoundPlace]:
        exact = self._exact(locator)
        if exact is not None:
            yield FoundPlace(self._ats[exact] + typed.tail, exact, locator=locator)
            return
        wider = self._wider(locator)
        if wider is not None:
            size = len(self._known[wider][0].first)
            yield FoundPlace(typed.printed(), wider, _narrower(locator, typed.first[size:], typed.last[size:]), locator)
            return
        inside = [index for index, known in enumerate(self._known) if known and all(map(locator.covers, known))]
        if 0 < len(inside) <= MAX_STANDING_FOR and not typed.tail and locator.kind:
            yield from (FoundPlace(self._ats[index], index, locator=self._known[index][0]) for index in inside)
        else:
            yield FoundPlace(typed.printed(), locator=locator)

    def _exact(self, locator: Locator) -> int | None:
        return self._singles.get(locator)

    def _wider(self, locator: Locator) -> int | None:
        """Return the nearest wider pinpoint. One that is a range says what its places say together: it is none."""
        wider = [
            index
            for index, known in enumerate(self._known)
            if len(known) == 1 and known[0].first and not known[0].is_range and known[0].covers(locator)
        ]
        return max(wider, key=lambda index: len(self._known[index][0].first), default=None)

    # -- a range -------------------------------------------------------------------------------------------

    def _range(self, typed: TypedPlace, locator: Locator) -> Iterator[FoundPlace]:
        start, end = _position(locator.first[-1]), _position(locator.last[-1])
        if self._exact(locator) is not None or self._wider(locator) is not None or start is None or end is None:
            yield from self._single(typed, locator)
            return
        inside = self._inside(locator, start, end)
        if not inside:
            yield FoundPlace(typed.printed(), locator=locator)
            return
        following = start
        for first, last, places in inside:
            if first > following:
                yield self._unknown(typed, locator, following, first - 1)
            yield from places or self._single(*_numbered(typed, locator, first, first))
            following = last + 1
        if following <= end:
            yield self._unknown(typed, locator, following, end)

    def _inside(self, locator: Locator, start: int, end: int) -> list[tuple[int, int, list[FoundPlace]]]:
        """Return what is known inside a range, in order: where it begins and ends, and its place if it is a range."""
        size, singles, ranges = len(locator.first), set[int](), dict[tuple[int, int], int]()
        for index, known in enumerate(self._known):
            if not known or not all(map(locator.covers, known)):
                continue
            positions = [(_position(one.first[size - 1]), _position(one.last[size - 1])) for one in known]
            for first, last in positions:
                if first is None or last is None:
                    continue
                if first == last:
                    singles.add(first)
                elif len(known) == 1:
                    ranges.setdefault((first, last), index)
        found: list[tuple[int, int, list[FoundPlace]]] = [(at, at, []) for at in singles]
        for (first, last), index in sorted(ranges.items()):
            if not any(begin <= last and first <= finish for begin, finish, _ in found):
                found.append((first, last, [FoundPlace(self._ats[index], index, locator=self._known[index][0])]))
        return sorted(((first, last, places) for first, last, places in found if start <= first and last <= end))

    def _unknown(self, typed: TypedPlace, locator: Locator, first: int, last: int) -> FoundPlace:
        place, where = _numbered(typed, locator, first, last)
        return FoundPlace(place.printed(), locator=where)

    # -- what was left out ---------------------------------------------------------------------------------

    def _without_own_name(self, typed: TypedPlace, locator: Locator) -> TypedPlace:
        """Return a place without the name of the text, where the writer repeated it: resolution 2417, para. 5."""
        if typed.tail and set(re.findall(r"\w+", fold(typed.tail))) <= self._names | set(_ABBREVIATED):
            typed = typed._replace(tail="")  # para. 24 of GR 35
        words = set(re.findall(r"\w+", fold(typed.part)))
        is_name = words <= self._names or (not self._parts and locator.within.split(" ")[0] in _ABBREVIATED)
        if not words or not is_name or locator.within in self._parts:
            return typed
        return typed._replace(part="", locator=locator._replace(within=""))

    def _with_kind(self, typed: TypedPlace) -> TypedPlace:
        """Return a bare number with the kind that the row has for it, or has for all its places."""
        locator = typed.locator
        if locator is None or locator.kind:
            return typed
        near = {
            one.kind
            for known in self._known
            for one in known
            if one.kind not in _UNNUMBERED
            and (locator.covers(one) or one.covers(locator._replace(kind=one.kind, within=one.within)))
        }
        kinds = near or self._kinds or {self._usual_kind}
        kind = next(iter(kinds)) if len(kinds) == 1 else ""
        return typed._replace(locator=locator._replace(kind=kind))

    def _in_its_part(self, locator: Locator) -> Locator:
        """Return the locator in the part in which the row has it, where the writer left it out.

        Principles and rules of an annex are cited without it; a paragraph may be one of the text and one of the annex.
        An article that all conventions have in common is an article of each.
        """
        if self._exact(locator) is not None or self._wider(locator) is not None:
            return locator
        common = locator._replace(within="common")
        if self._exact(common) is not None or self._wider(common) is not None:
            return common
        parts = {one.within for known in self._known for one in known if one.kind == locator.kind}
        if locator.kind not in ("para", "") and len(parts) == 1:
            (part,) = parts
            if part.split(" ")[0] == "annex" and not locator.within:
                return locator._replace(within=part)
            if not part and locator.within.split(" ")[0] == "annex":
                return locator._replace(within="")
        return locator


def _narrower(locator: Locator, first: Shown, last: Shown) -> str:
    """Return what a locator means inside a wider place: `para. 1`, `subpara. (b)`."""
    if not first:
        return ""
    if first == ("(commentary)",):
        return "commentary"
    plain = tuple(piece.strip("(.)") for piece in (first[0], *last[:1]))
    kind = "para" if plain[0][:1].isdigit() and locator.kind != "para" else "subpara"
    if kind == "para":
        return printed(kind, (plain[0], *first[1:]), (plain[1], *last[1:]) if last else ())
    return printed(kind, tuple(f"({piece})" for piece in plain[:1]) + first[1:], last and (f"({plain[1]})", *last[1:]))


def _position(part: str) -> int | None:
    """Return where a number or a letter stands in a row of them; None for what has no place in it (5bis)."""
    if part.isdecimal() and len(part) < _DIGITS:
        return int(part)
    return ord(part) - _LETTERS if len(part) == 1 and part.isalpha() else None


_DIGITS = 9
_LETTERS = 10**9
"""Letters have numbers far from those of figures, so that no range leads from one to the other."""


def _numbered(typed: TypedPlace, locator: Locator, first: int, last: int) -> tuple[TypedPlace, Locator]:
    """Return a part of a typed range, with the figures that it was typed in."""

    def number(at: int) -> tuple[str, str]:
        letter = at < 0
        plain = chr(at + _LETTERS) if letter else str(at)
        as_typed = typed.first[-1]
        if as_typed[0] in "(.":
            return plain, f"({plain})" if as_typed[0] == "(" else f".{plain}"
        return plain, in_roman(at) if not letter and as_typed[0].isalpha() and at < _ROMAN_END else plain

    (begin, begin_shown), (end, end_shown) = number(first), number(last)
    head = locator.first[:-1]
    where = locator._replace(first=(*head, begin), last=(*head, end))
    shown = typed.first[:-1]
    last_shown = (*shown, end_shown) if first != last else ()
    return typed._replace(locator=where, first=(*shown, begin_shown), last=last_shown, tail=""), where


_ROMAN_END = 400

"""Where somebody can be found: addresses of homes and shelters, cells, places on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from letterkit.checks.texts.dates import dates
from letterkit.checks.texts.marked_words import MarkedWords, about_a_person, part
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span

_HOUSE = re.compile(r"\d{1,4}(?:-\d{1,4}|-?[a-zа-я]|-?(?:bis|ter))?(?:/\d{1,3})?")
_CELL = re.compile(r"\d{1,4}[a-zа-я]?|[a-zа-я]-?\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINKING: Final = frozenset(" \u00a0\u202f\n,.№#º°«»“”\"'’-–/")
_NUMBER_SIGN: Final = frozenset("№#º°")
_IN_NAMES: Final = 5
"""Words of the name of a street, with what stands between it and its number."""
_NEAR: Final = 6
_AFTER: Final = 8
"""Words behind an address in which it can be said whose it is."""
_PREPOSITION: Final = 3
_WITHOUT_COMMA: Final = ("es", "ru")
"""Languages that write the number of a house behind the street without a comma."""


def addresses(subject: Subject, marked: MarkedWords) -> Iterator[Span]:
    """Yield the exact addresses in a text that are somebody's: the indices of the first and the last word."""
    streets, doors = marked.phrases("streets"), marked.phrases("doors")
    if not streets and not doors:
        return
    whole = _AddressReader(subject, marked)
    exact = sorted(
        (
            *(span for first, last in streets.items() for span in whole.numbered(first, last)),
            *(span for first, last in doors.items() for span in whole.door(first, last)),
        )
    )
    merged: list[Span] = []
    for first, last in exact:
        if merged and first - merged[-1][1] <= _NEAR and whole.runs_on(merged[-1][1], first):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    yield from (span for span in merged if whole.is_somebodys(*span))
    inside = {index for start, end in merged for index in range(start, end + 1)}
    yield from (span for span in whole.hiding_places() if inside.isdisjoint(range(span[0], span[1] + 1)))


class _AddressReader:
    def __init__(self, subject: Subject, marked: MarkedWords) -> None:
        self._marked, self._language = marked, subject.language
        self._streets = marked.phrases("streets")
        self._markers = marked.phrases("house-numbers")
        self._going_on = marked.phrases("after-number")
        self._small_words = marked.phrases("street-names")
        known = marked.phrases("known-streets")
        self._known = {index for first, last in known.items() for index in range(first, last + 1)}
        words = marked.words
        of_dates = [(mention.start, mention.end) for mention in dates(subject, marked.prose)]
        self._dated = {
            index
            for index, word in enumerate(words)
            if word.folded[0].isdigit() and any(start <= word.start < end for start, end in of_dates)
        }

    def runs_on(self, first: int, last: int) -> bool:
        """True if only what stands in addresses parts the words from one to another."""
        return all(_LINKING.issuperset(self._marked.gap(index)) for index in range(first, last))

    def numbered(self, first: int, last: int) -> Iterator[Span]:
        """Yield the street at a word with the number of a house, on either side of its name."""
        if first in self._known:
            return
        number = self._number_before(first)
        if number >= 0:
            yield number, self._end_of_name(last)
            return
        number = self._number_behind(last)
        if number >= 0:
            yield first, number

    def _end_of_name(self, last: int) -> int:
        marked = self._marked
        end = last
        for index in range(last + 1, min(last + _IN_NAMES, len(marked.words))):
            if marked.gap(index - 1).strip() or not (self._in_name(index) or marked.has_capital(index)):
                break
            if marked.has_capital(index):
                end = index
        return end

    def _in_name(self, index: int) -> bool:
        return index in self._small_words

    def _number_before(self, street: int) -> int:
        marked = self._marked
        for index in range(street - 1, max(street - 1 - _IN_NAMES, -1), -1):
            gap = marked.gap(index).strip()
            if gap and (gap != "," or not (self._is_house(index) or index in self._markers)):
                return -1
            if self._is_house(index):
                return index
            if not (marked.has_capital(index) or self._in_name(index) or index in self._markers):
                return -1
        return -1

    def _number_behind(self, street: int) -> int:
        marked, marker, comma = self._marked, False, False
        for index in range(street + 1, min(street + 2 + _IN_NAMES, len(marked.words))):
            gap = marked.gap(index - 1)
            if not _LINKING.issuperset(gap):
                return -1
            marker = marker or not _NUMBER_SIGN.isdisjoint(gap)
            comma = comma or "," in gap
            if self._is_house(index, marker):
                if not self._is_followed_by_name(index):
                    near = marker or comma or self._language in _WITHOUT_COMMA
                    return index if near and (marker or self._ends_there(index)) else -1
            elif index in self._markers:
                marker = True
            elif not (marked.has_capital(index) or self._in_name(index)) and not (
                self._language == "ru" and index in self._streets
            ):
                return -1
        return -1

    def _is_house(self, index: int, marker: bool = False) -> bool:
        folded = self._marked.words[index].folded
        if not folded[0].isdigit() or index in self._dated or not _HOUSE.fullmatch(folded):
            return False
        return marker or not _YEAR.fullmatch(folded)

    def _is_followed_by_name(self, index: int) -> bool:
        """True for a number that belongs to the name of a street: calle 12 de Octubre, carrera 7 n.º 12-34."""
        marked = self._marked
        return (
            not marked.gap(index).strip(" ,")
            and (index + 1 in self._markers or (index + 2 < len(marked.words) and self._in_name(index + 1)))
        ) or not _NUMBER_SIGN.isdisjoint(marked.gap(index))

    def _ends_there(self, index: int) -> bool:
        """True if no noun follows that the number counts: 12 people."""
        marked = self._marked
        if marked.gap(index).strip(" ") or index + 1 >= len(marked.words) or marked.has_capital(index + 1):
            return True
        return index + 1 in self._going_on or len(marked.words[index + 1].folded) <= _PREPOSITION

    def door(self, first: int, last: int) -> Iterator[Span]:
        """Yield the flat, floor or room at a word with its number."""
        marked = self._marked
        index = last + 1
        while index < len(marked.words) and index in self._markers and _LINKING.issuperset(marked.gap(index - 1)):
            index += 1
        if index >= len(marked.words) or not _LINKING.issuperset(marked.gap(index - 1)):
            return
        numbered = _CELL.fullmatch(marked.words[index].folded) and marked.gap(index - 1).strip() != ","
        if numbered and not _is_measure(marked, index):
            yield first, index

    def is_somebodys(self, first: int, last: int) -> bool:
        """True for an address at which people live: said so before it, in it, or just behind it; and no office."""
        marked = self._marked
        start, end = marked.sentence(first)
        if any(index not in self._markers for index in marked.between("home-words", first, last + 1)):
            return True
        homes, bodies = marked.between("home-words", start, first), part(self._bodies, start, first)
        if homes or bodies:
            return bool(homes) and (not bodies or homes[-1] > bodies[-1])
        behind = min(last + _AFTER, end)
        if part(self._bodies, last + 1, behind):
            return False
        near = (marked.between("home-words", last + 1, behind), *about_a_person(marked, start, end))
        return any(near)

    @cached_property
    def _bodies(self) -> Sequence[int]:
        """Return where offices and other public places are named, but for those beside which somebody lives."""
        marked = self._marked
        beside = set(marked.phrases("beside").values())
        return [
            index
            for index in sorted(marked.phrases("public-places"))
            if not (index + 1 in self._streets and marked.has_capital(index))  # Station Road
            and not any(index - back in beside for back in range(1, 4) if marked.joined(max(index - back, 0), index))
        ]

    def hiding_places(self) -> Iterator[Span]:
        """Yield streets without a number in which somebody hides or lives: hiding in Mill Street."""
        marked = self._marked
        for name, reach in (("staying", 40), ("hiding-places", _AFTER)):
            for first, last in marked.phrases(name).items():
                end = min(marked.sentence(first)[1], last + reach)
                streets = marked.between("streets", last + 1, end)
                if not streets or streets[0] in self._known or part(self._bodies, last + 1, streets[0]):
                    continue
                yield first, self._end_of_name(self._streets[streets[0]])


def _is_measure(marked: MarkedWords, index: int) -> bool:
    """True for a number that measures: room 4 by 5 metres, кв. 12 м."""
    if marked.gap(index).strip() or index + 1 >= len(marked.words):
        return False
    if marked.words[index + 1].folded in _TIMES:
        return index + 2 < len(marked.words) and marked.text(index + 2)[0].isdigit()
    return marked.words[index + 1].folded in _MEASURES


_MEASURES: Final = frozenset(
    (
        *("m", "metres", "meters", "square", "people", "hours", "years", "mètres", "mètre", "ans", "metros", "años"),
        *("м", "метр", "метра", "метров", "кв", "человек", "лет", "этажей", "квартир", "комнат", "семей"),
    )
)
_TIMES: Final = frozenset(("by", "x", "sur", "par", "por", "на"))
"""Between the length and the width of a room."""


def cells(marked: MarkedWords) -> Iterator[Span]:
    """Yield the cells, wards and barracks of a text with their numbers."""
    markers = marked.phrases("house-numbers")
    for first, last in marked.phrases("cells").items():
        index = last + 1
        while index < len(marked.words) and index in markers:
            index += 1
        gaps = [marked.gap(at) for at in range(last, index)]
        marker = index > last + 1 or any(not _NUMBER_SIGN.isdisjoint(gap) for gap in gaps)
        if index >= len(marked.words) or not all(
            _LINKING.issuperset(gap) and (marker or "," not in gap) for gap in gaps
        ):
            continue
        folded = marked.words[index].folded
        if _CELL.fullmatch(folded) and not _YEAR.fullmatch(folded) and not _is_measure(marked, index):
            yield first, index


# -- places on the map, in the text as it is typed ------------------------------------------------------

_DEGREES = (
    r"\d{1,3}(?:[.,]\d{1,8})?° ?(?:\d{1,2}(?:[.,]\d{1,6})?[′'’] ?)?"
    r"""(?:\d{1,2}(?:[.,]\d{1,6})?(?:[″"”]|''|’’) ?)?"""
)
_NORTH = r"(?:[NSСЮ]\b|с\. ?ш\.|ю\. ?ш\.|de latitude \w{3,4}|latitude \w{3,4}|norte|sur|nord|sud|north|south)"
_EAST = r"(?:[EWOВЗ]\b|в\. ?д\.|з\. ?д\.|de longitude \w{3,5}|longitude \w{3,5}|este|oeste|est|ouest|east|west)"
_ON_THE_MAP = (
    r"(?<![\d.,])-?\d{1,2}[.,]\d{3,8}°? ?[NSСЮ]?[,;/]? ?-?\d{1,3}[.,]\d{3,8}°?(?: ?[EWOВЗ]\b)?",
    rf"(?<!\d){_DEGREES}{_NORTH},? ?(?:et |y |и |and )?{_DEGREES}{_EAST}",
    r"\b[NS] ?\d{1,2}[.°]\d{1,8}[.\d′']{0,9},? ?[EW] ?\d{1,3}[.°]\d{1,8}[.\d′']{0,9}",
    r"(?<![\w+])[23456789CFGHJMPQRVWX]{4}(?:[23456789CFGHJMPQRVWX]{4})?\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)",
    r"(?:maps\.app\.goo\.gl|goo\.gl/maps|osm\.org/go|w3w\.co|what3words\.com)/[\w./-]{2,60}",
    r"(?:geo:|[@=/])-?\d{1,2}\.\d{2,15}(?:,|/|%2C)-?\d{1,3}\.\d{2,15}",
    r"///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}",
)
_MAYBE = re.compile(
    r"[.,]\d{3}|\d°|\+[23456789CFGHJMPQRVWX]{2}|goo\.gl|osm\.org|w3w|what3words|geo:|///|\.\d{2}(?:,|/|%2C)-?\d"
)
_WORD = r"[^\W\d_]{3,20}"
_THREE_WORDS = re.compile(
    r"(?i:what3words|what 3 words|w3w)[^\w\n]{1,6}(?:[^\W\d_]{2,12}[^\w\n]{1,3}){0,3}?"
    rf"({_WORD}\.{_WORD}\.{_WORD})"
)


def map_places(text: str) -> Iterator[Span]:
    """Yield coordinates, codes and links of maps in a text."""
    if not _MAYBE.search(text):
        return
    taken: list[Span] = []
    found = [match.span() for pattern in _ON_THE_MAP for match in re.finditer(pattern, text)]
    found += [match.span(1) for match in _THREE_WORDS.finditer(text)]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if (not taken or start >= taken[-1][1]) and not _is_amount(text[start:end]):
            taken.append((start, end))
            yield start, end


def _is_amount(words: str) -> bool:
    """True for two figures with their thousands parted: 12,345, 67,890."""
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3}[,;/]?|\.\d{3}[;/]?) ?\d{1,3}[.,]\d{3}", words))

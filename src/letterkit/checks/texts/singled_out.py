"""Words that leave one person only: the only teacher of a village, the first woman judge, the mayor’s daughter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.checks.texts.marked_words import MarkedWords, without_overlaps
from letterkit.checks.texts.text import Span

_HEAD: Final = 5
"""Words between ‘only’ and the person, at most, and the person among them."""
_AREA: Final = 9
_KIN: Final = 3
_SMALL: Final = 3_000
"""Inhabitants of a place in which everybody knows who is meant."""


def singled_out(marked: MarkedWords) -> Iterator[Span]:
    """Yield words that leave one person only: the indices of the first and the last word."""
    yield from without_overlaps((*_only(marked), *_kin_of_one(marked), *_of_small_places(marked)))


def _only(marked: MarkedWords) -> Iterator[Span]:
    women = marked.phrases("single-women")
    for name in ("single-only", "single-most", "single-first"):
        for first, last in marked.phrases(name).items():
            head = _head(marked, last)
            if head is None:
                continue
            kind, start, end = head
            woman = any(index in women for index in range(last + 1, end + 1)) and kind == "single-roles"
            area = _end_of_area(marked, end)
            if area < 0 and marked.between("single-areas", last + 1, start):  # the only one in the district
                area = end
            alone = kind == "single-roles" and (name != "single-first" or woman or "-" in marked.text(start))
            alone = alone or (name == "single-most" and kind != "single-houses")
            if alone or area >= 0:
                yield first, max(area, end)
    for first in marked.phrases("single-only-behind-owner"):
        owned = first > 0 and marked.words[first - 1].folded.endswith(("'s", "s'")) and marked.joined(first - 1, first)
        head = _head(marked, first) if owned else None
        if head and (head[0] != "single-people" or marked.words[first - 1].folded[:-2] in _areas(marked)):
            yield first - 1, head[2]


def _areas(marked: MarkedWords) -> frozenset[str]:
    return frozenset(marked.listed("single-areas"))


def _head(marked: MarkedWords, last: int) -> tuple[str, int, int] | None:
    """Return the noun behind ‘only’, with the list that has it: a role, a person, or a house in which people are."""
    breaks = marked.phrases("single-breaks")
    for index in range(last + 1, min(last + 1 + _HEAD, len(marked.words))):
        if not marked.joined(index - 1, index) or index in breaks:
            return None
        for name in ("single-roles", "single-people", "single-houses"):
            end = marked.phrases(name).get(index)
            if end is not None and not _is_described_further(marked, end):
                return name, index, end
    return None


def _is_described_further(marked: MarkedWords, end: int) -> bool:
    """True where the noun belongs to another one: woman judge, church school."""
    return any(
        end + 1 in marked.phrases(name) and marked.joined(end, end + 1) for name in ("single-roles", "single-people")
    )


def _end_of_area(marked: MarkedWords, head: int) -> int:
    """Return the last word of the place behind a noun: of the province, in Sampleville; -1 if there is none."""
    into, areas, breaks = marked.phrases("single-in"), marked.phrases("single-areas"), marked.phrases("single-breaks")
    behind = False
    for index in range(head + 1, min(head + 1 + _AREA, marked.sentence(head)[1])):
        if marked.gap(index - 1).strip(" ,-") or (index in breaks and index not in into):
            return -1
        if index in areas and behind:
            return areas[index]
        if marked.has_capital(index) and (behind or "'" in marked.words[index].folded[:2]):
            while index + 1 < len(marked.words) and marked.joined(index, index + 1) and marked.has_capital(index + 1):
                index += 1  # noqa: PLW2901  # the name of a place goes on
            return index
        behind = behind or index in into or marked.words[index].folded[:2] in ("d'", "l'")
    return -1


# -- kin of somebody whom everybody knows ---------------------------------------------------------------


def _kin_of_one(marked: MarkedWords) -> Iterator[Span]:
    kin, whose, links = (
        marked.phrases("single-kin"),
        marked.phrases("single-kin-whose"),
        marked.phrases("single-kin-of"),
    )
    if not kin:
        return
    offices = marked.listed("single-kin-whose")
    for first, last in kin.items():
        owner = _owner_before(marked, first, offices)
        if owner >= 0:
            yield owner, last
            continue
        behind = last + 1
        if behind in links and marked.joined(last, behind):
            behind = links[behind] + 1
        elif marked.listed("single-kin-of") and not _elided(marked, behind):
            continue
        end = _whose(marked, behind, whose)
        if end >= 0 and marked.joined(last, end):
            yield first, end


def _elided(marked: MarkedWords, index: int) -> bool:
    return index < len(marked.words) and marked.words[index].folded[:2] in ("d'", "l'")


def _owner_before(marked: MarkedWords, kin: int, offices: frozenset[str]) -> int:
    """Return the word that says whose kin somebody is: the mayor’s eldest daughter; -1 if there is none."""
    for index in range(kin - 1, max(kin - 1 - _KIN, -1), -1):
        if not marked.joined(index, kin):
            return -1
        word = marked.words[index].folded
        if word.endswith("'s"):
            return index if word[:-2] in offices else -1
    return -1


def _whose(marked: MarkedWords, start: int, whose: dict[int, int]) -> int:
    breaks = marked.phrases("single-breaks")
    for index in range(start, min(start + _KIN, len(marked.words))):
        if index in whose:
            return whose[index]
        if index in breaks:
            return -1
    return -1


# -- places in which there is one of a kind -------------------------------------------------------------


def _of_small_places(marked: MarkedWords) -> Iterator[Span]:
    yield from marked.phrases("single-in-village").items()
    roles, people = marked.phrases("single-roles"), marked.phrases("single-people")
    villages = marked.phrases("single-villages")
    for index, end in villages.items():
        start = marked.sentence(index)[0]
        for back in range(index - 1, max(index - 4, start) - 1, -1):
            if not marked.joined(back, index):
                break
            last = next((first for first in (back, back - 1) if roles.get(first) == back), -1)
            if last >= 0 and _is_named(marked, end):
                yield last, _end_of_name(marked, end)
                break
    for index in marked.phrases("single-inhabitants"):
        if 0 < _count_at(marked, index) <= _SMALL:
            start, _ = marked.sentence(index)
            near = max(start, index - 2 * _AREA)
            someone = [one for one in range(near, index) if one in roles or one in people]
            named = any(one in villages or marked.has_capital(one) for one in range(near + 1, index))
            if someone and named:
                yield someone[0], index


def _is_named(marked: MarkedWords, village: int) -> bool:
    return any(
        marked.has_capital(index) and marked.joined(village, index)
        for index in range(village + 1, min(village + 4, len(marked.words)))
    )


def _end_of_name(marked: MarkedWords, village: int) -> int:
    end = village
    for index in range(village + 1, min(village + 5, len(marked.words))):
        if not marked.joined(village, index):
            break
        if marked.has_capital(index):
            end = index
    return end


def _count_at(marked: MarkedWords, index: int) -> int:
    """Return the number of inhabitants beside a word for them; 0 if there is none."""
    for beside in (index - 1, index + 1, index + 2):
        if 0 <= beside < len(marked.words) and marked.words[beside].folded.isdecimal():
            before = beside > 0 and marked.words[beside - 1].folded.isdecimal()
            return 0 if before or len(marked.text(beside)) > 4 else int(marked.text(beside))
    return 0

"""Building the index of all norms: by which texts each is found, and which of two that fit equally well goes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from letterkit.languages import states
from letterkit.languages.stems import stems
from letterkit.letter.norm_kinds import NormKind
from letterkit.norms.norm import Norm
from letterkit.norms.norm_index import NormIndex, ShownPlace, joined, loose_key, name_key, place_key, shown_norm
from letterkit.norms.search_words import read_groups
from letterkit.norms.text_index import build_field

_KIND_RANKS: Final[Mapping[NormKind, float]] = {
    "charter": 4,
    "treaty": 4,
    "political-commitment": 3,
    "soft-law": 3,
    "business-standard": 3,
    "treaty-body": 1.5,
    "security-council": 2,
    "expert-standard": 2,
    "eu-law": 1.5,
    "court": 1,
    "resolution": 0,
}
"""What a norm's kind counts for among those that fit equally well: what binds, and what many invoke, first."""
_REGIONAL: Final = -3.0
"""For texts of one region, which only some readers have accepted."""
_MANY_PLACES: Final = 1.5
_MOST_PLACES: Final = 30
"""For texts of which the library knows many places: those that letters invoke most."""
_NEWEST: Final = 0.5
_FIRST_YEAR, _YEARS = 1990, 40
"""For newer texts: of the resolutions on one State, or of a council on one subject, the last is looked for."""
_AGEING: Final[tuple[NormKind, ...]] = ("security-council", "resolution", "court")
_REPLACED: Final = -3.0


def build_index(norms: Sequence[Norm]) -> NormIndex:
    state_names = _StateNames()
    called = [[name for name in norm.also_known_as if name.islower()] for norm in norms]
    named = ((name for name in _names(norm) if name_key(name) not in state_names.keys) for norm in norms)
    pinpoints = [(number, pinpoint) for number, norm in enumerate(norms) for pinpoint in norm.pinpoints]
    return NormIndex(
        [shown_norm(norm, _rank(norm), _newness(norm)) for norm in norms],
        [
            ShownPlace(number, one.at, one.about.get("en", "") or one.localized("en"), place_key(one.at))
            for number, one in pinpoints
        ],
        {
            "name": build_field(_short_names(norm) for norm in norms),
            "alias": build_field(norm.also_known_as for norm in norms),
            "title": build_field(_titles(norm) for norm in norms),
            "state": build_field(map(joined, state_names.of(norm)) for norm in norms),
            "quotation": build_field(_quoted(norm) for norm in norms),
            "theme": build_field(norm.themes for norm in norms),
            "body": build_field(_bodies(norm) for norm in norms),
        },
        {
            "about": build_field(
                (part for text in one.about.values() for part in re.split("[,;]", text)) for _, one in pinpoints
            ),
            "content": build_field(
                (*one.provides.values(), *one.act.values(), *one.limits.values()) for _, one in pinpoints
            ),
        },
        _numbers_by_key(named),
        _numbers_by_key(called),
        [*read_groups(), *([phrase] for phrase in state_names.phrases)],
    )


def _numbers_by_key(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, of_norm in enumerate(names):
        for key in dict.fromkeys(
            key for name in dict.fromkeys(of_norm) for key in (name_key(name), loose_key(name)) if key
        ):
            numbers.setdefault(key, []).append(number)
    return numbers


# -- the texts of a norm -----------------------------------------------------------------------------------


def _names(norm: Norm) -> Iterator[str]:
    """Yield every name that means this norm and no subject. A resolution's title is the name of its subject."""
    yield from (norm.id, norm.treaty_series, *_short_names(norm))
    yield from (name for name in norm.also_known_as if not name.islower())
    yield from (*norm.in_text.values(), *norm.brief.values())
    if norm.kind not in _AGEING or not norm.number:
        yield from norm.title.values()


def _short_names(norm: Norm) -> list[str]:
    """Return symbol, number and short names. The number of `2417 (2018)` is also 2417."""
    number = norm.number or norm.symbol.rpartition("RES/")[2]
    plain = [text.partition(" (")[0] for text in (norm.symbol, number) if text]
    return [norm.id.replace("-", " "), norm.symbol, number, *plain, *norm.short.values()]


def _titles(norm: Norm) -> list[str]:
    return [*norm.title.values(), *([] if norm.number else norm.in_text.values())]


def _bodies(norm: Norm) -> list[str]:
    named = norm.in_text.values() if norm.number else ()
    return [*norm.cited_body.values(), *norm.adopted_by.values(), *named, norm.kind]


def _quoted(norm: Norm) -> list[str]:
    """Return the phrases that are quoted from a norm, as it has them and as they are wrongly seen."""
    return [
        *(text for quotation in norm.quotations for text in (quotation.text, *quotation.also_seen_as)),
        *norm.also_seen_as,
    ]


def _rank(norm: Norm) -> float:
    rank = _KIND_RANKS[norm.kind] if norm.kind else 0.0
    if norm.audiences and not {"un", "security-council", "general-assembly", "companies"} & set(norm.audiences):
        rank += _REGIONAL
    if norm.kind == "resolution":
        rank += _newness(norm)
    elif norm.kind != "court":
        rank += _MANY_PLACES * min(len(norm.pinpoints) / _MOST_PLACES, 1)
    return round(rank + (_REPLACED if norm.superseded else 0), 3)


def _newness(norm: Norm) -> float:
    year = int(str(norm.adopted or norm.adopted_in or _FIRST_YEAR)[:4])
    return round(_NEWEST * min(max(year - _FIRST_YEAR, 0) / _YEARS, 1), 3)


class _StateNames:
    """Finds the States that norms are about, so that a resolution is found by every name of its State."""

    def __init__(self) -> None:
        rows = [*states.all_states()]
        self._names = {row.code: [row.label(tag) for tag in states.LANGUAGES] + [*row.also] for row in rows}
        by_name = ((f" {' '.join(stems(name))} ", code) for code, names in self._names.items() for name in names)
        self._codes = dict(sorted(by_name, key=lambda item: -len(item[0])))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all names. What people call a resolution by its State names the State and not the resolution."""
        return frozenset(name_key(name) for names in self._names.values() for name in names)

    @property
    def phrases(self) -> Iterator[str]:
        """The stems of names of several words, which are one word to a search: South Sudan is not Sudan."""
        named = {" ".join(stems(name)) for names in self._names.values() for name in names}
        return (name for name in sorted(named) if " " in name)

    def of(self, norm: Norm) -> list[str]:
        """Return the names of the States in a norm's English title and names. `South Sudan` is not Sudan."""
        texts = [" ".join(stems(text)) for text in (norm.title.get("en", ""), *norm.also_known_as)]
        text = f" {' . '.join(texts)} "
        found = []
        for name, code in self._codes.items():
            if name in text:
                text = text.replace(name, " . ")
                found += self._names[code]
        return found

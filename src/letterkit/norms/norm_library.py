"""The norms library: every norm by its id, shipped ones and those of the user's and the project's folders.

A shipped row is read when it is asked for; what lists or searches all of them goes through a cache (`norm_rows.py`).
Rows in other folders replace shipped ones of their id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import UnknownName
from letterkit.norms.norm import Norm, ReadNorm

if TYPE_CHECKING:
    from letterkit.norms.search import SearchIndex, WeightedTexts


class NormLibrary:
    """The norms of the shipped library and of further folders, where a later row replaces an earlier one."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Norm] = {}

    @cached_property
    def _index(self) -> Mapping[str, ReadNorm]:
        from letterkit.norms import rows

        return rows.entries(self._folders)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, shipped ones first, in the order of the files. Raises InvalidLibrary for a wrong row."""
        return tuple(self._index)

    @cached_property
    def _all(self) -> tuple[Norm, ...]:
        from letterkit.norms import rows

        read = rows.every_shipped(self._folders)
        return tuple(read[name] if name in read else self.get(name) for name in self._index)

    def __iter__(self) -> Iterator[Norm]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def get(self, name: str) -> Norm:
        """The norm with this id. Raises UnknownName with the nearest id, InvalidLibrary for a wrong row."""
        norm = self.find(name)
        if norm is None:
            near = self.nearest(name)
            hint = f"Did you mean ‘{near}’?" if near else "Look it up with `letterkit norms search`."
            raise UnknownName(f"There is no norm ‘{name}’ in the library.", hint=hint)
        return norm

    def find(self, name: str) -> Norm | None:
        """The norm with this id, or None."""
        if name not in self._index:
            return None
        if name not in self._read:
            self._read[name] = self._index[name]()
        return self._read[name]

    def nearest(self, name: str) -> str:
        """The id that was probably meant, found by id, symbol or name; empty when none is close."""
        if name not in self._meant:
            self._meant[name] = self._nearest(name)
        return self._meant[name]

    def _nearest(self, name: str) -> str:
        wanted = _slug(name)
        if wanted in self._named:
            return self._named[wanted]
        from letterkit.norms.search import closest

        return closest(wanted, self._index) or next((norm.id for norm in self.search(name.replace("-", " "))), "")

    @cached_property
    def _named(self) -> dict[str, str]:
        """Ids by symbols and names."""
        return {
            _slug(text): norm.id for norm in self for text in (norm.symbol, *norm.short.values(), *norm.title.values())
        }

    @cached_property
    def _meant(self) -> dict[str, str]:
        """What was found to be nearest: a letter cites one unknown key again and again."""
        return {}

    def search(self, words: str, *, slips: bool = True) -> list[Norm]:
        """The norms in which all the words occur, best first: id, symbol, short name, title, theme, body, phrase.

        Small and capital letters, accents and, with `slips`, slips of the pen do not matter. No words: no norms.
        """
        return [self._all[at] for at in self._searchable.search(words, slips=slips)]

    @cached_property
    def _searchable(self) -> SearchIndex:
        from letterkit.norms.search import SearchIndex

        return SearchIndex((norm_texts(norm), norm_phrases(norm)) for norm in self._all)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))


def norm_texts(norm: Norm) -> list[WeightedTexts]:
    """What a norm is found by, each field with its weight."""
    names = [norm.id, norm.id.replace("-", " "), norm.symbol, norm.symbol.replace("/", " ")]
    return [
        (8.0, [*names, *norm.short.values(), *norm.in_text.values()]),
        (5.0, norm.title.values()),
        (4.0, [*norm_phrases(norm), *norm.also_seen_as]),
        (3.0, norm.themes),
        (2.0, [*norm.cited_body.values(), *norm.adopted_by.values(), norm.kind]),
        (1.0, [text for pin in norm.pinpoints for text in (*pin.provides.values(), *pin.about.values())]),
    ]


def norm_phrases(norm: Norm) -> list[str]:
    """The phrases that are quoted from a norm, as it has them and as they are wrongly seen."""
    return [text for one in norm.quotations for text in (one.text, *one.also_seen_as)]


def load_norms(*folders: Path) -> NormLibrary:
    """The shipped norms and those in `norms/*.yaml` of each folder, later folders over earlier ones.

    Nothing is read before the library is asked; a wrong row then raises InvalidLibrary with file and line.
    """
    return NormLibrary(*folders)

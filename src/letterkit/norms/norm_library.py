"""The norms library: every norm by its id, shipped ones and those of the user's and the project's folders.

A shipped row is read when it is asked for; what lists or searches all of them goes through a cache (`norm_files.py`).
Rows in other folders replace shipped ones of their id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letterkit.errors import UnknownName, nearest, suggest
from letterkit.norms import norm_files
from letterkit.norms.norm import Norm, Quotation
from letterkit.norms.norm_files import ReadNorm

if TYPE_CHECKING:
    from letterkit.norms.party_files import PartyTables
    from letterkit.norms.search import SearchIndex, WeightedTexts

_CLOSE: Final = 0.72
"""How similar a mistyped id must be; for what is less similar, names and titles are searched."""


class NormLibrary:
    """The norms of the shipped library and of further folders, where a later row replaces an earlier one.

    Nothing is read before the library is asked; a wrong row then raises InvalidLibrary with file and line.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Norm] = {}
        self._nearest: dict[str, str] = {}  # a letter cites one unknown key again and again

    @cached_property
    def _from_folders(self) -> Mapping[str, ReadNorm]:
        return norm_files.folder_norms(self._folders)

    @cached_property
    def _index(self) -> Mapping[str, ReadNorm]:
        return {**norm_files.shipped_norms(self._folders), **self._from_folders}

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, shipped ones first, in the order of the files. Raises InvalidLibrary for a wrong row."""
        return tuple(self._index)

    @cached_property
    def _all(self) -> tuple[Norm, ...]:
        shipped = norm_files.read_shipped_norms(self._folders)
        return tuple(self.get(name) if name in self._from_folders else shipped[name] for name in self._index)

    def __iter__(self) -> Iterator[Norm]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def get(self, name: str) -> Norm:
        """Return the norm with this id. Raises UnknownName with the nearest id, InvalidLibrary for a wrong row."""
        norm = self.find(name)
        if norm is None:
            near = self.nearest(name)
            hint = suggest(near) or "Look it up with `letterkit norms search`."
            raise UnknownName(f"There is no norm ‘{name}’ in the library.", hint=hint)
        return norm

    def find(self, name: str) -> Norm | None:
        if name not in self._index:
            return None
        if name not in self._read:
            self._read[name] = self._index[name]()
        return self._read[name]

    def nearest(self, name: str) -> str:
        """Return the id that was probably meant, found by id, symbol or name; empty when none is close."""
        if name not in self._nearest:
            self._nearest[name] = self._find_nearest(_slug(name))
        return self._nearest[name]

    def _find_nearest(self, slug: str) -> str:
        if slug in self._ids_by_name:
            return self._ids_by_name[slug]
        by_search = (norm.id for norm in self.search(slug.replace("-", " ")))
        return nearest(slug, self._index, _CLOSE) or next(by_search, "")

    @cached_property
    def _ids_by_name(self) -> dict[str, str]:
        return {
            _slug(text): norm.id for norm in self for text in (norm.symbol, *norm.short.values(), *norm.title.values())
        }

    @cached_property
    def quotations(self) -> tuple[tuple[str, Quotation], ...]:
        """Every quotation with the id of its norm. Does not read the shipped rows if their quotations are cached."""
        own = [self.get(name) for name in self._from_folders]
        shipped = norm_files.read_shipped_quotations(self._folders)
        return (
            *((row.id, row.quotation) for row in shipped if row.id not in self._from_folders),
            *((norm.id, quotation) for norm in own for quotation in norm.quotations),
        )

    @cached_property
    def parties(self) -> PartyTables:
        """The tables of who has accepted which treaty."""
        from letterkit.norms.party_files import PartyTables

        return PartyTables(self, self._folders)

    def search(self, words: str, *, slips: bool = True) -> list[Norm]:
        """Return the norms in which all the words occur (id, symbol, names, titles, themes, body, phrases), best first.

        Small and capital letters, accents and, with `slips`, slips of the pen do not matter. No words: no norms.
        """
        return [self._all[row] for row in self._search_index.search(words, slips=slips)]

    @cached_property
    def _search_index(self) -> SearchIndex:
        from letterkit.norms.search import SearchIndex

        return SearchIndex((norm_texts(norm), norm_phrases(norm)) for norm in self._all)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))


def norm_texts(norm: Norm) -> list[WeightedTexts]:
    """Return the texts that a norm is found by, each field with its weight."""
    number = norm.symbol.rpartition("RES/")[2]  # 60/1 of A/RES/60/1, as of A/HRC/RES/60/1
    names = [norm.id, norm.id.replace("-", " "), norm.symbol, norm.symbol.replace("/", " "), number]
    return [
        (8.0, [*names, *norm.short.values(), *norm.in_text.values()]),
        (5.0, norm.title.values()),
        (4.0, [*norm_phrases(norm), *norm.also_seen_as]),
        (3.0, norm.themes),
        (2.0, [*norm.cited_body.values(), *norm.adopted_by.values(), norm.kind]),
        (1.0, [text for pin in norm.pinpoints for text in (*pin.provides.values(), *pin.about.values())]),
    ]


def norm_phrases(norm: Norm) -> list[str]:
    """Return the phrases that are quoted from a norm, as it has them and as they are wrongly seen."""
    return [text for quotation in norm.quotations for text in (quotation.text, *quotation.also_seen_as)]

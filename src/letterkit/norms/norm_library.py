"""The norms library: every norm by its id, shipped ones and those of the user's and the project's folders.

A shipped row is read when it is asked for; what lists or searches all of them goes through a store (`norm_store.py`).
Rows in other folders replace shipped ones of their id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letterkit.errors import UnknownName, suggest
from letterkit.norms import norm_files
from letterkit.norms.norm import Norm, Quotation
from letterkit.norms.norm_files import ReadNorm
from letterkit.wording import say, say_worded, worded

if TYPE_CHECKING:
    from letterkit.norms.norm_index import Hit, ShownNorm
    from letterkit.norms.norm_store import NormStore
    from letterkit.norms.party_files import PartyTables
    from letterkit.norms.search import NormSearch

GIVE_IT: Final = worded("A norm that is not there is given in the draft, under `norms:`, with its title.")
"""What to do about a norm that the library lacks."""
_LONGEST_NAME: Final = 600
"""Characters of a name; what is longer names no norm, and its figures may be too many for a number."""


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
    def _store(self) -> NormStore:
        from letterkit.norms.norm_store import open_store

        return open_store(self.ids, norm_files.state_of(self._folders), self._read_all)

    def _read_all(self) -> list[Norm]:
        shipped = norm_files.read_shipped_norms(self._folders)
        return [self.get(name) if name in self._from_folders else shipped[name] for name in self._index]

    def __iter__(self) -> Iterator[Norm]:
        self._store  # noqa: B018  # opened, so that the rows are not read file by file
        return (norm for norm in map(self.find, self.ids) if norm)

    def _stored(self, name: str) -> Norm | None:
        """Return a norm from the store if it is open, which is faster than its file; None if it has none."""
        if "_store" not in vars(self):
            return None
        return self._store.norm(self._numbers[name])

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def get(self, name: str) -> Norm:
        """Return the norm with this id. Raises UnknownName with the nearest id, InvalidLibrary for a wrong row."""
        norm = self.find(name)
        if norm is None:
            near = self.nearest(name)
            hint = suggest(near) or say(
                "Look for it with `letterkit norms search`. {give_it}", give_it=say_worded(GIVE_IT)
            )
            raise UnknownName(say("There is no norm ‘{name}’ in the library.", name=name), hint=hint)
        return norm

    def find(self, name: str) -> Norm | None:
        if name not in self._index:
            return None
        if name not in self._read:
            self._read[name] = self._stored(name) or self._index[name]()
        return self._read[name]

    def nearest(self, name: str) -> str:
        """Return the id that was probably meant, found by id, symbol or name; empty when none is close. A norm with
        another number is another norm, and never meant."""
        if len(name) > _LONGEST_NAME:
            return ""
        if name not in self._nearest:
            from letterkit.norms.nearest_norm import nearest_id

            self._nearest[name] = nearest_id(name, self, self.search)
        return self._nearest[name]

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

    # -- searching -----------------------------------------------------------------------------------------

    @property
    def shown(self) -> Sequence[ShownNorm]:
        """What lists show of each norm, in the order of the ids, without reading its row."""
        return self._store.index.norms

    def search(self, words: str, *, slips: bool = True, typing: bool = False) -> list[Hit]:
        """Return the norms that fit some words, best first, each with the place that matched; see `search.py`."""
        return self._search.search(words, slips=slips, typing=typing)

    def meant(self, words: str) -> list[Hit]:
        """Return the norms that are named exactly, each with the place that is named with it: `iccpr 19`."""
        return self._search.meant(words)

    def named(self, words: str) -> list[ShownNorm]:
        """Return the norms that have exactly this symbol, id or name."""
        return [self.shown[number] for number in self._search.named(words)]

    @cached_property
    def _search(self) -> NormSearch:
        from letterkit.norms.search import NormSearch

        return NormSearch(self._store.index)

"""One library for one run: the packs, norms and forms of address that a letter may use, read when needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.library.packs import Pack, Shelf, shelf

if TYPE_CHECKING:
    from letterkit.library.addresses import AddressBook
    from letterkit.library.norms import NormLibrary


@dataclass(frozen=True)
class Library:
    """Everything a letter is made from. Nothing is read before it is asked for."""

    shelf: Shelf

    def pack(self, name: str, language: str = "") -> Pack:
        """A template pack by its id, in the language of a letter. Raises UnknownName, InvalidPack."""
        return self.shelf.load(name, language)

    @cached_property
    def norms(self) -> NormLibrary:
        """The norms library. Raises InvalidLibrary."""
        from letterkit.library.norms import load_norms

        return load_norms()

    @cached_property
    def addresses(self) -> AddressBook:
        """The forms of address. Raises InvalidLibrary."""
        from letterkit.library.addresses import load_addresses

        return load_addresses()


def open_library(project: Sequence[Path] = ()) -> Library:
    """The library for drafts in these project folders."""
    return Library(shelf(project))

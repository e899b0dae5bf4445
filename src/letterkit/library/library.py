"""One library for one run: the packs, norms and forms of address that a letter may use, read when needed.

Packs lie in `templates/` folders, everything else in `library/` folders (`norms/*.yaml`, `parties/*.yaml`,
`bodies/*.yaml`, `addresses.yaml`, `addresses/*.yaml`, `languages/*.yaml`): beside the draft and in the working folder,
in the user's own data folder, in the package. The nearer one has the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.disk import files
from letterkit.languages.cldr import locale_of
from letterkit.languages.language import Language
from letterkit.languages.reading import read_language
from letterkit.languages.wordings import wording_for
from letterkit.letter.model import Draft
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import Shelf, open_shelf, user_folder
from letterkit.tags import LANGUAGE_TAG, base, written_language
from letterkit.wording import Catalogue, spoken

if TYPE_CHECKING:
    from letterkit.library.addresses import AddressBook
    from letterkit.library.annex_files import AnnexContent
    from letterkit.library.profile import Profile
    from letterkit.library.sources import Sources
    from letterkit.norms.norm_library import NormLibrary


@dataclass(frozen=True)
class Library:
    """Everything a letter is made from. Nothing is read before it is asked for.

    `project` are the folders of the draft and of the work; their `library` folders are read, after the user's.
    """

    shelf: Shelf
    project: tuple[Path, ...] = ()

    def pack(self, name: str, language: str = "") -> Pack:
        """Return a template pack by its id, in the language of a letter. Raises UnknownName, InvalidPack."""
        return self.shelf.load(name, language)

    def pack_for(self, draft: Draft) -> Pack:
        """Return the template of a draft, with the moves that its passages have. Raises UnknownName, InvalidPack."""
        return self.shelf.load_for(draft)

    def language(self, tag: str) -> Language:
        """Return a language with the words of the library folders. Raises InvalidLibrary."""
        if tag not in self._languages:
            self._languages[tag] = read_language(tag, self.folders)
        return self._languages[tag]

    def knows_language(self, tag: str, written: Sequence[str]) -> bool:
        """True if a letter can be in a language: a template writes it (`written` are its languages), or its dates and
        names are known, or a library folder has its words. Raises InvalidLibrary."""
        if not LANGUAGE_TAG.fullmatch(tag):
            return False
        return bool(written_language(written, tag) or locale_of(tag) or not self.language(tag).labels.fallback)

    def language_of_interview(self, tag: str) -> Language:
        """Return the language of a letter, in which answers are also read in the language that is spoken here.
        Raises InvalidLibrary."""
        heard = spoken().tag
        if base(heard) in ("en", base(tag)):
            return self.language(tag)
        if (tag, heard) not in self._languages_of_interviews:
            self._languages_of_interviews[tag, heard] = replace(self.language(tag), also=(self.language(heard),))
        return self._languages_of_interviews[tag, heard]

    @cached_property
    def _languages_of_interviews(self) -> dict[tuple[str, str], Language]:
        return {}

    def wording(self, letter_language: str = "") -> Catalogue:
        """Return the words in which the program speaks: in the language that the profile names for it, else in that of
        the letter, where there is a catalogue, else in English. Raises InvalidLibrary."""
        return wording_for(self.profile.interface if self.profiles else "", letter_language, self.folders)

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """The library folders that exist beside the shipped one, the nearest last."""
        folders = [user_folder().parent / "library", *(folder / "library" for folder in reversed(self.project))]
        return tuple(dict.fromkeys(files.real_path(folder) for folder in folders if files.is_folder(folder)))

    @cached_property
    def profiles(self) -> tuple[Path, ...]:
        """The profiles that exist: the user's, then those of the library folders, the nearest last."""
        from letterkit.library.profile import user_file

        profiles = (user_file(), *(folder / "profile.yaml" for folder in self.folders))
        return tuple(filter(files.is_file, profiles))

    @cached_property
    def profile(self) -> Profile:
        """What the organisation writes in every letter. Raises InvalidLibrary."""
        from letterkit.library.profile import read_profile

        return read_profile(self.profiles)

    @cached_property
    def norms(self) -> NormLibrary:
        """The norms library. Raises InvalidLibrary."""
        from letterkit.norms.norm_library import NormLibrary

        return NormLibrary(*self.folders)

    def norms_of(self, draft: Draft) -> NormLibrary:
        """Return the norms that a draft can invoke: those of the library, and before them those that it gives itself.
        Raises InvalidLibrary."""
        if not draft.norms:
            return self.norms
        key = (draft.norms, draft.language)
        if not self._norms_of or self._norms_of[0][0] != key:
            from letterkit.norms.own_norms import NormsOfDraft

            self._norms_of[:] = [(key, NormsOfDraft(self.norms, draft.norms, draft.language))]
        return self._norms_of[0][1]

    @cached_property
    def _norms_of(self) -> list[tuple[tuple[tuple[OwnNorm, ...], str], NormLibrary]]:
        return []  # of the draft that was asked about last: an interview asks at each key press

    @cached_property
    def addresses(self) -> AddressBook:
        """The forms of address. Raises InvalidLibrary."""
        from letterkit.library.addresses import AddressBook

        return AddressBook(*self.folders)

    def sources(self, draft: Draft) -> Sources:
        """Return what the draft can cite beside norms. Its bibliography is relative to the first project folder."""
        from letterkit.library.sources import read_sources

        return read_sources(draft, self.project[0] if self.project else Path())

    def annexes(self, draft: Draft) -> tuple[AnnexContent, ...]:
        """Return the annexes of a draft, in its order; their files lie in the first project folder. Raises InvalidDraft
        for those that cannot be used."""
        if not draft.annexes:
            return ()
        from letterkit.library.annex_files import read_annexes

        return read_annexes(draft, self.project[0] if self.project else Path())


def open_library(project: Sequence[Path] = ()) -> Library:
    """Return the library for drafts in these project folders, the nearest first."""
    return Library(open_shelf(project), tuple(project))


class Libraries:
    """The libraries of one run: that of a folder is opened once for all drafts in it."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Library] = {}

    def of(self, draft: Path) -> Library:
        """Return the library of the folder that a draft lies in."""
        if draft.parent not in self._by_folder:
            self._by_folder[draft.parent] = open_library((draft.parent, Path()))
        return self._by_folder[draft.parent]

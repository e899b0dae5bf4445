"""The dictionaries of the spelling rule: which words a language has, and which of them a misspelt one is near to.

Each is an automaton of all forms of all words, made by `scripts/make_dictionaries.py` from a dictionary for Hunspell:
read in milliseconds, without a compiled library, a megabyte or less in memory.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from letterkit.checks.texts.small_words import small_words

FOLDER: Final = Path(__file__).parents[1] / "data" / "dictionaries"
_ALPHABETS: Final = {
    "en": "abcdefghijklmnopqrstuvwxyz'-",
    "fr": "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœæ'-",
    "es": "abcdefghijklmnopqrstuvwxyzáéíñóúü-",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя-",
}
_ALIKE: Final = {
    "en": ("ao", "ei", "ae", "ie", "cs", "sz", "ck", "iy", "ou", "eo"),
    "fr": ("ae", "cs", "sz", "iy", "ck", "eo", "gj"),
    "es": ("bv", "cs", "sz", "cz", "gj", "iy", "ck", "nm"),
    "ru": ("ао", "еи", "ия", "ея", "тд", "сз", "пб", "фв", "кг", "шщ", "ыи", "цс", "еэ", "нм", "оу", "ьъ"),
}
"""Letters that are written for one another, because they sound alike or nearly so."""
_LONGEST: Final = 32
_TWO_SLIPS: Final = 6
"""Letters of a word in which two slips are looked for."""
_UNLIKELY: Final = 1.0
_DEAR: Final = 12.0
_MOST: Final = 8
_REMEMBERED: Final = 100_000


class Letters(NamedTuple):
    """The letters of a language as an automaton reads them."""

    alphabet: tuple[tuple[str, bytes], ...]
    alike: frozenset[str]


class Dictionary:
    """The words of a language. `find` looks a word up as it stands there: small letters, except in names."""

    def __init__(self, language: str) -> None:
        import dawg_python

        automaton: Any = dawg_python.DAWG().load(str(FOLDER / f"{language}.dawg"))
        self._automaton: Any = automaton.dct
        self._folds_yo = language == "ru"
        self._letters = Letters(
            tuple((letter, letter.encode()) for letter in _ALPHABETS[language]),
            frozenset(pair for letters in _ALIKE[language] for pair in (letters, letters[::-1])),
        )
        self._known: dict[str, bool] = {}
        self._near: dict[str, tuple[tuple[str, float], ...]] = {}

    def has(self, word: str) -> bool:
        """True if a word is in the dictionary, in this spelling or with a capital put down."""
        known = self._known.get(word)
        if known is None:
            known = self._find(word) or (not word.islower() and (self._find(word.lower()) or self._find(word.title())))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def has_common(self, word: str) -> bool:
        """True if the word in small letters is in the dictionary: not only a name."""
        return self._find(word.lower())

    def _find(self, word: str) -> bool:
        word = word.replace("’", "'")
        if self._folds_yo:
            word = word.replace("ё", "е").replace("Ё", "Е")
        found: bool = self._automaton.contains(word.encode())
        return found

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the words one slip away from a word with what the slip costs, the likeliest first; those two slips
        away too, if none is likely."""
        if word not in self._near and len(word) <= _LONGEST:
            found = dict(self.one_slip_away(word))
            if len(word) >= _TWO_SLIPS and min(found.values(), default=_DEAR) >= _UNLIKELY:
                found = {**self._search(self._folded(word), 2), **found}
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[word] = _ranked(found)[:_MOST]
        return self._near.get(word, ())

    def one_slip_away(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the words one slip away from a word with what the slip costs, the likeliest first."""
        return _ranked(self._search(self._folded(word), 1)) if len(word) <= _LONGEST else ()

    def _folded(self, word: str) -> str:
        return word.lower().replace("ё", "е") if self._folds_yo else word.lower()

    def _search(self, word: str, slips: int) -> dict[str, float]:
        """Return the words within a number of slips, with what the slips cost."""
        found: dict[str, float] = {}
        self._walk(word, 0, self._automaton.ROOT, "", slips, 0.0, found)
        found.pop(word, None)
        return found

    def _walk(  # noqa: PLR0913, PLR0917  # the place in the word, the place in the automaton, and what is left
        self, word: str, at: int, node: int, spelled: str, slips: int, cost: float, found: dict[str, float]
    ) -> None:
        automaton = self._automaton
        if slips == 0:
            end = automaton.follow_bytes(word[at:].encode(), node)
            if end is not None and automaton.has_value(end):
                whole = spelled + word[at:]
                found[whole] = min(cost, found.get(whole, _DEAR))
            return
        if at == len(word) and automaton.has_value(node):
            found[spelled] = min(cost, found.get(spelled, _DEAR))
        letter = word[at : at + 1]
        first = 0.7 if at == 0 else 0.0
        for other, code in self._letters.alphabet:
            following = automaton.follow_bytes(code, node)
            if following is None:
                continue
            if other == letter:
                self._walk(word, at + 1, following, spelled + other, slips, cost, found)
            elif letter:
                change = cost + first + self._change(letter, other)
                self._walk(word, at + 1, following, spelled + other, slips - 1, change, found)
            doubled = 0.5 if other in (letter, spelled[-1:]) else 0.9
            self._walk(word, at, following, spelled + other, slips - 1, cost + first + doubled, found)
        if letter:
            doubled = 0.5 if letter == spelled[-1:] else 0.7 if at == len(word) - 1 else 1.0
            self._walk(word, at + 1, node, spelled, slips - 1, cost + first + doubled, found)
        swapped = word[at + 1 : at + 2] + letter
        if len(swapped) == 2 and swapped[0] != swapped[1]:
            following = automaton.follow_bytes(swapped.encode(), node)
            if following is not None:
                self._walk(word, at + 2, following, spelled + swapped, slips - 1, cost + 0.6, found)

    def _change(self, letter: str, other: str) -> float:
        if bare(letter) == bare(other):
            return 0.2
        return 0.6 if letter + other in self._letters.alike else 1.0


def _ranked(found: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(found.items(), key=lambda near: (near[1], near[0])))


@lru_cache(maxsize=200)
def bare(letter: str) -> str:
    """Return a letter without its accents; й stays a letter of its own."""
    return letter if letter == "й" else unicodedata.normalize("NFD", letter)[:1]


@cache
def dictionary(language: str) -> Dictionary:
    """Return the dictionary of a language, by its first subtag; it is read once."""
    return Dictionary(language)


def languages() -> tuple[str, ...]:
    """Return the languages that have a dictionary."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.dawg")))


def split_in_two(words: Dictionary, word: str) -> Iterator[str]:
    """Yield two words that were written as one."""
    for index in range(2, len(word) - 1):
        first, second = word[:index], word[index:]
        if all(
            words.has_common(part) and (len(part) > 2 or part in small_words("between_names"))
            for part in (first, second)
        ):
            yield f"{first} {second}"

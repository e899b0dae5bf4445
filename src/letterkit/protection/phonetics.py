"""Words as they sound, roughly: `Qaddafi`, `Gaddafi` and `Каддафи` are one; so are `Щербакова` and `Schtscherbakowa`.

Each country writes foreign names its own way: ch is Russian х in German, ш in French, ч in English. So a word in Latin
letters has several readings. A reading is the consonants, with sounds that are confused taken together, and the vowels
between them; scripts that leave vowels out are compared by their consonants alone. `anyascii` gives Latin letters.

Sources: ALA-LC, BGN/PCGN, DIN 1460, the French, German, Polish and Czech press styles, as passports and encyclopedias
show them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product
from math import prod
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain, squeezed
from letterkit.yaml.shipped import read_shipped

_ABJADS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ABUGIDAS: Final = re.compile("[\u0900-\u0dff]")
"""Scripts of India, whose vowels are not all written, so that they are lost in Latin letters."""
_MOST: Final = 12
"""Readings of one word that are followed; a name with more has letters that make it known anyway."""
_UNITS: Final = 16
"""Sounds of a word that are listened to."""
_SLIP: Final = 5
"""Letters from which a word with one slip is still the word."""
_MANY: Final = 4
"""Consonants from which a word of a script without vowels is known by them alone."""
_TELLING: Final = 6
"""Consonants from which any word is."""

_DATA: Final = Path(__file__).parent / "data" / "sounds.yaml"
_VOWELS: Final = re.compile("[aeiou]{2,}")


class _Sounds(NamedTuple):
    """The tables of `data/sounds.yaml`: what spellings may sound like, the likeliest first. `unit` is the pattern of a
    spelling in Latin letters."""

    spellings: Mapping[str, tuple[str, ...]]
    abjads: Mapping[str, tuple[str, ...]]
    double_vowels: Mapping[str, str]
    vowels_alike: frozenset[str]
    unit: re.Pattern[str]


@cache
def _sounds() -> _Sounds:
    data = read_shipped(_DATA)

    def heard(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        return {
            spelling: tuple(sound.replace("_", "") for sound in sounds.split())
            for spellings, sounds in table.items()
            for spelling in spellings.split()
        }

    spellings = heard(data["spellings"])
    unit = "|".join([*sorted(spellings, key=len, reverse=True), "[bdlmnprt]", "[aeiouy]+"])
    double_vowels = {vowels: sound for vowels, (sound,) in heard(data["double_vowels"]).items()}
    alike = frozenset(data["vowels_alike"].split())
    return _Sounds(spellings, heard(data["abjads"]), double_vowels, alike, re.compile(unit))


class Reading(NamedTuple):
    """A word as it may sound: its consonants, and the whole with its vowels; `heard` is empty if they are unknown."""

    consonants: str
    heard: str

    @property
    def vowels(self) -> tuple[str, ...] | None:
        """Return the vowels before each consonant and at the end; None if they are not known."""
        return tuple(_CONSONANT.split(self.heard)) if self.heard else None


_CONSONANT: Final = re.compile("[^aeiou]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_TO_CONSONANTS: Final = str.maketrans("", "", "aeiou")


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the ways in which a word may sound, the likeliest first."""
    bare = plain(word)
    sounds = _sounds()
    if _ABJADS.search(word):
        chosen = product(*_limit([sounds.abjads[ch] for ch in bare if ch in sounds.abjads][:_UNITS]))
        return tuple(dict.fromkeys(_reading(letters, unvowelled=True) for letters in chosen if any(letters)))
    unvowelled = _ABUGIDAS.search(bare) is not None
    if not bare.isascii():
        bare = _latin(bare)
    units = sounds.unit.findall(bare)[:_UNITS]
    chosen = product(*_limit([sounds.spellings.get(unit) or (unit.replace("y", "i"),) for unit in units]))
    return tuple(dict.fromkeys(_reading(letters, unvowelled=unvowelled) for letters in chosen))


def _limit(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the choices without the unlikeliest, until there are not too many of them together."""
    while prod(map(len, choices)) > _MOST:
        longest = max(range(len(choices)), key=lambda index: len(choices[index]))
        choices[longest] = choices[longest][:-1]
    return choices


def _reading(units: tuple[str, ...], *, unvowelled: bool) -> Reading:
    heard = _without_doubles("".join(units))
    consonants = heard.translate(_TO_CONSONANTS)
    return Reading(_without_doubles(consonants), "") if unvowelled else Reading(consonants, heard)


def _without_doubles(text: str) -> str:
    return _DOUBLED.sub(r"\1", text) if _DOUBLED.search(text) else text


@lru_cache(maxsize=20_000)
def _latin(text: str) -> str:
    from anyascii import anyascii

    return "".join(ch for ch in anyascii(text).casefold() if ch.isalpha())


def in_latin_letters(text: str) -> str:
    """Return a text in any script in Latin letters, as far as they are known."""
    return _latin(plain(text))


def romanise(word: str) -> str:
    """Return a word in Latin letters, squeezed; empty for scripts that leave the vowels out."""
    bare = squeezed(word)
    if bare.isascii():
        return bare
    return "" if _ABJADS.search(word) else squeezed(_latin(bare))


@lru_cache(maxsize=20_000)
def syllables(name: str) -> tuple[str, ...]:
    """Return a name written in ideographs or Hangul as its syllables in Latin letters: 张伟 is Zhang Wei."""
    from anyascii import anyascii

    return tuple(syllable.casefold() for syllable in re.findall("[A-Z][a-z]*", anyascii(name)))


def sounds_alike(first: Reading, second: Reading) -> bool:
    """Return True if two readings with the same consonants have vowels that are written for one another."""
    mine, theirs = first.vowels, second.vowels
    if mine is None or theirs is None:
        return len(first.consonants) >= _MANY
    if bool(mine[0]) != bool(theirs[0]):
        return False
    if len(first.consonants) >= _TELLING:
        return True
    alike = _sounds().vowels_alike
    lacking = 0
    for a, b in zip(mine, theirs, strict=True):
        if not a or not b:
            lacking += a != b
        elif not any(x == y or x + y in alike for x in a for y in b):
            return False
    return lacking <= (0 if len(first.consonants) < _MANY else 1)


def phonetic_key(word: str) -> str:
    """Return the likeliest reading of a word as one text, for finding words that may be spellings of one name."""
    likeliest = next(iter(readings(word)), Reading("", ""))
    single = _sounds().double_vowels
    return _VOWELS.sub(lambda match: single.get(match[0], match[0][-1]), likeliest.heard) or likeliest.consonants


def one_slip(first: str, second: str) -> bool:
    """Return True if one letter is wrong, missing, too many, or two have changed places.

    The same as an OSA distance of at most one. A letter needs it a few times, and rapidfuzz takes 20 ms to load.
    """
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:])


def slips(key: str) -> set[str]:
    """Return a word and the word without each of its letters: words that are one slip apart share one of these."""
    if len(key) < _SLIP:
        return {key}
    return {key, *(key[:index] + key[index + 1 :] for index in range(len(key)))}

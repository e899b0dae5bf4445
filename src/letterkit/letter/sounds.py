"""Words as they sound, roughly, in Latin letters: `Qaddafi`, `Gaddafi` and `Каддафи` are one.

Transliterations differ from country to country, and scripts that leave vowels out can be compared by consonants alone.
`anyascii` gives the letters; the table below takes the usual spellings of one sound together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_ABJADS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufeff]")
_SOUNDS: Final = (
    *(("shch", "s"), ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ts", "c")),
    *(("tz", "c"), ("ch", "c"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("iy", "i"), ("yy", "i"), ("ii", "i")),
    *(("ia", "a"), ("ya", "a"), ("ja", "a"), ("iu", "u"), ("yu", "u"), ("ju", "u"), ("io", "o"), ("yo", "o")),
    *(("ye", "e"), ("je", "e"), ("y", "i"), ("w", "v"), ("x", "ks"), ("z", "s")),
)
"""Spellings of one sound in the usual ways to write Cyrillic, Arabic and other names in Latin letters."""
_CONSONANTS: Final = "~"
"""Begins the sound of a word whose script writes consonants alone."""
SHORTEST: Final = 4
"""Letters from which a word of a name says who is meant, standing alone."""
_SLIP: Final = 5
"""Letters from which a word with one slip is still the word."""


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A word as it sounds; with a mark before it where its script leaves the vowels out."""
    spelled = _spelled(_latin(word))
    return f"{_CONSONANTS}{_consonants(spelled)}" if _ABJADS.search(word) else spelled


def alike(heard: str, name: str) -> bool:
    """Whether two words, given as sounds, may be one word of a name: the same, inflected, or with one slip in a word
    of five letters or more."""
    if heard == name:
        return True
    if heard.startswith(_CONSONANTS) or name.startswith(_CONSONANTS):
        return _consonants(heard) == _consonants(name)
    if min(len(heard), len(name)) < _SLIP:
        return False
    return _inflected(heard, name) or one_slip(heard, name)


def _inflected(heard: str, name: str) -> bool:
    """Whether one is the other with an ending: Samplova, Samplovoi; a possessive; a plural."""
    stem = max(len(name) - 2, SHORTEST)
    return (
        len(name) >= SHORTEST
        and heard[:stem] == name[:stem]
        and abs(len(heard) - len(name)) <= 2
        and (heard.startswith(name) or (len(heard) > stem and heard[-1] in "aeiouhm" and name[-1] in "aeiou"))
    )


def one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    a, b = one[at:], other[at:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:])


def keys(word: str) -> Iterator[str]:
    """The word, the word without each of its letters, its beginning, its consonants: two words that are alike share
    one of these."""
    yield word
    yield f"{_CONSONANTS}{_consonants(word)}"
    if len(word) >= _SLIP - 1:
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]
    if len(word) > SHORTEST:
        yield f"{word[: max(len(word) - 2, SHORTEST)]}…"
        yield f"{word[:SHORTEST]}…"


def _consonants(spelled: str) -> str:
    return _doubles(re.sub("[aeiou~]", "", spelled))


def syllables(name: str) -> list[str]:
    """A name written in ideographs, as its syllables in Latin letters: 张伟 is Zhang Wei."""
    from anyascii import anyascii

    return re.findall("[A-Z][a-z]*", anyascii(name))


def _spelled(latin: str) -> str:
    for spelling, one in _SOUNDS:
        if spelling in latin:
            latin = latin.replace(spelling, one)
    return _doubles(latin)


def _doubles(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _latin(word: str) -> str:
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", word) if not unicodedata.combining(ch)).casefold()
    if plain.isascii():
        return plain
    from anyascii import anyascii

    return "".join(ch for ch in anyascii(plain).casefold() if ch.isalnum())


def plain(word: str) -> str:
    """A word for comparing exactly: composed, case folded, ё as е."""
    return unicodedata.normalize("NFC", word).casefold().replace("ё", "е")

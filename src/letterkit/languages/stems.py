"""Stems: what is left of a word when the endings that change with number, gender and case are gone.

For searching: `prisoners` finds `prisoner`, `forzadas` finds `forzada`, `собраний` finds `собрания`. One rule of a few
lines for all languages in Latin letters and one for Russian; no dictionary. A stem is for comparing, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from letterkit.languages.normal_form import fold

_TOKEN: Final = re.compile(r"\d+(?:[/-]\d+)*(?![^\W_])|[^\W_]+")
"""A number with its parts (60/1), or letters and figures (R2P). `art.19` is two."""
_SHORTEST: Final = 3
_RUSSIAN: Final = re.compile(
    r"(?:иями|иях|иям|ием|иеи|ями|ами|ого|его|ому|ему|ыми|ими|ов|ев|еи|ам|ям|ах|ях|ыи|ои|ая|яя|ое|ее|ые|ие|ия|ию"
    r"|ии|ых|их|ую|юю|ым|им|ом|ем|а|я|и|ы|е|у|ю|о|ь)$"
)
"""Endings of nouns and adjectives; й is и here, because folding takes its sign away."""
_SHORTEST_RUSSIAN: Final = 4
_ROMAN: Final = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix"))
"""Roman numbers that are no letters or initials."""
STOP_WORDS: Final = frozenset(
    [
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "its", "of", "on", "or", "the", "to", "with"),
        *(
            "au",
            "aux",
            "d",
            "de",
            "des",
            "du",
            "en",
            "et",
            "l",
            "la",
            "le",
            "les",
            "par",
            "pour",
            "son",
            "sur",
            "un",
            "une",
        ),
        *("al", "con", "del", "el", "los", "las", "para", "por", "que", "su", "y", "no", "nº", "n", "num", "nr", "nos"),
        *("в", "и", "к", "на", "о", "об", "от", "по", "с", "свое", "со", "№"),
    ]
)
"""Words that say nothing of a subject, as they are after folding; `No.` before a number too."""


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text in its order, without small words; numbers as they are."""
    return [_stem(word) for word in plain_words(text)]


@lru_cache(maxsize=4_096)
def plain_words(text: str) -> Sequence[str]:
    """Return the words of a text in its order with their endings, without small words, case and accents."""
    return [word for word in _TOKEN.findall(fold(text)) if word not in STOP_WORDS]


def is_number(stem: str) -> bool:
    """True of a word that is a number, also a Roman one: another number is never nearly the same."""
    return stem[:1].isdigit() or stem in _ROMAN


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    if word.isascii():
        return _latin(word) if word.isalpha() else word
    if "а" <= word[0] <= "я" and len(word) > _SHORTEST_RUSSIAN:
        stem = _RUSSIAN.sub("", word)
        return stem if len(stem) >= _SHORTEST_RUSSIAN else word[:_SHORTEST_RUSSIAN]
    return word


def _latin(word: str) -> str:
    stem = word
    if len(stem) > _SHORTEST and stem.endswith("s") and not stem.endswith("ss"):
        stem = stem[:-1]
    while len(stem) > _SHORTEST and stem[-1] in "aeo":
        stem = stem[:-1]
    return f"{stem[:-1]}i" if len(stem) > _SHORTEST and stem.endswith("y") else stem

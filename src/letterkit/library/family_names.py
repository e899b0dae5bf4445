"""The family name of a person, as a greeting has it after Ms or Mr; nothing where it cannot be told from the name."""

from __future__ import annotations

from functools import cache
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.yaml import row_files
from letterkit.yaml.shipped import read_shipped

_WORDS: Final = 2
"""Of a longer name nobody can say which words are the family's: María García López, John Paul Sample."""


def family_name(name: str) -> str:
    """Return the family name in a name of a given and a family name, initials apart, or with a particle before it.

    Empty for any other, and for one that begins with a family name (`data/family_names.yaml`): Xi Jinping.
    """
    first, particles = _lists()
    words = name.split()
    if not words or not all(map(_is_plain, words)) or _is_initial(words[-1]) or fold(words[0]) in first:
        return ""
    words = [words[0], *(word for word in words[1:] if not _is_initial(word))]
    begins = next((index for index, word in enumerate(words) if index and word in particles), len(words) - 1)
    if len(words) < _WORDS or (begins >= _WORDS and words[begins] not in particles) or not words[-1][0].isupper():
        return ""
    return " ".join(words[begins:])


def _is_plain(word: str) -> bool:
    """True for letters, with hyphens and apostrophes between them, or an initial with its stop."""
    return word.removesuffix(".").translate({ord(mark): None for mark in "-'’"}).isalpha()


def _is_initial(word: str) -> bool:
    bare = word.rstrip(".")
    return len(bare) == 1 and bare.isalpha()


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = read_shipped(row_files.DATA / "family_names.yaml")
    return frozenset(data["first"]), frozenset(data["particles"])

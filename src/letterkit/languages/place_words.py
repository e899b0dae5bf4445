"""The words by which people name places in a document: articles, paragraphs, what joins them and what surrounds them.

The words are data (`data/place_words/*.yaml`). English is looked at first, because rows of norms are written in it; the
other languages are read when a text has a word that English lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.languages.normal_form import fold
from letterkit.yaml.shipped import read_shipped

_FOLDER: Final = Path(__file__).parents[1] / "data" / "place_words"
KINDS: Final = (
    *("para", "art", "section", "chapter", "page", "principle", "rule", "recital", "guideline", "recommendation"),
    *("annex", "preamble", "commentary", "subpara"),
)
"""The kinds of place."""
PARTS: Final = ("convention", "protocol", "part", "title", "introduction")
"""Parts of a text that places can lie in, beside its annexes."""
PRINTED: Final = (*KINDS, *PARTS)
"""What a language has words for."""
ROLES: Final = (*KINDS, *PARTS, "and", "to", "of", "before", "common", "text", "ordinals")
_LONGEST: Final = 3
"""Words in a phrase."""


class Meaning(NamedTuple):
    """What a word is: a kind of place, a part, a joint. `number` is that of an ordinal; `many` tells that it announces
    several places."""

    role: str
    number: int = 0
    many: bool = False


Vocabulary = Mapping[str, Meaning]


@cache
def english_words() -> Vocabulary:
    return _vocabulary(["en"])


@cache
def all_words() -> Vocabulary:
    """Return the words of all languages; of two meanings the English one is taken."""
    others = sorted(file.stem for file in _FOLDER.glob("*.yaml") if file.stem != "en")
    return {**_vocabulary(others), **english_words()}


def canonical(role: str) -> str:
    """Return the English word for a part as it is printed before its number: `Convention`, `part`."""
    return _canonical().get(role, role)


@cache
def _canonical() -> Mapping[str, str]:
    return {role: words[0] for role, words in _read("en").items() if role in PARTS}


@cache
def _read(language: str) -> Mapping[str, list[str]]:
    data: Mapping[str, list[str]] = read_shipped(_FOLDER / f"{language}.yaml")
    return data


@cache
def latin_letters() -> Mapping[int, str]:
    """Return the letters by which other scripts count, each with the Latin one of its place, for `str.translate`."""
    rows = (_read(file.stem).get("letters", ()) for file in _FOLDER.glob("*.yaml"))
    return {ord(letter): chr(ord("a") + place) for row in rows for place, letter in enumerate(row) if len(letter) == 1}


def _vocabulary(languages: Iterable[str]) -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}
    for language in reversed([*languages]):
        data = _read(language)
        many = data.get("many", ())
        for role in filter(data.__contains__, ROLES):
            for number, listed in enumerate(data[role], 1):
                for word in listed.split("/"):
                    words[_key(word)] = Meaning(role, number if role == "ordinals" else 0, word in many)
    return words


def _key(word: str) -> str:
    return word if word.isupper() else fold(word)


def meaning(words: list[str], vocabulary: Vocabulary) -> tuple[Meaning | None, int]:
    """Return what the longest phrase at the start of some words is, and of how many words it is."""
    for size in range(min(len(words), _LONGEST), 0, -1):
        phrase = " ".join(words[:size])
        for typed in (phrase, phrase.rstrip("."), fold(phrase), fold(phrase.rstrip("."))):
            found = vocabulary.get(typed)
            if found:
                return found, size
    return None, 1

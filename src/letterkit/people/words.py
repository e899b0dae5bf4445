"""The word lists of this room, ready for comparing: whole words, beginnings of words, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from letterkit.languages.normal_form import fold
from letterkit.yaml.shipped import read_shipped

_DATA: Final = Path(__file__).with_name("data")
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*|[✓✔☑✅🗹✗✘☐❌#№]")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded; the s of a possessive and an article with an apostrophe are cut off."""
    words = _WORD.findall(fold(text.replace("-", " ") if text.isascii() else text))
    return tuple(part for word in words for part in _parts(word.replace("’", "'").replace("ʼ", "'")))


def _parts(word: str) -> Sequence[str]:
    if word.endswith("'s"):
        return (word[:-2],)
    if word[:2] in ("l'", "d'", "n'", "m'", "j'"):
        return (word[:1], word[2:])
    return (word,)


@dataclass(frozen=True, slots=True)
class MeaningWords:
    """Words of one meaning in all languages: `whole` ones, `beginnings`, phrases, and those inside Chinese text."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: tuple[str, ...]
    inside: tuple[str, ...]

    def has(self, word: str) -> bool:
        """True if a folded word is one of these."""
        return word in self.whole or word.startswith(self.beginnings) or any(part in word for part in self.inside)

    def any_of(self, words: Iterable[str]) -> bool:
        """True if one of the folded words is one of these."""
        return any(map(self.has, words))

    def has_phrase(self, text: str) -> bool:
        """True if a phrase of several words is in a folded text."""
        return any(f" {phrase} " in f" {text} " for phrase in self.phrases)


def _words(entries: Iterable[str]) -> MeaningWords:
    whole, beginnings, phrases, inside = set(), [], [], []
    for entry in entries:
        text = fold(entry)
        if text.endswith("*"):
            beginnings.append(text[:-1])
        elif " " in text:
            phrases.append(text)
        elif "\u3400" <= text[:1] <= "\u9fff":
            inside.append(text)
        else:
            whole.add(text)
    return MeaningWords(frozenset(whole), tuple(beginnings), tuple(phrases), tuple(inside))


@cache
def table_words(name: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return a file of word lists as it is written: by meaning, by language."""
    data: dict[str, Any] = read_shipped(_DATA / f"{name}.yaml")
    return data


@cache
def words_in(name: str, meaning: str) -> frozenset[str]:
    """Return the words of one meaning in a file of word lists, of all languages, folded."""
    return frozenset(fold(word) for words in table_words(name)[meaning].values() for word in words)


@lru_cache(maxsize=100_000)
def meanings_of(word: str) -> frozenset[str]:
    """Return the meanings that a folded word has in questions and answers about consent."""
    return frozenset(meaning for meaning, known in words_by_meaning("consent").items() if known.has(word))


@cache
def words_by_meaning(name: str) -> Mapping[str, MeaningWords]:
    """Return a file of word lists by meaning, for comparing."""
    return {
        meaning: _words(word for words in languages.values() for word in words)
        for meaning, languages in table_words(name).items()
    }

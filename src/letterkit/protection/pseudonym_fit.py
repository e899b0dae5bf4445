"""How the words in the place of a name are joined to the sentence: its capital, one article, what melts with it, and
the comma that closes an apposition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from letterkit.languages.normal_form import plain
from letterkit.yaml.shipped import read_shipped

_DATA: Final = Path(__file__).parent / "data" / "joints.yaml"
_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(«“\"—–-])((?:parce )?[^\W\d_]+['’]?)(\s*)$")
_BEGINS: Final = re.compile(r"(?:^|[.!?…]|\n)[\s\"'“”«»‘’(\[¿¡]*$")
_SHORT: Final = re.compile(r"(?:^|\s)(?:[A-ZА-ЯЁ]\w{0,3})\.\s*$")
"""Mr., Dr., M. before a name: its stop ends no sentence."""
_APPOSITION: Final = re.compile(r"\w[^,]*,\s.*[^,\s]$", re.DOTALL)
_WORD_AFTER: Final = re.compile(r"\s+[\"“«„‘]?(\w+)")
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class _Joints:
    articles: frozenset[str]
    before: dict[str, dict[str, str]]
    elided: dict[str, str]
    joining: frozenset[str] | None
    """Words before which no apposition is closed; None where the language is not known to close it."""


@cache
def _joints(language: str) -> _Joints:
    data: dict[str, Any] = read_shipped(_DATA).get(language, {})
    joining = frozenset(data["joining"]) if "joining" in data else None
    return _Joints(frozenset(data.get("articles", ())), data.get("before", {}), data.get("elided", {}), joining)


def articles_of(language: str) -> frozenset[str]:
    """Return the articles of a language, in small letters."""
    return _joints(language).articles


def closed(words: str, after: str, language: str) -> str:
    """Return some words with a comma behind them where they hold an apposition (“B., a student”) and the text goes on
    with a word: not before a sign, nor before a word that joins another."""
    joining, found = _joints(language).joining, _WORD_AFTER.match(after)
    if joining is None or found is None or found[1].casefold() in joining:
        return words
    return f"{words}," if _APPOSITION.search(words) else words


class _Before(NamedTuple):
    """The word before a name: as it is typed, in small letters, whether a blank follows, and where it begins."""

    typed: str
    word: str
    blank: bool
    at: int


def fitted(words: str, before: str, language: str) -> tuple[int, str]:
    """Return where the place of a name begins that follows a text, and what is to stand there: some words, with a
    capital at the start of a sentence, one article, and none that would melt with the word before it."""
    start = len(before)
    if _begins_sentence(before):
        return start, words[:1].upper() + words[1:]
    joints, found = _joints(language), _WORD_BEFORE.search(before)
    if found is None or not joints.articles:
        return start, words
    last = _Before(found[1], found[1].casefold().replace("'", "’"), bool(found[2]), found.start(1))
    article, rest = _article(words, joints)
    if last.word in joints.articles and article:
        return start, rest
    if last.blank and (melted := joints.before.get(last.word, {}).get(article)):
        return last.at, f"{_as(last.typed, melted)} {rest}"
    return _elided(words, last, joints) or (start, words)


def _begins_sentence(before: str) -> bool:
    return bool(_BEGINS.search(before)) and not _SHORT.search(before)


def _article(words: str, joints: _Joints) -> tuple[str, str]:
    """Return the article that some words begin with, in small letters, and the rest; no article where there is none."""
    first, blank, rest = words.partition(" ")
    if blank and first.casefold() in joints.articles:
        return first.casefold(), rest
    return "", words


def _elided(words: str, last: _Before, joints: _Joints) -> tuple[int, str] | None:
    """Return the joint with a word that loses its vowel before another: de + un becomes d’un, d’ + B. de B."""
    vowel = plain(words)[:1] in _VOWELS
    if last.blank and vowel and (short := joints.elided.get(last.word)):
        return last.at, f"{_as(last.typed, short)}{words}"
    whole = next((long for long, short in joints.elided.items() if short == last.word), "")
    if not whole or last.blank or vowel:
        return None
    article, rest = _article(words, joints)
    if melted := joints.before.get(whole, {}).get(article):
        return last.at, f"{_as(last.typed, melted)} {rest}"
    return last.at, f"{_as(last.typed, whole)} {words}"


def _as(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word

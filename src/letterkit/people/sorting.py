"""Signatories in the order of an alphabet, of countries, or of kinds.

The order is that of the letter's language: ö is o with a mark in German, a letter behind z in Swedish. The tables are
`data/alphabets.yaml`; what they lack is sorted by plain letters. No library does this in a few kilobytes: PyICU has to
be compiled, pyuca knows one order for all languages, and pandoc's is a program away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from letterkit import tags
from letterkit.languages.normal_form import caseless, fold, plain
from letterkit.people.table_files import kind
from letterkit.yaml.shipped import read_shipped

ORDERS: Final = ("name", "country", "kind", "none")
_DATA: Final = Path(__file__).with_name("data")
_LONGEST: Final = 3
"""Letters of the longest group of signs that counts as one letter (dzs)."""

Key = tuple[Any, ...]


def sort_signatories(signatories: Sequence[Mapping[str, Any]], order: str, language: str) -> list[dict[str, Any]]:
    """Return the signatories in an order. Groups stay together, in the order in which they first come."""
    return [dict(signatories[index]) for index in sorted_places(signatories, order, language)]


def sorted_places(signatories: Sequence[Mapping[str, Any]], order: str, language: str) -> list[int]:
    """Return the indices of the signatories in an order, as `sort_signatories` puts them."""
    if order == "none":
        return [*range(len(signatories))]
    groups = {group: number for number, group in enumerate(dict.fromkeys(map(_group, signatories)))}
    by = {"name": _by_name, "country": _by_country, "kind": _by_kind}[order]
    key = collation(language)
    keys = [(groups[_group(row)], by(row, key)) for row in signatories]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _group(signatory: Mapping[str, Any]) -> str:
    return str(signatory.get("group") or "").strip()


def _by_name(signatory: Mapping[str, Any], key: Callable[[str], Key]) -> Key:
    name = str(signatory.get("name") or signatory.get("organization") or "")
    return (not name, key(name), key(str(signatory.get("organization") or "")))


def _by_country(signatory: Mapping[str, Any], key: Callable[[str], Key]) -> Key:
    places = signatory.get("places") or ()
    return (not places, key(str(places[-1]) if places else ""), _by_name(signatory, key))


def _by_kind(signatory: Mapping[str, Any], key: Callable[[str], Key]) -> Key:
    return (kind(signatory) != "organization", _by_name(signatory, key))


# -- the order of letters ---------------------------------------------------------------------------------


def collation(language: str) -> Callable[[str], Key]:
    """Return what gives a text its place in the alphabet of a language, for `sorted`."""
    base = tags.base(language)
    ranks = _alphabet(base)
    articles = _articles(base)
    chinese = base == "zh"

    @cache
    def key(text: str) -> Key:
        name = _without_article(_lowered(text, base).strip(), articles)
        return (_letters(name, ranks, chinese), fold(name), name)

    return key


def _lowered(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    return " ".join(caseless(text).split()).lstrip("\"'«»„“”‘’([.-– ")


def _without_article(text: str, articles: tuple[str, ...]) -> str:
    article = next((article for article in articles if text.startswith(article)), "")
    rest = text[len(article) :]
    return rest if len(rest) > 2 else text


@cache
def _articles(language: str) -> tuple[str, ...]:
    """Return the articles of a language with the blank that follows them, if any."""
    articles: Mapping[str, Sequence[str]] = read_shipped(_DATA / "articles.yaml")
    words = articles.get(language, articles["en"])
    return tuple(word if word.endswith("'") or not word.isascii() else f"{word} " for word in words)


@cache
def _alphabets() -> Mapping[str, str]:
    alphabets: Mapping[str, str] = read_shipped(_DATA / "alphabets.yaml")
    return alphabets


@cache
def _alphabet(language: str) -> Mapping[str, int]:
    """Return the rank of each letter, from 1; empty for a language whose order is that of the plain letters."""
    ranks: dict[str, int] = {}
    for place, letter in enumerate(_alphabets().get(language, "").split(), 1):
        ranks.update(dict.fromkeys(letter.split("="), place))
    return ranks


_IN_ALPHABET: Final = 1
_OTHER_SCRIPT: Final = 2


def _letters(text: str, ranks: Mapping[str, int], chinese: bool) -> Key:
    """Return the ranks of the letters of a text: blanks first, then figures, the alphabet, and letters of other
    scripts."""
    places: list[Key] = []
    position = 0
    while position < len(text):
        size = next((size for size in range(_LONGEST, 0, -1) if text[position : position + size] in ranks), 0)
        if size:
            places.append((_IN_ALPHABET, ranks[text[position : position + size]], ""))
        else:
            places += _of_plain(text[position], ranks, chinese)
        position += max(size, 1)
    return tuple(places)


def _of_plain(ch: str, ranks: Mapping[str, int], chinese: bool) -> list[Key]:
    """Return the ranks of a letter that the alphabet does not name: those of the plain letters that it is made of."""
    if ch.isspace():
        return [(-1, 0, "")]
    bare = plain(ch)
    if not bare:
        return []
    if chinese:
        return [(_IN_ALPHABET, int.from_bytes(ch.encode("gb18030"), "big"), "")]  # its first level is ordered by sound
    return [_of_bare(part, ranks) for part in bare]


def _of_bare(ch: str, ranks: Mapping[str, int]) -> Key:
    if ch.isdigit():
        return (0, unicodedata.digit(ch, 0), "")
    if ch in ranks:
        return (_IN_ALPHABET, ranks[ch], "")
    return (_OTHER_SCRIPT if ranks else _IN_ALPHABET, 0, ch)

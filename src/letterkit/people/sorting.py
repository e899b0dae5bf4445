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

from letterkit.languages.normal_form import fold
from letterkit.people.table_files import kind
from letterkit.yaml.shipped import read_shipped

ORDERS: Final = ("name", "country", "kind", "none")
_DATA: Final = Path(__file__).with_name("data") / "alphabets.yaml"
_ARTICLES: Final = {
    "en": ("the ", "a ", "an "),
    "fr": ("le ", "la ", "les ", "l'", "l’"),
    "es": ("el ", "la ", "los ", "las "),
    "pt": ("o ", "a ", "os ", "as "),
    "de": ("der ", "die ", "das "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'", "l’"),
    "ar": ("ال",),
}
_LONGEST: Final = 3
"""Letters of the longest group of signs that counts as one letter (dzs)."""

Key = tuple[Any, ...]


def ordered(signatories: Sequence[Mapping[str, Any]], order: str, language: str) -> list[dict[str, Any]]:
    """Return the signatories in an order. Groups stay together, in the order in which they first come."""
    rows = [dict(each) for each in signatories]
    if order == "none":
        return rows
    groups = {group: number for number, group in enumerate(dict.fromkeys(_group(each) for each in rows))}
    by = {"name": _by_name, "country": _by_country, "kind": _by_kind}[order]
    key = collation(language)
    return sorted(rows, key=lambda each: (groups[_group(each)], by(each, key)))


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
    base = language.partition("-")[0].casefold()
    ranks = _alphabet(base)
    articles = _ARTICLES.get(base, _ARTICLES["en"])
    chinese = base == "zh"

    @cache
    def key(text: str) -> Key:
        plain = _without_article(_lowered(text, base).strip(), articles)
        letters = _letters(plain, ranks, chinese)
        return (letters, fold(plain), plain)

    return key


def _lowered(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    return " ".join(text.casefold().replace("ß", "ss").split()).lstrip("\"'«»„“”‘’([.-– ")


def _without_article(text: str, articles: tuple[str, ...]) -> str:
    article = next((each for each in articles if text.startswith(each)), "")
    rest = text[len(article) :]
    return rest if len(rest) > 2 else text


@cache
def _alphabets() -> Mapping[str, str]:
    data: dict[str, str] = read_shipped(_DATA)
    return data


@cache
def _alphabet(language: str) -> Mapping[str, int]:
    """The place of each letter, from 1; empty for a language whose order is that of the plain letters."""
    ranks: dict[str, int] = {}
    for place, letter in enumerate(_alphabets().get(language, "").split(), 1):
        ranks.update(dict.fromkeys(letter.split("="), place))
    return ranks


_IN_ALPHABET: Final = 1
_OTHER_SCRIPT: Final = 2


def _letters(text: str, ranks: Mapping[str, int], chinese: bool) -> Key:
    """The places of the letters of a text: blanks first, then figures, the alphabet, and letters of other scripts."""
    places: list[Key] = []
    at = 0
    while at < len(text):
        size = next((size for size in range(_LONGEST, 0, -1) if text[at : at + size] in ranks), 0)
        if size:
            places.append((_IN_ALPHABET, ranks[text[at : at + size]], ""))
        else:
            places += _of_plain(text[at], ranks, chinese)
        at += max(size, 1)
    return tuple(places)


def _of_plain(ch: str, ranks: Mapping[str, int], chinese: bool) -> list[Key]:
    """The place of a letter that the alphabet does not name: that of the plain letters that it is made of."""
    if ch.isspace():
        return [(-1, 0, "")]
    bare = fold(_SPECIAL.get(ch, ch))
    if not bare.isalnum():
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


_SPECIAL: Final = {
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ə": "e",
}
"""Letters that Unicode does not take apart."""

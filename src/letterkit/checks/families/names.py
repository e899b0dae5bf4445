"""Rules about names: one way of writing each, and the names that institutions give themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from letterkit.checks.findings import Found
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Word, fold, plain, words_of
from letterkit.checks.texts.words import Lists
from letterkit.errors import KeyPath
from letterkit.protection.sounds import one_slip, sound

_SHORTEST: Final = 5
_COUNTRY: Final = 6
_ENDING: Final = {"ru": 3}
"""Letters at the end of a name that may change with its case or number; two in the other languages."""


class _Place(NamedTuple):
    """A name where it stands, without the ’s behind it."""

    one: Prose
    start: int
    end: int


def inconsistent_spelling(letter: Subject) -> Iterator[Found]:
    """A name is spelled in one way.

    Why: a misspelled country in the third line tells the reader how carefully the rest was checked.
    Example: “Krygyzstan” beside “Kyrgyzstan”; “Otunbayeva” beside “Otunbaeva”.
    Instead: decide for one, and use it everywhere; of a country, the name of the library.
    Source: names of countries from CLDR. Endings may differ, because names are declined.
    """
    places, inside = _names(letter)
    known = {word.folded for one in _fields(letter) for word in one} | _countries(letter.words).keys()
    told: dict[str, str] = {}
    for wrong, right in _pairs(places, known, letter):
        if not {wrong, right} <= inside and not _certainly_one(wrong, right):
            continue
        told.setdefault(wrong, right)
    for name in places:
        if name in inside and name not in told and name not in known and len(name) >= _COUNTRY:
            near = _near_country(name, letter)
            if near:
                told[name] = near
    for wrong, right in told.items():
        proper = _countries(letter.words).get(right) or _typed(places[right][0])
        for place in places[wrong]:
            words = _typed(place)
            yield Found(
                f"‘{words}’ here, ‘{proper}’ {'elsewhere' if right in places else 'is the name of the country'}.",
                "Write it in one way.",
                place.one.path,
                place.one.span(place.start, place.end),
                proper if right in _countries(letter.words) and words.istitle() else None,
            )


def _certainly_one(wrong: str, right: str) -> bool:
    """Whether a word that only begins sentences is the name, and no common word that looks like it."""
    return sorted(wrong) == sorted(right) or sound(wrong) == sound(right)


def _typed(place: _Place) -> str:
    return place.one.text[place.start : place.end]


def _names(letter: Subject) -> tuple[Mapping[str, Sequence[_Place]], set[str]]:
    """The words with a capital, by their folded spelling; and those of them that do not only begin sentences."""
    found: dict[str, list[_Place]] = {}
    inside: set[str] = set()
    varied = letter.words["gb-spelling"].keys() | letter.words["us-spelling"].keys()
    for one in letter.prose:
        if one.kind == "note":
            continue
        begins = {start for start, _ in one.sentences}
        for word in (one.words[at] for at in one.capitals):
            end = word.end - 2 if word.folded.endswith("'s") else word.end
            name = word.folded[: end - word.start]
            if len(name) < _SHORTEST or not one.text[word.start].isupper() or name in varied or not name.isalpha():
                continue
            if one.text[word.start : end].isupper() or is_quoted(one, word.start):
                continue
            found.setdefault(name, []).append(_Place(one, word.start, end))
            if word.start not in begins and one.kind != "heading":
                inside.add(name)
    return {name: places for name, places in found.items() if name in inside or len(name) > _COUNTRY}, inside


def _fields(letter: Subject) -> Iterator[Sequence[Word]]:
    """The words of the names in the address, which the writer copied from a list."""
    for one in (*letter.draft.recipients, *letter.draft.cc):
        yield [Word(0, 0, word) for word in words_of(one.name)]


def _pairs(places: Mapping[str, Sequence[_Place]], known: Iterable[str], letter: Subject) -> Iterator[tuple[str, str]]:
    """Names with the name that was meant: alike but for one slip, or by their sound."""
    known = set(known)
    ending = _ENDING.get(letter.language, 2)
    by_key: dict[str, list[str]] = {}
    for name in places:
        for key in {*_without_one(name), f"~{sound(name)}"}:
            by_key.setdefault(key, []).append(name)
    for names in by_key.values():
        for first, second in pairwise(names):
            if first[0] != second[0] or (first in known and second in known) or not _slipped(first, second, ending):
                continue
            counts = [(one in known, len(places[one]), -_first(places[one])) for one in (first, second)]
            yield (first, second) if counts[0] < counts[1] else (second, first)


def _first(places: Sequence[_Place]) -> int:
    return places[0].one.number * 1_000_000 + places[0].start


def _slipped(first: str, second: str, ending: int) -> bool:
    """Whether two names differ inside, not in the ending alone."""
    at = next((k for k, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    if at >= min(len(first), len(second)) - ending:
        return False
    return one_slip(first, second) or (sound(first) == sound(second) and len(first) >= _COUNTRY)


def _without_one(name: str) -> Iterator[str]:
    yield name
    for at in range(1, min(len(name), 40)):
        yield name[:at] + name[at + 1 :]


@lru_cache(maxsize=8)
def _countries(words: Lists) -> Mapping[str, str]:
    """The words of the names of countries, folded, as they are written."""
    return {
        fold(word): word
        for name in words["countries"]
        for word in re.findall(r"[^\W\d_]+", name)
        if len(word) >= _SHORTEST
    }


@lru_cache(maxsize=8)
def _country_keys(words: Lists) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in _countries(words):
        if len(name) >= _COUNTRY:
            for key in _without_one(name):
                found.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def _near_country(name: str, letter: Subject) -> str:
    """The one country whose name this is, but for a slip inside; empty where there is none, or more than one."""
    if letter.language == "ru":  # declined forms of names differ too much
        return ""
    keys = _country_keys(letter.words)
    near = {each for key in _without_one(name) for each in keys.get(key, ())}
    near = {each for each in near if each[0] == name[0] and one_slip(name, each) and _slipped(name, each, 2)}
    if any(_unaccented(each) == _unaccented(name) for each in near):
        return ""
    return near.pop() if len(near) == 1 else ""


def _unaccented(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))


def institution_name_wrong(letter: Subject) -> Iterator[Found]:
    """An institution is called what it calls itself.

    Why: the reader works there.
    Example: “Organization for the Security and Cooperation of Europe”, for “Organization for Security and Co-operation
    in Europe”.
    Instead: the official name; the hint has it. Both spellings of -ise and co-operation are left alone.
    Source: the names are in the word lists (`institutions`).
    """
    known = _institutions(letter.words)
    for one in letter.prose:
        if not one.origin.typed:
            continue
        for match in letter.said("institutions-wrong", one):
            words = one.text[match.start : match.end]
            if words[:1].isupper():
                yield _misnamed(words, match.says, one.path, one.span(match.start, match.end), mechanical=False)
        for start, end, right, mechanical in _near_institutions(one, known):
            yield _misnamed(one.text[start:end], right, one.path, one.span(start, end), mechanical=mechanical)
    for path, text in letter.texts:
        if path[0] in ("recipients", "cc") and path[-1] == "organization":
            for start, end, right, mechanical in _near_institutions(plain("subject", path, text), known):
                yield _misnamed(text[start:end], right, path, (start, end), mechanical=mechanical)


def _misnamed(words: str, right: str, path: KeyPath, span: tuple[int, int] | None, *, mechanical: bool) -> Found:
    return Found(
        f"‘{words}’ is not the name of the institution.", f"It is ‘{right}’.", path, span, right if mechanical else None
    )


_TOO_FEW: Final = 4
_MORE: Final = 4
"""Little words by which a wrong name may be longer than the right one."""


class _Institution(NamedTuple):
    name: str
    words: tuple[str, ...]
    content: frozenset[str]


def _near_institutions(
    prose: Prose, known: Mapping[str, Sequence[_Institution]]
) -> Iterator[tuple[int, int, str, bool]]:
    """Words that begin as the name of an institution and have its words in another order, with other little words, or
    with one word in another form: their place, the right name, and whether only order and little words differ."""
    text, words = prose.text, prose.words
    for at in prose.capitals:
        word = words[at]
        start = word.start + _elided(word.folded)
        if not text[start].isupper() or not (candidates := known.get(_normal(word.folded))):
            continue
        parts = [(one, part) for one in candidates if (part := _part(text, words, at, one))]
        if any(_bare(map(_normal, _folded(part))) == one.words for one, part in parts):
            continue
        for one, part in parts:
            content = _content(map(_normal, _folded(part)))
            missing, extra = one.content - content, content - one.content
            if not missing or (len(missing) == len(extra) == 1 and _akin(*missing, *extra)):
                yield start, part[-1].end, one.name, not missing
                break


def _folded(words: Iterable[Word]) -> Iterator[str]:
    return (word.folded for word in words)


def _part(text: str, words: Sequence[Word], at: int, one: _Institution) -> Sequence[Word]:
    """As many words of weight as the name has, from a place on, within one clause; none where the text ends before."""
    heavy, last = 0, at
    for index in range(at, min(at + len(one.words) + _MORE, len(words))):
        if index > at and text[words[index - 1].end : words[index].start].strip(" ,\n"):
            break
        heavy += _normal(words[index].folded) not in _LITTLE
        last = index
        if heavy == len(one.content):
            return words[at : last + 1]
    return ()


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """Words without articles, which come and go."""
    return tuple(word for word in words if word not in ("the", "le", "la", "les", "el", "los", "las"))


@lru_cache(maxsize=8)
def _institutions(words: Lists) -> Mapping[str, Sequence[_Institution]]:
    """The institutions of four words of weight or more, by their first word."""
    found: dict[str, list[_Institution]] = {}
    for name in words["institutions"]:
        normal = _bare(map(_normal, words_of(name)))
        one = _Institution(name, normal, _content(normal))
        if len(one.content) >= _TOO_FEW:
            found.setdefault(normal[0], []).append(one)
    return found


_ELIDED = re.compile(r"(?:[dl]|qu)'(?=\w)")


def _elided(word: str) -> int:
    """Letters of an article that a word begins with: l’homme, d’Europe."""
    found = _ELIDED.match(word) if word[1:2] == "'" or word[2:3] == "'" else None
    return found.end() if found else 0


@lru_cache(maxsize=20_000)
def _normal(word: str) -> str:
    """A word with its two usual spellings taken together: organisation, co-operation, l’homme, ё."""
    word = word[_elided(word) :].replace("-", "").replace("ё", "е")
    return word.replace("organis", "organiz").removesuffix("'s").removesuffix("s'")


_LITTLES: Final = (
    "of for the and on in to against with or de la le les des du et pour en relatif relative aux à au contre sur "
    "el los las del y para sobre contra o по и в о об с"
)
_LITTLE: Final = frozenset(_LITTLES.split())


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in _LITTLE)


def _akin(one: str, other: str) -> bool:
    """Whether two words are forms of one: Commission, Commissioner; Right, Rights."""
    shared = min(len(one), len(other))
    return shared >= _SHORTEST and one[: shared - 1] == other[: shared - 1] and abs(len(one) - len(other)) <= 2

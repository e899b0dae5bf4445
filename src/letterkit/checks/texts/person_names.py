"""Names of people in a text, told from those of bodies, places and laws by the words in them and around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.checks.texts.text import UPPER, Prose
from letterkit.languages.normal_form import caseless, plain
from letterkit.yaml.shipped import read_shipped

DATA: Final = Path(__file__).parents[1] / "data" / "people_words.yaml"

_LONGEST: Final = 7
"""Words of the longest name that is still a person's."""
_ACRONYM: Final = 5
_PRECEDING: Final = 12
"""Words before a name in which an office may stand: the Special Rapporteur on freedom of expression, Mira Sample."""
_BEFORE: Final = 120
_AFTER: Final = 60
"""Characters before and behind a name that are read."""
_DIRECTLY: Final = 4
_BEHIND: Final = 6
"""Words in which an office may stand right before a name, and right behind it."""
_ENDING: Final = 3
"""Letters at the end of a word that change with its case."""


class PersonName(NamedTuple):
    """A personal name in a text. `titled`: a title stands before it, so that one word is enough. `office`: an office
    stands before or behind it, `lesser` one of those whose holders are at risk too."""

    start: int
    end: int
    words: tuple[str, ...]
    titled: bool = False
    office: bool = False
    lesser: bool = False

    @property
    def is_single(self) -> bool:
        return len(self.words) == 1


class _Words(NamedTuple):
    whole: frozenset[str]
    stems: tuple[str, ...]


@cache
def _uses() -> dict[tuple[str, str], _Words]:
    """Return the words by use and language; under no language, those of all together."""
    uses: dict[tuple[str, str], _Words] = {}
    for use, by_language in read_shipped(DATA).items():
        lists = {language: [word.strip() for word in words.split(",")] for language, words in by_language.items()}
        lists[""] = [word for words in lists.values() for word in words]
        for language, words in lists.items():
            stems = tuple(sorted({word[:-1] for word in words if word.endswith("*")}))
            uses[use, language] = _Words(frozenset(words), stems)
    return uses


@lru_cache(maxsize=50_000)
def is_word(use: str, word: str, language: str = "") -> bool:
    """Return True if a word of a text, caseless, is one of a use of `people_words.yaml`, in one language or in any."""
    words = _uses().get((use, language)) or _NO_WORDS
    return word in words.whole or (bool(words.stems) and word.startswith(words.stems))


_NO_WORDS: Final = _Words(frozenset(), ())


@cache
def _name_pattern() -> re.Pattern[str]:
    particles = "|".join(sorted(_uses()["particles", ""].whole))
    prefix = r"(?:[AaEe][a-z]{1,2}-)?"
    capital = rf"{prefix}[{UPPER}][^\W\d_]*(?:[-’'‘ʼ‑][^\W\d_]+)*"
    initial = rf"[{UPPER}]\.(?=[ \xa0{UPPER}])"
    unit = rf"(?:{initial}|{capital})"
    return re.compile(rf"(?<![\w@]){unit}(?:(?:[ \xa0]|(?<=\.))(?:(?:{particles})[ \xa0]){{0,3}}{unit})*")


_POSSESSIVE = re.compile(r"['’]s\Z")


def names_in(prose: Prose, start: int, end: int, usual: frozenset[str], language: str = "") -> Iterator[PersonName]:
    """Yield the personal names between two places of a text. `usual` are the words that the letter writes with a small
    letter, which are part of no name."""
    for match in _name_pattern().finditer(prose.text, start, end):
        for units in _parts(match):
            name = _read(prose, units, start, usual, language)
            if name is not None:
                yield name


_UNIT = re.compile(r"[^\s\xa0]+?\.(?=[^\s\xa0])|[^\s\xa0]+")


def _parts(match: re.Match[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of the words of a name; a possessive ends one."""
    units: list[tuple[int, int]] = []
    for unit in _UNIT.finditer(match[0]):
        begin, stop = match.start() + unit.start(), match.start() + unit.end()
        possessive = _POSSESSIVE.search(unit[0])
        units.append((begin, stop - 2 if possessive else stop))
        if possessive:
            yield units
            units = []
    if units:
        yield units


def _read(
    prose: Prose, units: list[tuple[int, int]], sentence: int, usual: frozenset[str], language: str
) -> PersonName | None:
    """Return the personal name in words with capitals; None if there is none."""
    text = prose.text
    words = [text[start:end] for start, end in units]
    inside = [
        place for place, word in enumerate(words) if place and is_word("short_titles", caseless(word).rstrip("."))
    ]
    if inside:  # Revoke Ms Sample’s recall
        units, words = units[inside[-1] :], words[inside[-1] :]
    titled = office = lesser = former = False
    ranks = [place for place, word in enumerate(words[:-1]) if place and _is_rank(word)]
    if ranks and not is_word("former", caseless(words[0])):  # Immigration Judge Jan Sample
        units, words = units[ranks[0] :], words[ranks[0] :]
    opening = _last_word(text[max(sentence, units[0][0] - 12) : units[0][0]])
    while units:
        folded = caseless(words[0]).rstrip(".")
        if is_word("titles", folded) and len(units) > 1:
            titled = True
        elif is_word("offices", folded):
            office, lesser = True, is_word("lesser_offices", folded)
        elif is_word("former", folded):
            former = True
        elif words[0].endswith(".") or not _opens(folded, usual, units[0][0] == sentence):
            break
        opening = folded
        del units[0], words[0]
    while units and is_word("particles", words[-1]):
        del units[-1], words[-1]
    if not units or len(units) > _LONGEST or not _is_personal(words, titled, usual):
        return None
    if is_word("articles", opening, language) and not titled:
        return None
    start, end = units[0][0], units[-1][1]
    before, after = text[max(sentence, start - _BEFORE) : start], text[end : end + _AFTER]
    if _is_named_after(after) or (not (titled or _is_surname(words)) and is_word("places_before", _last_word(before))):
        return None
    if not titled and (_MINISTRY.search(before) or (len(words) == 1 and is_word("towns", caseless(words[0])))):
        return None
    found, small = _office_near(before, after)
    office = (office or found) and not former
    return PersonName(start, end, tuple(words), titled, office, office and (lesser or small))


_MINISTRY = re.compile(
    r"\b(?:ministr(?:y|ies) (?:of|for)(?: the)?|ministerios? (?:del|de(?: la| los| las)?)"
    r"|ministères? (?:du|des|de(?: la)?))[ \xa0](?:de )?\Z",
    re.IGNORECASE,
)
"""What stands before the field of a ministry: the ministry of Health Spanish."""


def _is_surname(words: Sequence[str]) -> bool:
    """True if the last of several words is a Russian surname, as its ending tells: of the village, Mira Samplova."""
    return len(words) > 1 and _SURNAME.search(caseless(words[-1])) is not None


_SURNAME = re.compile(r"\w(?:[оеё]в(?:а|у|ой|ым)?|ин(?:а|у|ой|ым)|енко|чук)\Z")


def _is_rank(word: str) -> bool:
    folded = caseless(word)
    return is_word("offices", folded) and not is_word("titles", folded) and not is_word("names_too", folded)


def _opens(folded: str, usual: frozenset[str], begins: bool) -> bool:
    """True if a word with a capital is no part of the name behind it, as where it only begins the sentence."""
    return is_word("common", folded) or (begins and (folded in usual or is_word("roles", folded)))


def _is_personal(words: Sequence[str], titled: bool, usual: frozenset[str]) -> bool:
    own = [word for word in words if not is_word("particles", word)]
    if not any(len(word.rstrip(".")) > 1 and "." not in word[:-1] for word in own):
        return False
    folded = [caseless(word).rstrip(".") for word in own]
    if (
        is_word("offices", folded[-1])
        or any(is_word(use, word) for word in folded for use in ("no_person", "of_law"))
        or folded[0] in ("san", "santa", "santo", "saint", "st")
    ):
        return False
    if sum(1 for word in own if word.isupper() and 2 <= len(word) <= _ACRONYM) and not own[0].istitle():
        return False
    strange = [
        word
        for word, written in zip(folded, own, strict=True)
        if written.endswith(".") or (word not in usual and not is_word("common", word))
    ]
    if titled or len(own) == 1:
        return bool(strange) and len(folded[-1]) > 1
    return 2 * len(strange) > len(own) or (2 * len(strange) == len(own) == 2 and strange == folded[1:])


_LAST_WORD = re.compile(r"(\w[\w’'-]*)[ \xa0]\Z")
_NEXT_WORD = re.compile(r"[ \xa0](\w+)")


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before)
    return re.sub(r"\A(?:[dl]|qu)['’]", "", caseless(match[1])) if match else ""


def _is_named_after(after: str) -> bool:
    match = _NEXT_WORD.match(after)
    return match is not None and is_word("named_after", caseless(match[1]))


_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CLAUSE = re.compile(r"[;:!?—–()«»“”\"]|\.\s")
_APPOSED = re.compile(r"(?:,[ \xa0]|[ \xa0]\(|[ \xa0][—–-][ \xa0])([^,;.:)]{2,60})")


def _office_near(before: str, after: str) -> tuple[bool, bool]:
    """Return whether an office stands before or behind a name, and whether it is one whose holders are at risk too."""
    clause = _CLAUSE.split(before)[-1].rstrip(" \xa0")
    apposed = clause.endswith(",")
    words = _WORDS.findall(clause[:-1].rpartition(",")[2] if apposed else clause.rpartition(",")[2])
    held = _office(words[-_PRECEDING:], apposed=True) if apposed else _office(words[-_DIRECTLY:])
    behind = None if held[0] else _APPOSED.match(after)
    if not behind:
        return held
    words = _WORDS.findall(behind[1])[:_BEHIND]
    return (False, False) if words and is_word("relatives", caseless(words[0])) else _office(words, apposed=True)


def _office(words: Sequence[str], *, apposed: bool = False) -> tuple[bool, bool]:
    """Return whether there is an office in some words, and whether it is a lesser one. `apposed`: a comma stands
    between them and the name, so that an office in front of another name is somebody else's."""
    folded = [caseless(word) for word in words]
    if any(is_word("former", word) or is_word("civil", word) for word in folded):
        return False, False
    parted = max((index for index, word in enumerate(folded) if is_word("parts_from", word)), default=-1)
    held = [
        word
        for index, word in enumerate(folded)
        if is_word("offices", word)
        and (apposed or index > parted)
        and not (words[index] > "\u0400" and words[index].istitle() and is_word("names_too", word))
        and (
            not apposed
            or index + 1 == len(words)
            or words[index + 1][0].islower()
            or is_word("offices", folded[index + 1])
        )
    ]
    return bool(held), bool(held) and all(is_word("lesser_offices", word) for word in held)


def own_words(name: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name that tell it from another, in their plain form, without particles."""
    folded = (plain(word).rstrip(".") for word in name)
    return tuple(word for word in folded if word and not is_word("particles", word))


def is_same(first: Sequence[str], second: Sequence[str]) -> bool:
    """True if two names, each as its own words, may be those of one person: all words of the shorter one are in the
    longer, in whatever case they stand."""
    fewer, more = (first, second) if len(first) <= len(second) else (second, first)
    for word in fewer:
        if word not in more and not any(_alike(word, other) for other in more):
            return False
    return bool(fewer)


def _alike(first: str, second: str) -> bool:
    if first == second or (1 in (len(first), len(second)) and first[0] == second[0]):
        return True
    if first[:1] < "\u0400" or second[:1] < "\u0400":
        return False
    shared = max(3, min(len(first), len(second)) - _ENDING)
    return first[:shared] == second[:shared] and abs(len(first) - len(second)) <= _ENDING

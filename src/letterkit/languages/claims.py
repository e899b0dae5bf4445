"""What in a sentence of fact somebody may dispute: figures that count something, and words of harm done to people.

The interview asks more about such facts: as of when, how sure. Nothing is decided by it, and a letter never changes.
The words are data (`data/claim_words/*.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from letterkit.languages.normal_form import fold
from letterkit.languages.place_words import KINDS, PARTS, all_words
from letterkit.yaml.shipped import read_shipped

if TYPE_CHECKING:
    from letterkit.languages.language import Language

_FOLDER: Final = Path(__file__).parents[1] / "data" / "claim_words"
_MARKS: Final = "\"'’“”„«»‹›()[]{}<>,.;:!?…،؛؟*_"
"""What stands around a word and is none of it."""
_YEAR: Final = re.compile(r"(?:1[5-9]|2[01])\d\d(?:['’]?s)?(?:[-–/](?:\d\d|(?:1[5-9]|2[01])\d\d))?")
_DAY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|re|e|º|ª)?(?:[-–]\d{1,2}(?:st|nd|rd|th)?)?")
_DATE: Final = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}|\d{4}-\d\d")
_TIME: Final = re.compile(r"\d{1,2}[:h]\d\d|\d{1,2}h")
_NAME: Final = re.compile(r"[^\W\d].*\d|.*\d.*/.*")
"""A symbol or a name with a figure in it: F-16, A/RES/63/308."""
_DATE_WINDOW: Final = 5
"""Words that a date has at most."""
_JOINTS: Final = (
    "and",
    "or",
    "to",
    "through",
    "et",
    "ou",
    "a",
    "y",
    "o",
    "e",
    "al",
    "и",
    "или",
    "по",
    "до",
    "-",
    "–",
    "&",
)
"""What stands between two numbers of one kind, folded."""


def has_figure(text: str, language: Language) -> bool:
    """True if a text counts something: a number that is no date, year, time, age, place of a document or name."""
    folded = fold(text)
    if any(_is_in(phrase, folded) for phrase in _lists(language.base)["counts"]):
        return True
    return not all(_countless(_words_of(text), language))


def has_accusation(text: str, language: Language) -> bool:
    """True if a text has a word of harm done to people, or of guilt. In a language without a list every text has."""
    phrases = _lists(language.base)["harm"]
    folded = fold(text)
    return not phrases or any(_is_in(phrase, folded) for phrase in phrases)


def _words_of(text: str) -> list[str]:
    """Return the words of a text without the marks around them; a comma behind one is a word."""
    words = (part for chunk in text.split() for part in (chunk.strip(_MARKS), "," if chunk[-1] in ",،" else ""))
    return [word for word in words if word]


def _countless(words: Sequence[str], language: Language) -> Iterable[bool]:
    """Yield for each number of a text whether it is one that counts nothing."""
    numbers = [index for index, word in enumerate(words) if any(character.isdecimal() for character in word)]
    named: set[int] = {index for index in numbers if _is_name(words, index, language)}
    for index in numbers:  # article 9 and 10
        if index not in named and index - 2 in named and fold(words[index - 1]) in _JOINTS:
            named.add(index)
    for index in reversed(numbers):  # 9 and 10 June
        days = [words[place] for place in (index, index + 2) if place < len(words) and _DAY.fullmatch(words[place])]
        if len(days) == 2 and index + 2 in named and fold(words[index + 1]) in _JOINTS:
            named.add(index)
    return (index in named for index in numbers)


def _is_name(words: Sequence[str], index: int, language: Language) -> bool:
    word = words[index]
    if any(pattern.fullmatch(word) for pattern in (_YEAR, _DATE, _TIME, _NAME)):
        return True
    figures, _, behind = word.partition("-")
    if figures.isdecimal() and fold(behind) in _lists(language.base)["ages"]:
        return True
    before = [fold(" ".join(words[max(index - size, 0) : index])) for size in (1, 2)]
    if any(_is_before_name(text, language) for text in before if text):
        return True
    return _DAY.fullmatch(word) is not None and _is_in_date(words, index, language)


def _is_before_name(text: str, language: Language) -> bool:
    place = all_words().get(re.split("['’]", text)[-1])  # l’article 9
    if place is not None and place.role in (*KINDS, *PARTS, "text"):
        return True
    return any(_is_whole(phrase, text) for phrase in _lists(language.base)["numbered"])


def _is_in_date(words: Sequence[str], index: int, language: Language) -> bool:
    """True if some words around a number are a day with its month."""
    first = max(index - _DATE_WINDOW + 1, 0)
    first += next((behind for behind in range(index - first, 0, -1) if words[first + behind - 1] == ","), 0)
    windows = (
        " ".join(words[start:end]).replace("–", "-")
        for start in range(first, index + 1)
        for end in range(index + 1, min(start + _DATE_WINDOW, len(words)) + 1)
        if end - start > 1
    )
    return any(_is_day(window, language) for window in windows)


def _is_day(text: str, language: Language) -> bool:
    alone = re.sub(r"(\d{1,2})\w{0,2}-(\d{1,2})", r"\2", text)  # 10-12 June
    return language.names_day(alone) or language.date_parts(alone) is not None


# -- words ----------------------------------------------------------------------------------------------


@cache
def _lists(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of a language, folded; those of a language without a file are empty."""
    file = _FOLDER / f"{language}.yaml"
    data: Mapping[str, Any] = read_shipped(file) if file.is_file() else {}
    names = ("counts", "numbered", "ages", "harm")
    return {name: tuple(fold(str(phrase)) for phrase in data.get(name) or ()) for name in names}


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase).replace(re.escape('*'), chr(92) + 'w*')}(?!\w)")


def _is_in(phrase: str, text: str) -> bool:
    return _pattern(phrase).search(text) is not None


def _is_whole(phrase: str, text: str) -> bool:
    return _pattern(phrase).fullmatch(text) is not None

"""Numbers that belong to one person: of documents, accounts and cars, and telephones beside words about a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.checks.texts.dates import dates
from letterkit.checks.texts.marked_words import MarkedWords
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.letter.citation_syntax import citations

_THIN: Final = frozenset((" ", "\u00a0", "\u202f", ".", "-", "/", " - ", "·"))
_REACH: Final = 9
"""Words behind a cue in which the number stands."""
_SHORTEST: Final = 4
_LONG: Final = 7
"""Digits of a number that is no amount, though other words stand between it and its cue."""
_PLATE: Final = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+")
_CAPITALS: Final = 3
_PREPOSITION: Final = 3
_STOPS: Final = (".", ";", "!", "?")
_SIGNS: Final = frozenset("№#°º")


def numbers(subject: Subject, marked: MarkedWords) -> Iterator[Span]:
    """Yield the numbers of documents, accounts and cars: the indices of the first and the last word."""
    cues, plates = marked.phrases("number-cues"), marked.phrases("number-plates")
    if not cues and not plates:
        return
    dated = _dated(subject, marked)
    fillers = _inside(marked, "number-fillers") | _inside(marked, "number-cues") | _inside(marked, "number-plates")
    seen: set[int] = set()
    for first, last in cues.items():
        span = _number_behind(marked, last, fillers, dated)
        of_body = first in marked.phrases("number-cues-body") and marked.between(
            "contact-of-body", *marked.sentence(first)
        )
        if span and span[0] not in seen and not of_body:
            seen.add(span[0])
            yield span
    for last in plates.values():
        span = _plate_behind(marked, last, dated)
        if span and span[0] not in seen:
            seen.add(span[0])
            yield span


def _inside(marked: MarkedWords, name: str) -> set[int]:
    return {index for first, last in marked.phrases(name).items() for index in range(first, last + 1)}


def _dated(subject: Subject, marked: MarkedWords) -> set[int]:
    """Return the words that belong to a date."""
    spans = [(mention.start, mention.end) for mention in dates(subject, marked.prose)]
    found, index = set[int](), 0
    for start, end in spans:
        while index < len(marked.words) and marked.words[index].start < start:
            index += 1
        while index < len(marked.words) and marked.words[index].start < end:
            found.add(index)
            index += 1
    return found


def _group(marked: MarkedWords, first: int) -> Span:
    """Return a number with the groups of figures and capitals that belong to it."""
    last = first
    while (
        last + 1 < len(marked.words)
        and last - first < _REACH
        and marked.gap(last) in _THIN
        and _is_part(marked, last + 1)
    ):
        last += 1
    return first, last


def _is_part(marked: MarkedWords, index: int) -> bool:
    text = marked.text(index)
    return any(ch.isdigit() for ch in text) or (text.isupper() and len(text) <= _CAPITALS)


def _digits(text: str) -> int:
    return sum(ch.isdigit() for ch in text)


def _number_behind(marked: MarkedWords, last: int, fillers: set[int], dated: set[int]) -> Span | None:
    end = min(last + _REACH, marked.sentence(last)[1])
    index, plain = last + 1, True
    while index < end:
        if marked.gap(index - 1).strip(" ") in _STOPS and index - 1 not in fillers:
            return None
        if _is_part(marked, index) and _has_digit_near(marked, index):
            group = _group(marked, index)
            if _is_number(marked, group, plain, dated, last):
                return group
            index, plain = group[1] + 1, False
            continue
        plain = plain and index in fillers
        index += 1
    return None


def _has_digit_near(marked: MarkedWords, index: int) -> bool:
    if any(ch.isdigit() for ch in marked.text(index)):
        return True
    return marked.gap(index) in _THIN and index + 1 < len(marked.words) and marked.text(index + 1)[0].isdigit()


def _is_number(marked: MarkedWords, group: Span, plain: bool, dated: set[int], cue: int) -> bool:
    start, end = marked.place(*group)
    text = marked.prose.text[start:end]
    digits, letters = _digits(text), any(ch.isalpha() for ch in text)
    if digits < _SHORTEST or dated.intersection(range(group[0], group[1] + 1)) or _YEAR.fullmatch(text):
        return False
    if plain:
        return letters or digits > _LONG or not _is_counted(marked, group)
    if marked.between("number-of-else", cue + 1, group[0]):
        return False
    return (letters and digits > _SHORTEST) or (digits >= _LONG and not _AMOUNT.fullmatch(text))


def _is_counted(marked: MarkedWords, group: Span) -> bool:
    """True for a number of something (1 200 workers), which no sign says to be a number of its own."""
    first, last = group
    if last + 1 >= len(marked.words) or not marked.joined(last, last + 1) or marked.has_capital(last + 1):
        return False
    marker = first - 1 in marked.phrases("house-numbers") or not _SIGNS.isdisjoint(marked.gap(first - 1))
    return not marker and len(marked.text(last + 1)) > _PREPOSITION


def _plate_behind(marked: MarkedWords, last: int, dated: set[int]) -> Span | None:
    others = marked.phrases("number-of-else")
    for index in range(last + 1, min(last + _REACH, marked.sentence(last)[1])):
        if _is_part(marked, index) and _has_digit_near(marked, index):
            first, end = _group(marked, index)
            start, stop = marked.place(first, end)
            text = marked.prose.text[start:stop]
            letters = any(ch.isupper() for ch in text)
            known = _digits(text) >= _PLATE and letters
            return (first, end) if known and not dated.intersection(range(first, end + 1)) else None
        if index in others or marked.gap(index).strip(" ") in _STOPS:
            return None
    return None


# -- telephones and electronic addresses, in the text as it is typed ------------------------------------

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}")
_PHONE = re.compile(r"(?<![\w/.,-])\+?(?:\(\d{1,4}\)|\d)[\d ()./\u00a0\u202f-]{6,20}\d(?![\w/])")
_SHORT_PHONE = re.compile(r"(?<![\w/.,-])\d[\d ()./\u00a0\u202f-]{4,14}\d(?![\w/%])")
_HANDLE = re.compile(r"(?<![\w@./\[{-])@[A-Za-z0-9_]{3,32}\b(?!\.\w)")
_DATES = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}\s?[-–/]\s?\d{4}|\d{1,3}(?: \d{3})+")
_DIGITS: Final = 9
_DIGITS_ABROAD: Final = 7
_DIGITS_AT_HOME: Final = 6


def contacts(text: str) -> Iterator[Span]:
    """Yield the e-mail addresses, handles and telephone numbers in a text."""
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))
        cited = {typed for typed, _ in citations(text)} if "[" in text else set()
        keys = "".join(cited)
        yield from (match.span() for match in _HANDLE.finditer(text) if match[0] not in keys)
    for match in _PHONE.finditer(text):
        digits = _digits(match[0])
        if (digits >= _DIGITS or (match[0][0] == "+" and digits >= _DIGITS_ABROAD)) and not _DATES.fullmatch(match[0]):
            yield match.span()


def local_numbers(text: str) -> Iterator[Span]:
    """Yield what may be a telephone number without its prefix, where the words say that a number follows."""
    for match in _SHORT_PHONE.finditer(text):
        if _digits(match[0]) >= _DIGITS_AT_HOME and not _DATES.fullmatch(match[0]):
            yield match.span()

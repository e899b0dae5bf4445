"""Shares, sums of money and numbers of people in a text, whatever became of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from letterkit.checks.texts.figures import Figure, is_year
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose

_NUMBER: Final = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d\w])|(?<![\w.,/-])\d{1,9}(?:[.,]\d{1,2})?(?![\w/-]|[.,]\d)"
)
_SIGN_BEHIND: Final = re.compile(r"[ \u00a0\u202f]?[%€£$]")
_SIGNS_BEFORE: Final = "€£$"
_SPACES: Final = " \u00a0\u202f"
_FEW: Final = 100
"""Fewer people than these can be counted by who writes, and less money is known to everybody."""
_FIRST, _LAST = 1900, 2100
_ALL: Final = 100
"""A hundred per cent is a way to say all."""
_WORDS_BETWEEN: Final = 2
"""Words between a number and those whom it counts: ‘hundreds of Russian activists’ has two."""


@cached_for_texts
def quantities(subject: Subject, prose: Prose) -> tuple[Figure, ...]:
    """Return the shares, sums and numbers of people of a text, in its order; they have no outcome."""
    return tuple(sorted(_quantities(subject, prose)))


def _quantities(subject: Subject, prose: Prose) -> Iterator[Figure]:
    people = {match.start for match in subject.matches("counted-people", prose)}
    money = {match.start: match.end for match in subject.matches("counted-money", prose)}
    shares = {match.start: match.end for match in subject.matches("counted-shares", prose)}
    about = {match.end for match in subject.matches("about", prose)}
    for match in _NUMBER.finditer(prose.text):
        start, end = match.span()
        value = int(re.sub(r"[.,]\d{1,2}$|\D", "", match[0]) or 0)
        plain_year = match[0].isdecimal() and _FIRST <= value <= _LAST and is_year(prose.text, start)
        if plain_year and start - 1 not in about:
            continue
        behind = _SIGN_BEHIND.match(prose.text, end)
        is_share = end + 1 in shares or (behind is not None and behind[0].endswith("%"))
        if is_share and (value == _ALL or prose.sentence_at(start) in subject.sentences_with("counted-rates", prose)):
            continue
        if is_share or (value >= _FEW and (behind or end + 1 in money)):
            last = money.get(end + 1) or shares.get(end + 1) or end
            yield _figure(prose, start, behind.end() if behind else last, value)
        elif value >= _FEW and start and prose.text[start - 1] in _SIGNS_BEFORE:
            yield _figure(prose, start - 1, end, value)
        elif value >= _FEW and _next_words(prose, end) & people and not _is_us(subject, prose, start):
            yield _figure(prose, start, end, value)
    last = 0
    for word in subject.matches("number-words", prose):
        is_many = word.start >= last and word.phrase in subject.words["number-many"]
        if is_many and _next_words(prose, word.end) & people and not _is_us(subject, prose, word.start):
            yield _figure(prose, word.start, word.end)
        last = max(last, word.end)


def _is_us(subject: Subject, prose: Prose, position: int) -> bool:
    """True if the sentence speaks of those who write: ‘We represent 40,000 workers’."""
    return prose.sentence_at(position) in subject.sentences_with("counted-as-us", prose)


def _figure(prose: Prose, start: int, end: int, value: int = 0) -> Figure:
    return Figure(start, end, value, "", prose.sentence_at(start), about=True)


def _next_words(prose: Prose, position: int) -> set[int]:
    """Return where the next words begin, up to those that a number can count."""
    first = bisect_left(prose.words, position, key=lambda word: word.start)
    last = prose.sentence_at(max(position - 1, 0))[1]
    near = prose.words[first : first + _WORDS_BETWEEN + 2]
    return {word.start for word in near if word.start < last and not _is_cut(prose, position, word.start)}


def _is_cut(prose: Prose, start: int, end: int) -> bool:
    return any(mark in prose.text[start:end] for mark in ",;:()")

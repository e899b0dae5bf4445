"""Figures in a text: how many people were killed, hurt, driven out or taken, how many homes were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span

_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d\w])|(?<![\w.,/-])\d{1,9}(?![\w/-]|[.,]\d)")
_AFTER: Final = 70
"""Characters behind a number within which the text says what is counted."""
_BEFORE: Final = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or homes, and what became of them (`killed`, `displaced` …; the lists `outcome-…`).

    `about` tells that the text itself calls the number rough or a bound; `hedged` that it does not vouch for it.
    """

    start: int
    end: int
    value: int
    outcome: str
    sentence: Span
    about: bool = False
    hedged: bool = False


def number(text: str) -> int | None:
    """A figure as it is written in any of the languages: 400,000, 400.000, 400 000, 2000; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return int(re.sub(r"\D", "", found[0])) if found else None


def figures(letter: Subject, one: Prose) -> tuple[Figure, ...]:
    """The figures of a text, in its order. Kept for each text, because several rules ask."""
    known = letter.remembered("figures")
    if one not in known:
        known[one] = tuple(_figures(letter, one))
    found: tuple[Figure, ...] = known[one]
    return found


def _figures(letter: Subject, one: Prose) -> Iterator[Figure]:
    outcomes = letter.said("outcomes", one)
    if not outcomes:
        return
    numbers = [*_numbers(letter, one)]
    starts = [match.start for match in outcomes]
    about = [match.start for match in letter.said("about", one)]
    hedges = letter.sentences_with("hedges", one)
    for index, (start, end, value) in enumerate(numbers):
        sentence = one.sentence_at(start)
        following = numbers[index + 1][0] if index + 1 < len(numbers) else len(one.text)
        limit = min(sentence[1], end + _AFTER, following)
        at = bisect_left(starts, end)
        match = outcomes[at] if at < len(starts) and starts[at] < limit else None
        if match is None and at and starts[at - 1] >= max(sentence[0], start - _BEFORE):
            earlier = numbers[index - 1][1] if index else 0
            match = outcomes[at - 1] if starts[at - 1] >= earlier else None
        if match is None:
            continue
        rough = bisect_left(about, max(sentence[0], start - _BEFORE)) < bisect_left(about, end + 12)
        yield Figure(start, end, value, match.says, sentence, rough, sentence in hedges)


def _numbers(letter: Subject, one: Prose) -> Iterator[tuple[int, int, int]]:
    """Numbers in digits that are no years, dates or parts of a name."""
    months = {match.start for match in letter.said("months", one)} | {match.end for match in letter.said("months", one)}
    for found in _NUMBER.finditer(one.text):
        value = int(re.sub(r"\D", "", found[0]))
        plain_year = 1900 <= value <= 2100 and found[0].isdecimal()
        dated = found.end() + 1 in months or found.start() - 1 in months
        if dated and (value <= 31 or plain_year):
            continue
        if plain_year and _is_year(one.text, found.start()):
            continue
        yield found.start(), found.end(), value


def _is_year(text: str, at: int) -> bool:
    """Whether a number such as 2010 stands where years stand: behind ‘in’, ‘of’, ‘since’, ‘en’, a comma …"""
    before = text[max(at - 8, 0) : at].rstrip().rsplit(" ", 1)[-1].casefold()
    return before in _BEFORE_YEAR or before.endswith(",")


_BEFORE_YEAR: Final = frozenset(
    (
        "in",
        "of",
        "since",
        "until",
        "by",
        "from",
        "the",
        "en",
        "de",
        "depuis",
        "desde",
        "del",
        "в",
        "с",
        "до",
        "за",
        "к",
        "от",
    )
)

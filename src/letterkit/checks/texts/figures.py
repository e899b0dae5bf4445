"""Figures in a text: how many people were killed, hurt, driven out or taken, how many homes were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span

_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d\w])|(?<![\w.,/-])\d{1,9}(?![\w/-]|[.,]\d)")
_AFTER: Final = 70
"""Characters behind a number within which the text says what is counted."""
_BEFORE: Final = 30


class Figure(NamedTuple):
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


_PLACES: Final = frozenset({"homes", "villages"})
_AT_ONCE: Final = 12
"""Characters between a number in words and the homes that it counts: ‘many thousands stay in their homes’ has none."""


def parse_figure(text: str) -> int | None:
    """Return the value of a figure as any of the languages writes it: 400,000, 400.000, 400 000, 2000; None for
    anything else."""
    match = _NUMBER.fullmatch(text.strip())
    return int(re.sub(r"\D", "", match[0])) if match else None


@cached_for_texts
def figures(subject: Subject, prose: Prose) -> tuple[Figure, ...]:
    """Return the figures of a text, in its order."""
    return tuple(_figures(subject, prose))


def _figures(subject: Subject, prose: Prose) -> Iterator[Figure]:
    outcomes = subject.matches("outcomes", prose)
    if not outcomes:
        return
    numbers = sorted([*_numbers(subject, prose), *_numbers_in_words(subject, prose)])
    starts = [match.start for match in outcomes]
    about = [match.start for match in subject.matches("about", prose)]
    hedges = subject.sentences_with("hedges", prose)
    for index, (start, end, value) in enumerate(numbers):
        sentence = prose.sentence_at(start)
        following = numbers[index + 1][0] if index + 1 < len(numbers) else len(prose.text)
        limit = min(sentence[1], end + _AFTER, following)
        later = bisect_left(starts, end)
        match = outcomes[later] if later < len(starts) and starts[later] < limit else None
        if match is None and later and starts[later - 1] >= max(sentence[0], start - _BEFORE):
            earlier = numbers[index - 1][1] if index else 0
            match = outcomes[later - 1] if starts[later - 1] >= earlier else None
        if match is None or (not value and match.value in _PLACES and not 0 <= match.start - end <= _AT_ONCE):
            continue
        rough = not value or bisect_left(about, max(sentence[0], start - _BEFORE)) < bisect_left(about, end + 12)
        yield Figure(start, end, value, match.value, sentence, rough, sentence in hedges)


def _numbers(subject: Subject, prose: Prose) -> Iterator[tuple[int, int, int]]:
    """Yield numbers in digits that are no years, dates, ages, spans of time or parts of a name: (start, end, value)."""
    months = {edge for match in subject.matches("months", prose) for edge in (match.start, match.end)}
    units = {match.start for match in subject.matches("figure-units", prose)}
    of_ages = {match.end for match in subject.matches("age-before", prose)}
    for match in _NUMBER.finditer(prose.text):
        value = int(re.sub(r"\D", "", match[0]))
        plain_year = 1900 <= value <= 2100 and match[0].isdecimal()
        month = match.end() + (4 if prose.text.startswith(" de ", match.end()) else 1)
        dated = month in months or match.start() - 1 in months
        if dated and (value <= 31 or plain_year):
            continue
        if plain_year and is_year(prose.text, match.start()):
            continue
        behind = _BEHIND.match(prose.text, match.end())
        if (behind and behind.end() in units) or _before(prose.text, match.start()) in of_ages:
            continue
        yield match.start(), match.end(), value


_BEHIND: Final = re.compile(r"(?:(?: (?:to|and|or|à|et|y|a|до|и) |[-–—]| [-–—] )\d{1,3})?\W{0,2}")
"""What may stand between a number and its unit: the second number of a span."""


def _before(text: str, position: int) -> int:
    """Return where the word before a number ends."""
    start = max(position - 3, 0)
    return start + len(text[start:position].rstrip(" .\u00a0"))


def _numbers_in_words(subject: Subject, prose: Prose) -> Iterator[tuple[int, int, int]]:
    """Yield numbers in words, from ten upwards, without a value: they are rough, or written once in a letter."""
    units = {match.start for match in subject.matches("figure-units", prose)}
    of_ages = {match.end for match in subject.matches("age-before", prose)}
    last = 0
    for match in subject.matches("number-words", prose):
        if match.start >= last and match.end + 1 not in units and match.start - 1 not in of_ages:
            yield match.start, match.end, 0
        last = max(last, match.end)


def is_year(text: str, position: int) -> bool:
    """True if a number such as 2010 is where years are: after ‘in’, ‘of’, ‘since’, ‘en’, a comma …"""
    before = text[max(position - 8, 0) : position].rstrip().rsplit(" ", 1)[-1].casefold()
    return before in small_words("before_years") or before.endswith(",")

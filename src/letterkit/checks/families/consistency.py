"""Rules about one way of writing: the same thing has the same form everywhere in a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from letterkit.checks.findings import Issue
from letterkit.checks.texts import variants
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.variants import Place, two_ways
from letterkit.wording import say

_MOST: Final = 12
"""Things that are told one by one."""


def written_two_ways(subject: Subject) -> Iterator[Issue]:
    """What stands in a letter several times is written in one way.

    Why: two forms of one name read as if two people had written the letter, and nobody had read it.
    Example: “Covid-19” beside “COVID-19”, “Shan state” beside “Kachin State”, “Ms.” beside “Ms”, “member States” beside
    “Member States”, “cooperation” beside “co-operation”, “UNCTAD 15” beside “UNCTAD XV”.
    Instead: decide for one form, and use it everywhere. The beginnings of sentences, titles and quotations are left
    alone.
    Source: editorial practice; the words are in the word lists (`one-capital`, `two-spellings`, `kinds-of-places`,
    `titles-before-names`).
    """
    sentences, names = variants.texts_of(subject)
    everything = (*sentences, *names)
    things: Iterator[variants.Ways | list[Place]] = chain(
        variants.capital_letters(subject, sentences),
        variants.hyphens(subject, sentences),
        variants.names_with_capitals(subject, everything),
        variants.phrases_with_capitals(subject, sentences),
        variants.kinds_of_places(subject, sentences),
        variants.titles_with_stops(subject, everything),
        variants.numbers_of_meetings(subject, sentences),
        variants.spellings(subject, everything),
        _letters_yo(subject, sentences),
    )
    told = set[tuple[int, int]]()
    for ways in islice(filter(None, map(two_ways, things)), _MOST):
        first = ways.rare[0]
        where = (id(first.prose), first.start)
        if where not in told:
            told.add(where)
            yield Issue(
                _message(ways.rare, ways.usual, ways.others),
                say("Write it in one way."),
                first.prose.path,
                first.prose.span(first.start, first.end),
            )


def _letters_yo(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield the words with ё, and those of a list that are written with е in the place of it; names keep theirs."""
    plain, clear = subject.words["written-with-yo"], subject.words["yo-for-clearness"]
    if plain:
        yield [
            Place("ё" if "ё" in form else "е", prose, word.start, word.end)
            for prose in texts
            for word in prose.words
            for form in (prose.text[word.start : word.end],)
            if ("ё" in form or form in plain) and form.islower() and form not in clear
            if not is_quoted(prose, word.start)
        ]


def _message(rare: Sequence[Place], usual: Place, others: int) -> str:
    words = rare[0].words
    if len(rare) + others == 2:
        return say("‘{words}’ here, ‘{proper}’ elsewhere.", words=words, proper=usual.words)
    return say(
        "‘{words}’ here, ‘{proper}’ elsewhere ({count} and {others} times).",
        words=words,
        proper=usual.words,
        count=len(rare),
        others=others,
    )


def mixed_marks(subject: Subject) -> Iterator[Issue]:
    """Apostrophes, quotation marks and dashes have one form in a letter.

    Why: they show which paragraphs came from another file.
    Example: “the government's answer” in one paragraph and “the minister’s answer” in the next; “2010-2012” beside
    “2013–2015”.
    Instead: search and replace; curly marks are those of print.
    Source: usual typesetting practice.
    """
    texts = [prose for prose in subject.prose if prose.origin.typed]
    for kind, (straight, plain_mark), (curly, printed_marks) in _MARKS:
        printed = [*_found(curly, printed_marks, texts)]
        plain = [*_found(straight, plain_mark, texts)] if printed else []
        if plain and len(plain) + len(printed) > _FEW:
            prose, start, end = (plain if len(plain) <= len(printed) else printed)[0]
            yield Issue(
                _mixed(kind, len(plain), len(printed)),
                say("Make them all alike."),
                prose.path,
                prose.span(*_widened(prose.text, start, end)),
            )


_FEW: Final = 2
"""Marks of which nobody sees that they differ."""


def _mixed(kind: str, plain: int, printed: int) -> str:
    if kind == "apostrophes":
        return say("Straight apostrophes ({plain}) and curly ones ({printed}) are mixed.", plain=plain, printed=printed)
    if kind == "quotes":
        return say(
            "Straight quotation marks ({plain}) and printed ones ({printed}) are mixed.", plain=plain, printed=printed
        )
    return say("Hyphens ({plain}) and dashes ({printed}) stand between years.", plain=plain, printed=printed)


_MARKS: Final = (
    ("apostrophes", (re.compile(r"'(?<=[^\W\d_]')(?!\d)"), "'"), (re.compile(r"’(?<=[^\W\d_]’)(?=[^\W\d_])"), "’")),
    ("quotes", (re.compile(r"\"(?<![\d']\")"), '"'), (re.compile(r"[“”„«»]"), "“”„«»")),
    (
        "years",
        (re.compile(r"-(?<=[12]\d{3}-)(?<![\d-][12]\d{3}-)(?:[12]\d{3}|\d{2})(?![\d-])"), "-"),
        (re.compile(r"–(?<=[12]\d{3}–)(?<![\d-][12]\d{3}–)(?:[12]\d{3}|\d{2})(?![\d–])"), "–"),
    ),
)
"""Each kind of mark in two forms, with the characters without which a text has none of it."""


def _found(pattern: re.Pattern[str], marks: str, texts: Sequence[Prose]) -> Iterator[tuple[Prose, int, int]]:
    for prose in texts:
        for match in pattern.finditer(prose.text) if any(mark in prose.text for mark in marks) else ():
            yield prose, *match.span()


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the word that a mark stands in or before."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end

"""Rules about how a letter reads: sentences that are too long, words that lose a reader, who is left unnamed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Found
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose


def sentence_too_long(letter: Subject) -> Iterator[Found]:
    """A sentence should be short enough to be read once.

    Why: many readers of a letter read it in a second language, and the ask is lost in a sentence of sixty words.
    Example: a sentence with three “which” and two “as well as”.
    Instead: cut it where a new thought begins. A pack or a profile may set another number (`words`).
    Source: plain-language practice; the European Commission’s “How to write clearly” advises twenty words on average.
    """
    most = letter.limits["sentence-too-long.words"]
    for one in letter.body:
        words, at = one.words, 0
        for start, end in one.sentences:
            first = at
            while at < len(words) and words[at].end <= end:
                at += 1
            if at - first > most:
                begins = one.text[start : words[first + 4].end].replace("\n", " ")
                yield Found(
                    f"The sentence ‘{begins} …’ has {at - first} words.",
                    "Cut it where a new thought begins.",
                    one.path,
                    one.span(start, words[min(first + 5, at - 1)].end),
                )


def readability(letter: Subject) -> Iterator[Found]:
    """A letter should be no harder to read than a serious newspaper.

    Why: an adviser who reads it between two meetings decides whether the principal sees it.
    Example: sentences of forty words on average, every third word a long one.
    Instead: cut sentences, and say “help” for “provision of assistance”. The number is the LIX of the passages: words
    for each sentence, and the share of words of more than six letters in a hundred. A pack or a profile may
    set another.
    Source: C. H. Björnsson, Läsbarhet, 1968, whose scale calls 60 and more very difficult.
    """
    words = [word for one in letter.body for word in one.words]
    sentences = sum(len(one.sentences) for one in letter.body)
    if len(words) < _ENOUGH or not sentences:
        return
    long = sum(word.end - word.start > _LONG for word in words)
    lix = round(len(words) / sentences + 100 * long / len(words))
    if lix > letter.limits["readability.lix"] + _HARDER.get(letter.language, 0):
        yield Found(
            f"The letter is hard to read: {round(len(words) / sentences)} words to a sentence, "
            f"{round(100 * long / len(words))} of a hundred words are long (LIX {lix}).",
            "Cut the longest sentences, and use the short word where there is one.",
            ("passages",) if letter.draft.passages is not None else (),
        )


_ENOUGH: Final = 100
_LONG: Final = 6
_HARDER: Final = {"ru": 8}
"""Russian words are longer: the same text has a LIX higher by about this much."""


def insult_or_ideology(letter: Subject) -> Iterator[Found]:
    """A letter says what was done, and leaves the names that one calls people to others.

    Why: an insult gives the reader a reason to put the letter away, and the facts with it.
    Example: “the puppet regime and its thugs”.
    Instead: name the office and the act. What somebody else said may stand in quotation marks, with the source.
    Source: the five letters of 2010 call nobody a name; the words are in the word lists (`insults`).
    """
    for one in letter.prose:
        for match in letter.said("insults", one):
            if not is_quoted(one, match.start):
                words = one.text[match.start : match.end]
                yield Found(
                    f"‘{words}’ is a judgement that a reader can hold against the letter.",
                    match.says or "Say what was done, and by whom.",
                    one.path,
                    one.span(match.start, match.end),
                )


def passive_hides_actor(letter: Subject) -> Iterator[Found]:
    """Where it is known who did it, the sentence should say so.

    Why: “were killed” lets the reader ask by whom, and lets the one who did it stay unnamed.
    Example: “Twelve protesters were killed.”
    Instead: “Police shot twelve protesters”; or say that it is not known who did it.
    Source: advocacy practice; the words are in the word lists (`passive-before`, `passive-harm`, `passive-actor`).
    """
    for one in letter.body:
        if one.role in ("situation", "risk", "opening", "urgency"):
            yield from _passives(letter, one)


def _passives(letter: Subject, one: Prose) -> Iterator[Found]:
    helpers = {match.end: match.start for match in letter.said("passive-before", one)}
    if not helpers:
        return
    actors = [match.start for match in letter.said("passive-actor", one)]
    told: set[int] = set()
    for match in letter.said("passive-harm", one):
        helper = next((helpers[end] for end in _ends_before(one, match.start) if end in helpers), -1)
        start, end = one.sentence_at(match.start)
        if helper < start or start in told or any(start <= at < end for at in _near(actors, start, end)):
            continue
        told.add(start)
        yield Found(
            f"‘{one.text[helper : match.end]}’ does not say by whom.",
            "Name who did it, or say that it is not known.",
            one.path,
            one.span(helper, match.end),
        )


def _near(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _ends_before(one: Prose, at: int) -> Iterator[int]:
    """Where the last two words before a place end."""
    index = bisect_left(one.words, at, key=lambda word: word.start)
    return (word.end for word in one.words[max(index - 2, 0) : index])

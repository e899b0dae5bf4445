"""The words of a text with the phrases of the word lists that begin at them, for rules that read from word to word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseLists

_JOINING: Final = frozenset(" \u00a0\u202f\n-‑'’")
"""What may stand between two words that are read as one phrase."""

_LONGEST: Final = 200
"""Words on either side that are read as one sentence."""


class MarkedWords:
    """The words of a text. Places in it are indices of words: (first, last)."""

    def __init__(self, subject: Subject, prose: Prose) -> None:
        self.prose, self.words, self._subject = prose, prose.words, subject
        self._starts = {word.start: index for index, word in enumerate(prose.words)}
        self._ends = {word.end: index for index, word in enumerate(prose.words)}
        self._word_starts = [word.start for word in prose.words]
        self._phrases: dict[str, dict[int, int]] = {}
        self._places: dict[str, list[int]] = {}

    def phrases(self, name: str) -> dict[int, int]:
        """Return the phrases of a list, the last word of each by its first."""
        if name not in self._phrases:
            self._phrases[name] = {
                self._starts[match.start]: self._ends[match.end] for match in self._subject.matches(name, self.prose)
            }
        return self._phrases[name]

    def listed(self, name: str) -> frozenset[str]:
        """Return the phrases of a list."""
        return _listed(self._subject.words, name)

    def between(self, name: str, start: int, end: int) -> Sequence[int]:
        """Return where phrases of a list begin, from a word to one that counts no more."""
        if name not in self._places:
            self._places[name] = sorted(self.phrases(name))
        return part(self._places[name], start, end)

    def sentence(self, index: int) -> Span:
        """Return the indices of the first word of a word's sentence and of the first one after it; of one without end
        the part around the word."""
        return self.sentence_at(self.words[index].start)

    def sentence_at(self, position: int) -> Span:
        """Return the same for a place in the text."""
        start, end = self.prose.sentence_at(position)
        index = bisect_left(self._word_starts, position)
        first, behind = bisect_left(self._word_starts, start), bisect_left(self._word_starts, end)
        return max(first, index - _LONGEST), min(behind, index + _LONGEST)

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one; a line break behind the last."""
        if not 0 <= index < len(self.words) - 1:
            return "\n\n"
        return self.prose.text[self.words[index].end : self.words[index + 1].start]

    def joined(self, first: int, last: int) -> bool:
        """True if nothing parts the words from one to another: no comma, no bracket, no stop."""
        return all(_JOINING.issuperset(self.gap(index)) for index in range(first, last))

    def text(self, index: int) -> str:
        """Return a word as it is written."""
        word = self.words[index]
        return self.prose.text[word.start : word.end]

    def has_capital(self, index: int) -> bool:
        """True for a word that begins with a capital letter, behind an article that is written on to it too."""
        text = self.text(index)
        return text[0].isupper() or (text[1:2] in ("'", "’") and text[2:3].isupper())

    def place(self, first: int, last: int) -> Span:
        """Return where some words stand in the text."""
        return self.words[first].start, self.words[last].end


@lru_cache(maxsize=256)
def _listed(words: PhraseLists, name: str) -> frozenset[str]:
    return frozenset(words[name])


def part(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return the places of a sorted list from a start to an end, which counts no more."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def about_a_person(marked: MarkedWords, start: int, end: int) -> Iterator[Sequence[int]]:
    """Yield where words between two places say that one person is meant: she, his, arrested, brother."""
    for name in ("personal-words", "told-relations"):
        yield marked.between(name, start, end)


def without_overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield places in their order; of those that begin at one word the longest, and none that begins inside another."""
    reached = -1
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first > reached:
            yield first, last
            reached = last


@cached_for_texts
def marked_words(subject: Subject, prose: Prose) -> MarkedWords:
    """Return the words of a text with their phrases; the rules of one letter share them."""
    return MarkedWords(subject, prose)

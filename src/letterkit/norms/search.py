"""Finding a row by what people remember of it: a symbol, half a title, a theme, a phrase, a word with a slip in it.

An index of words is made once for a library; a search then looks up each word asked for, first as it stands, then as
the beginning of a word, then anywhere inside the texts, which also finds what is written without blanks, then with its
slips of the pen (rapidfuzz). Small and capital letters and accents are the same. What is found in a better field
(id, symbol, short name) comes before what is found in a lesser one (a paragraph).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

WeightedTexts = tuple[float, Iterable[str]]
"""The weight of a field, and its texts."""

_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset(
    [
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "el", "del", "los", "las", "y"),
        *("в", "и", "на", "о", "по"),
    ]
)
"""Words that stand in every title."""
_EXACT, _PREFIX, _SLIP, _INSIDE = 1.0, 0.8, 0.5, 0.3
_SHORTEST_WITH_A_SLIP: Final = 4
_ALIKE: Final = 0.72
_SLIPS_TRIED: Final = 8
_PHRASE: Final = 30.0


def folded(text: str) -> str:
    """A text as it is compared: small letters, without accents; blanks are single."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).split())


class SearchIndex:
    """The words of many rows. `rows` gives for each row its weighted texts, and its phrases, known word for word."""

    def __init__(self, rows: Iterable[tuple[Sequence[WeightedTexts], Sequence[str]]]) -> None:
        self._found: dict[str, dict[int, float]] = {}
        self._inside: list[str] = []
        self._phrases: list[str] = []
        for at, (texts, phrases) in enumerate(rows):
            whole: list[str] = []
            for weight, each in texts:
                for text in map(folded, each):
                    whole.append(text)
                    for word in {*_WORD.findall(text), *text.split()}:
                        known = self._found.setdefault(word, {})
                        known[at] = max(known.get(at, 0.0), weight)
            self._inside.append("\n".join(whole))
            self._phrases.append("\n".join(map(folded, phrases)))
        self._words = sorted(self._found)
        self._everything = "\n".join(self._inside)

    def search(self, words: str, *, slips: bool = True) -> list[int]:
        """The rows in which all the words occur, best first; where no row has all, those that have the most.

        `slips` also takes words that are only like those asked for. No words: no rows.
        """
        phrase = folded(words)
        wanted = [word for word in phrase.split() if word not in _EMPTY] or phrase.split()
        if not wanted:
            return []
        each = [self._one(word.strip(".,;:()«»“”\"'’‘") or word, slips) for word in wanted]
        scores: dict[int, float] = {}
        hits: dict[int, int] = {}
        for found in each:
            for at, score in found.items():
                scores[at] = scores.get(at, 0.0) + score
                hits[at] = hits.get(at, 0) + 1
        if len(wanted) > 1:
            for at, texts in enumerate(self._phrases):
                if phrase in texts:
                    scores[at] = scores.get(at, 0.0) + _PHRASE
                    hits[at] = len(wanted)
        most = max(hits.values(), default=0)
        if most < len(wanted) and (not slips or most * 2 <= len(wanted)):
            return []
        return sorted((at for at in hits if hits[at] == most), key=lambda at: (-scores[at], at))

    def _one(self, word: str, slips: bool) -> dict[int, float]:
        found = dict(self._found.get(word, {}))
        start = bisect_left(self._words, word)
        while start < len(self._words) and self._words[start].startswith(word):
            self._add(found, self._words[start], _PREFIX)
            start += 1
        if not found and word in self._everything:
            found = {at: _INSIDE for at, text in enumerate(self._inside) if word in text}
        if not found and slips and len(word) >= _SHORTEST_WITH_A_SLIP:
            from rapidfuzz import process
            from rapidfuzz.distance import OSA

            alike = process.extract(
                word, self._words, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_SLIPS_TRIED
            )
            for other, similarity, _ in alike:
                self._add(found, other, _SLIP * similarity)
        return found

    def _add(self, found: dict[int, float], word: str, share: float) -> None:
        for at, weight in self._found[word].items():
            score = weight * share
            if score > found.get(at, 0.0):
                found[at] = score

"""Finding a row by what people remember of it: a symbol, half a title, a theme, a phrase, a word with a slip in it.

An index of words is made once for a library; a search then looks up each word asked for, first whole, then as
the beginning of a word, then anywhere inside the texts, which also finds what is written without blanks, then with its
slips of the pen (rapidfuzz). Small and capital letters and accents are the same. A hit in a better field (id, symbol,
short name) comes before one in a lesser field (a paragraph).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.norms.numbers import same_digits

WeightedTexts = tuple[float, Iterable[str]]
"""The weight of a field, and its texts."""
_Scores = dict[int, float]
"""Scores by the index of a row."""

_WORD: Final = re.compile(r"\w+")
_STOP_WORDS: Final = frozenset(
    [
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "el", "del", "los", "las", "y"),
        *("в", "и", "на", "о", "по"),
    ]
)
"""Words of every title."""
_PUNCTUATION: Final = ".,;:()«»“”\"'’‘"
_PREFIX, _SLIP, _INSIDE = 0.8, 0.5, 0.3
"""Shares of a field's weight for a word that is not found whole."""
_SHORTEST_WITH_A_SLIP: Final = 4
_SIMILAR: Final = 0.72
_MOST_SIMILAR_WORDS: Final = 8
_PHRASE_SCORE: Final = 30.0


class SearchIndex:
    """The words of many rows. `rows` gives for each row its weighted texts, and its phrases, known word for word."""

    def __init__(self, rows: Iterable[tuple[Sequence[WeightedTexts], Sequence[str]]]) -> None:
        self._weights: dict[str, _Scores] = {}  # of each word, in each row
        self._texts: list[str] = []
        self._phrases: list[str] = []
        for row, (fields, phrases) in enumerate(rows):
            self._texts.append("\n".join(self._add_row(row, fields)))
            self._phrases.append("\n".join(map(fold, phrases)))
        self._words = sorted(self._weights)
        self._all_texts = "\n".join(self._texts)

    def _add_row(self, row: int, fields: Sequence[WeightedTexts]) -> list[str]:
        folded = []
        for weight, texts in fields:
            for text in map(fold, texts):
                folded.append(text)
                for word in {*_WORD.findall(text), *text.split()}:
                    weights = self._weights.setdefault(word, {})
                    weights[row] = max(weights.get(row, 0.0), weight)
        return folded

    def search(self, words: str, *, slips: bool = True) -> list[int]:
        """Return the rows in which all the words occur, best first; where no row has all, those that have the most.

        `slips` also takes words that are only like those asked for. No words: no rows.
        """
        phrase = fold(words)
        wanted = [word for word in phrase.split() if word not in _STOP_WORDS] or phrase.split()
        if not wanted:
            return []
        scores: dict[int, float] = {}
        hits: Counter[int] = Counter()  # how many of the words each row has
        for word in wanted:
            word_scores = self._search_word(word.strip(_PUNCTUATION) or word, slips)
            for row, score in word_scores.items():
                scores[row] = scores.get(row, 0.0) + score
            hits.update(word_scores.keys())
        if len(wanted) > 1:
            for row, phrases in enumerate(self._phrases):
                if phrase in phrases:
                    scores[row] = scores.get(row, 0.0) + _PHRASE_SCORE
                    hits[row] = len(wanted)
        most = max(hits.values(), default=0)
        if most < len(wanted) and (not slips or most * 2 <= len(wanted)):
            return []
        named = {row for row in hits if phrase in self._texts[row].split("\n")}  # iccpr is meant before iccpr-op1
        found = (row for row in hits if hits[row] == most)
        return sorted(found, key=lambda row: (-scores[row], row not in named, row))

    def _search_word(self, word: str, slips: bool) -> _Scores:
        scores = dict(self._weights.get(word, {}))
        start = bisect_left(self._words, word)
        while start < len(self._words) and self._words[start].startswith(word):
            self._raise_scores(scores, self._words[start], _PREFIX)
            start += 1
        if not scores and word in self._all_texts:
            ended = re.compile(re.escape(word) + r"\b")  # 60/1 is meant before 60/147
            scores = {
                row: _INSIDE * (2 if ended.search(text) else 1) for row, text in enumerate(self._texts) if word in text
            }
        if not scores and slips and len(word) >= _SHORTEST_WITH_A_SLIP:
            for similar, similarity in self._similar_words(word):
                self._raise_scores(scores, similar, _SLIP * similarity)
        return scores

    def _similar_words(self, word: str) -> list[tuple[str, float]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        matches = process.extract(
            word, self._words, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_SIMILAR_WORDS
        )
        return [(similar, similarity) for similar, similarity, _ in matches if same_digits(word, similar)]

    def _raise_scores(self, scores: _Scores, word: str, share: float) -> None:
        for row, weight in self._weights[word].items():
            scores[row] = max(scores.get(row, 0.0), weight * share)

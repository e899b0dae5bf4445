"""Finding short texts by words that people remember of them: questions, passages. Norms have a search of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from letterkit.languages.stems import stems
from letterkit.norms import text_index
from letterkit.norms.text_index import Field, build_field

WeightedTexts = tuple[float, Iterable[str]]
"""The weight of a field, and its texts."""
_SLIP: Final = 0.5


class WordSearch:
    """The words of many rows; all rows have the same fields."""

    def __init__(self, rows: Iterable[Sequence[WeightedTexts]]) -> None:
        fields = [*zip(*rows, strict=True)]
        self._fields: list[tuple[float, Field]] = [
            (field[0][0], build_field(texts for _, texts in field)) for field in fields
        ]

    def search(self, words: str) -> list[int]:
        """Return the rows in which all the words occur, best first; where no row has all, those that have the most.

        A word may be the beginning of another, or only like it. No words: no rows.
        """
        found = [self._rows_with(word) for word in dict.fromkeys(stems(words))]
        counts = {row: sum(row in rows for rows in found) for rows in found for row in rows}
        most = max(counts.values(), default=0)
        if most * 2 <= len(found) and most < len(found):
            return []
        best = [row for row, count in counts.items() if count == most]
        return sorted(best, key=lambda row: (-sum(rows.get(row, 0.0) for rows in found), row))

    def _rows_with(self, word: str) -> Mapping[int, float]:
        rows = self._scores({word: text_index.WHOLE})
        return rows or self._scores(
            {like: _SLIP * share for like, share in text_index.similar_words(word, self._words)}
        )

    def _scores(self, words: Mapping[str, float]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for weight, field in self._fields:
            for word, share in words.items():
                for row, whole in text_index.find(field, word).items():
                    scores[row] = max(scores.get(row, 0.0), weight * whole * share)
        return scores

    @property
    def _words(self) -> list[str]:
        return sorted(text_index.words_of([field for _, field in self._fields]))

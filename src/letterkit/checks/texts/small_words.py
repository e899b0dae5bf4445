"""Articles, prepositions, abbreviations and the like, which several rules pass over: `data/small_words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.yaml.shipped import read_shipped

DATA: Final = Path(__file__).parents[1] / "data" / "small_words.yaml"


@cache
def small_words(use: str) -> frozenset[str]:
    """Return the words of one use, of all languages together."""
    return frozenset(word.strip() for words in _uses()[use].values() for word in words.split(","))


@cache
def _uses() -> Mapping[str, Mapping[str, str]]:
    uses: Mapping[str, Mapping[str, str]] = read_shipped(DATA)
    return uses

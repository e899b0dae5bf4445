"""Heads of State and Government whom everybody knows: named without an office, they are no people at risk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.languages.normal_form import caseless
from letterkit.yaml.shipped import read_shipped

DATA: Final = Path(__file__).parents[1] / "data" / "heads_of_state.yaml"
_ENDING: Final = 3
"""Letters at most of the ending of a case."""


def is_head_of_state(name: Sequence[str]) -> bool:
    """True if a name of two words or more is that of a head of State or Government, in any case of Russian. A surname
    alone may be somebody else's, and so may be another first name with it."""
    words = [caseless(word) for word in name]
    return any(
        len(words) == len(known) and all(map(_is_form, words, known)) for known in _names().get(words[-1][:3], ())
    )


def _is_form(word: str, known: str) -> bool:
    if word == known or known < "\u0400":
        return word == known
    stem = known.rstrip("аеиойуыьяё") if len(known) > _ENDING else known
    return word.startswith(stem) and len(word) - len(stem) <= _ENDING


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the full names as their words, by the first letters of the last word."""
    rows: list[str] = read_shipped(DATA)
    names: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows:
        for name in row.split(", "):
            words = tuple(caseless(word) for word in name.split())
            names[words[-1][:3]] = (*names.get(words[-1][:3], ()), words)
    return names

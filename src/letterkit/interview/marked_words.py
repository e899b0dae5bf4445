"""Two versions of some lines of a letter: the words of the second that the first has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from letterkit.letter.word_count import HAN

_STOPS: Final = '.,;:!?…()\\[\\]“”„"«»‹›¿¡、。，：；！？؟،؛।'
_TOKEN: Final = re.compile(rf"\s+|\[\d+\]|[{HAN}]|[^\s{HAN}{_STOPS}]+|[{_STOPS}]")
"""Blanks, the mark of a note, words, and what stands between them."""
_NOTE_MARK: Final = re.compile(r"\[\d+\]")


class Span(NamedTuple):
    """A stretch of a line; `is_new` if its words were not there before."""

    text: str
    is_new: bool = False


MarkedLine = tuple[Span, ...]
"""A line in stretches; an empty line has none."""


def marked_lines(before: Sequence[str], after: Sequence[str]) -> tuple[MarkedLine, ...]:
    """Return lines with the words marked that differ from an earlier version: what both have at their beginning and at
    their end is not. The number of a note is no difference, because one note more moves all those behind it."""
    old, new = [_tokens(line) for line in before], [_tokens(line) for line in after]
    start = _common(map(_keys, old), map(_keys, new))
    end = _common(map(_keys, reversed(old[start:])), map(_keys, reversed(new[start:])))
    changed_old, changed_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(changed_old) == len(changed_new):
        marked = [
            _spans(tokens, *_same(was, was, tokens)) for was, tokens in zip(changed_old, changed_new, strict=True)
        ]
    else:
        marked = _lines_in_place(changed_old, changed_new)
    whole = [((Span(line),) if line else ()) for line in after]
    return (*whole[:start], *marked, *whole[len(new) - end :])


def first_difference(before: Sequence[str], after: Sequence[str]) -> int:
    """Return the index of the first line that is not as it was; 0 where none is."""
    same = _common(before, after)
    return same if same < len(after) else max(len(after) - 1, 0) if len(before) != len(after) else 0


def _lines_in_place(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[MarkedLine]:
    """Return lines that stand in the place of others, of which there were more or fewer."""
    marked: list[MarkedLine] = []
    for index, tokens in enumerate(new):
        first = old[0] if old and index == 0 else []
        last = old[-1] if old and index == len(new) - 1 else []
        marked.append(_spans(tokens, *_same(first, last, tokens)))
    return marked


def _same(first: Sequence[str], last: Sequence[str], tokens: Sequence[str]) -> tuple[int, int]:
    """Return how many tokens a line has at its beginning in common with one line, and at its end with another."""
    keys = _keys(tokens)
    start = _common(_keys(first), keys)
    known = _keys(last)[start:] if first is last else _keys(last)
    end = _common(reversed(known), reversed(keys[start:]))
    return _from_a_sentence(keys, start, end) if first is last and start + end == len(first) else (start, end)


def _from_a_sentence(keys: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return where words begin and end that were put in, from the beginning of a sentence if that may be said: of
    `The Council met. The war` before `The war`, `The Council met.` is new, and not `Council met. The`."""
    stop, shift, best = len(keys) - end, 0, 0
    while True:
        place = start - shift
        before = [key for key in keys[max(place - 2, 0) : place] if not key.isspace()]
        if not place or (before and before[-1] in _STOPS and keys[place - 1].isspace()):
            best = shift
        if not place or place == stop - shift or keys[place - 1] != keys[stop - shift - 1]:
            return start - best, end + best
        shift += 1


def _spans(tokens: Sequence[str], start: int, end: int) -> MarkedLine:
    """Return the spans of a line; blanks at the ends of the new words belong to those around them."""
    stop = len(tokens) - end
    while start < stop and tokens[start].isspace():
        start += 1
    while stop > start and tokens[stop - 1].isspace():
        stop -= 1
    parts = (("".join(tokens[:start]), False), ("".join(tokens[start:stop]), True), ("".join(tokens[stop:]), False))
    return tuple(Span(*part) for part in parts if part[0])


def _common(first: Iterable[object], second: Iterable[object]) -> int:
    """Return how many things two rows have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _tokens(line: str) -> list[str]:
    return _TOKEN.findall(line)


def _keys(tokens: Sequence[str]) -> list[str]:
    return ["[]" if _NOTE_MARK.fullmatch(token) else token for token in tokens]

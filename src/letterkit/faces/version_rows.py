"""A sentence in the versions of a letter, as both faces show it: for whom, its words, and those that differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

Span = tuple[int, int]
_WORDS: Final = re.compile(r"\w+|[^\w\s]")


class VersionText(NamedTuple):
    """A sentence in one version: for whom it is, its words, the places of those that differ, and a hint on it."""

    label: str
    text: str
    marked: tuple[Span, ...] = ()
    hint: str = ""


class VersionRow(NamedTuple):
    """A sentence in each version in which it is not the same."""

    versions: tuple[VersionText, ...]


def differing(one: str, other: str) -> tuple[Span, ...]:
    """Return the places of the words in a text that another one does not have there."""
    words = [*_WORDS.finditer(one)]
    matcher = difflib.SequenceMatcher(a=_WORDS.findall(other), b=[word[0] for word in words], autojunk=False)
    return tuple(
        (words[first].start(), words[last - 1].end())
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind != "equal" and first < last
    )


def marked_text(text: str, spans: Sequence[Span]) -> str:
    """Return a text with »« around the words at some places."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], "»", text[start:end], "«"]
        done = end
    return "".join([*pieces, text[done:]])


def marked_lines(lines: Sequence[str], text: str, spans: Sequence[Span]) -> Iterator[list[tuple[bool, str]]]:
    """Yield the lines that a text was broken into as pieces, each with whether it is marked."""
    at = 0
    for line in lines:
        pieces: list[tuple[bool, str]] = []
        for sign in line:
            if not sign.isspace():
                at = text.find(sign, at) + 1 or at
            last = 1 if sign.isspace() else 0  # a blank is marked between two words that are
            is_marked = any(start < at <= end - last for start, end in spans)
            if pieces and (pieces[-1][0] == is_marked):
                pieces[-1] = (is_marked, pieces[-1][1] + sign)
            else:
                pieces.append((is_marked, sign))
        yield pieces

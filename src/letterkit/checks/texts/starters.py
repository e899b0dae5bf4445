"""Beginnings of sentences that a question offers, found again in an answer where nobody finished them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.text import Prose, Span
from letterkit.questions.question import Starter

_VALUE: Final = re.compile(r"\{\{.*?\}\}|…")
"""What stands in the place of words: a value of the letter, or a gap in the middle of a beginning."""
_GAP: Final = re.compile(r"(?<!\S)…|…(?!\S)")
_CONDITION: Final = re.compile(r"\{%.*?%\}")
_OPEN_END: Final = re.compile(r"(?:…|\.\.\.)\W*\Z")
_STOPS: Final = " .…"
_STRONG_STOPS: Final = ("?", "!", "”", "’", '"', "»")


def unfinished(prose: Prose, starters: Sequence[Starter]) -> Iterator[Span]:
    """Yield the sentences of an answer that are a starter and nothing more, whatever values it was filled with.

    A sentence that has its full stop counts as finished, unless it ends with a word that no sentence ends with.
    """
    ends = {end for _, end in prose.paragraphs}
    for start, end in prose.sentences:
        sentence = prose.text[start:end]
        is_open = _OPEN_END.search(sentence) is not None
        has_stop = sentence.endswith((".", *_STRONG_STOPS)) and not is_open
        words = " ".join(sentence.split()).rstrip(_STOPS)
        if _GAP.search(words) and any(_leaves_a_gap(words, starter.say) for starter in starters):
            yield start, end
            continue
        if not (is_open or end in ends or has_stop) or (has_stop and not _ends_open(words)):
            continue
        if any(_is_beginning(words, starter.say, is_open) for starter in starters):
            yield start, end


def _leaves_a_gap(words: str, starter: str) -> bool:
    """True if some words with a gap in them begin like a starter that has several."""
    text = " ".join(_CONDITION.sub("", starter).split()).rstrip(_STOPS)
    return "…" in text and words.startswith(_fixed_parts(starter)[0])


def _ends_open(words: str) -> bool:
    return words.rpartition(" ")[2].casefold() in small_words("ends_of_beginnings")


def _is_beginning(words: str, starter: str, is_open: bool) -> bool:
    """True if some words are a starter with any values in it. One that ends with a value could be anything: it has to
    end in an ellipsis."""
    first, *others = _fixed_parts(starter)
    if not others:
        return words == first
    if not words.startswith(first) or not words.endswith(others[-1]) or not (others[-1] or is_open):
        return False
    position = len(first)
    for part in others[:-1]:
        position = words.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return len(words) - len(others[-1]) > position


@lru_cache(maxsize=4096)
def _fixed_parts(starter: str) -> tuple[str, ...]:
    """Return the words of a starter between its values, the first and the last of which may be empty."""
    return tuple(_VALUE.split(" ".join(_CONDITION.sub("", starter).split()).rstrip(_STOPS)))

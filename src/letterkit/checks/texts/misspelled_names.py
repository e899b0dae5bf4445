"""Misspelt words in the names of organisations: `Center for Democracy and Techology`.

A word with a capital is a name and known as such, unless it stands among usual words with capitals, no dictionary of
any language has it, and one slip makes it a usual word of the language of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.dictionary import Dictionary, dictionary, languages
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span, Word, plain_prose
from letterkit.errors import KeyPath

_SHORTEST: Final = 7
_OTHERS: Final = 2
"""Usual words with capitals beside the misspelt one."""
_NEAR: Final = 4
_SLIP: Final = 1.0
_ACCENT: Final = 0.3
"""What an accent that is not written costs at most."""
_TRIPLE: Final = re.compile(r"\b[^\W\d_]*(?P<letter>[a-zà-ÿа-я])(?P=letter){2}[^\W\d_]*")
"""A word with a letter three times in a row, which no name has."""
_LISTS: Final = ("signatories", "recipients", "cc", "sender")
_FIELDS: Final = ("organization", "title")


class MisspelledName(NamedTuple):
    """A word of a name, and what it is a slip of the pen for."""

    path: KeyPath
    span: Span | None
    word: str
    meant: str


def misspelled_names(subject: Subject) -> Iterator[MisspelledName]:
    """Yield the misspelt words in the names of those who write, sign and are written to."""
    if subject.language not in languages() or subject.language == "ru":
        return
    for path, text in subject.texts:
        if path[0] in _LISTS and path[-1] in _FIELDS and (match := _TRIPLE.search(text)):
            meant = match[0].replace(match["letter"] * 3, match["letter"] * 2)
            if any(dictionary(language).has(meant) for language in languages()):
                yield MisspelledName(path, match.span(), match[0], meant)
        if path[0] in _LISTS and path[-1] in _FIELDS and text.count(" ") >= _OTHERS:
            yield from _in_text(plain_prose("subject", path, text), subject)


def _in_text(prose: Prose, subject: Subject) -> Iterator[MisspelledName]:
    own = dictionary(subject.language)
    for index in prose.capitals:
        word = prose.words[index]
        letters = prose.text[word.start : word.end]
        if index == 0 or len(letters) < _SHORTEST or not letters.isalpha() or not letters.istitle():
            continue  # the first word is what an organisation calls itself by, often
        if own.has(letters) or len(_usual_neighbours(prose, index, own)) < _OTHERS:
            continue
        if any(_has(dictionary(language), letters) for language in languages()):
            continue
        near = [near for near, cost in own.one_slip_away(letters) if cost <= _SLIP and near[0] == letters[0].lower()]
        if near:
            yield MisspelledName(prose.path, prose.span(word.start, word.end), letters, near[0].title())


def _has(words: Dictionary, word: str) -> bool:
    """True if a language has a word, with or without its accents."""
    return words.has(word) or (word.isascii() and any(cost < _ACCENT for _, cost in words.one_slip_away(word)[:1]))


def _usual_neighbours(prose: Prose, index: int, own: Dictionary) -> Sequence[Word]:
    """Return the usual words with a capital in the name around a word; none if an unusual one is among them."""
    found: list[Word] = []
    for step in (-1, 1):
        at = index
        for _ in range(_NEAR):
            before, at = at, at + step
            if not 0 <= at < len(prose.words):
                break
            first, second = sorted((prose.words[before], prose.words[at]))
            word = prose.words[at]
            if prose.text[first.end : second.start].strip(" ,&"):
                break
            if prose.text[word.start].isupper():
                if not own.has_common(prose.text[word.start : word.end]):
                    return ()
                found.append(word)
            elif word.folded not in small_words("between_names"):
                break
    return found

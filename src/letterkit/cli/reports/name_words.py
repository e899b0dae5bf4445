"""The words of names, each by itself, in short texts: stricter than a search for names, which leaves alone a given
name before another surname. Where a report is published, a word too many that is hidden does no harm."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from letterkit.languages.normal_form import fold

_INSIDE: Final = 5
"""Letters from which a word of a name is looked for inside longer words; two where a script has no blanks."""
_ELLIPSIS: Final = "…"


class NameWords:
    """The words of several names, each name given in all its forms."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        self._number: dict[str, int] = {}
        for number, forms in enumerate(names):
            for form in forms:
                for start, end in _words(form):
                    if _tells(form[start:end]):
                        self._number.setdefault(fold(form[start:end]), number)
        self._by_start: dict[str, list[str]] = {}
        for word in self._number:
            if len(word) >= _INSIDE or _is_without_blanks(word):
                self._by_start.setdefault(word[:_INSIDE], []).append(word)
        self._sizes = sorted({len(start) for start in self._by_start})

    def spans(self, text: str, *, in_path: bool = False) -> Iterator[tuple[int, int, int]]:
        """Yield the place of each word that is one of a name or holds one, and the number of the name. Short words
        count where they are not in small letters; in a path always."""
        for start, end in _words(text):
            word = fold(text[start:end])
            number = self._number.get(word)
            if number is not None and len(word) < _INSIDE and text[start:end].islower() and not in_path:
                number = None
            if number is None:
                number = self._inside_of(word)
            if number is None and (text[end : end + 1] == _ELLIPSIS or text[:start].endswith(_ELLIPSIS)):
                number = self._cut_off(word)
            if number is not None:
                yield start, end, number

    def _inside_of(self, word: str) -> int | None:
        for start in range(len(word)):
            for size in self._sizes:
                for part in self._by_start.get(word[start : start + size], ()):
                    if word.startswith(part, start):
                        return self._number[part]
        return None

    def _cut_off(self, word: str) -> int | None:
        """Return the number of a name of which a word may be the beginning or the end, where a message is cut."""
        ends = (number for name, number in self._number.items() if name.startswith(word) or name.endswith(word))
        return next(ends, None) if len(word) > 1 else None


def _tells(word: str) -> bool:
    """True if a word of a name says who is meant: no initial, no particle such as ‘de’ or ‘bin’."""
    return _is_without_blanks(word) or (len(word) > 1 and not word.islower())


def _is_without_blanks(word: str) -> bool:
    return len(word) > 1 and all("\u2e80" <= ch <= "\u9fff" or "\u0e00" <= ch <= "\u0eff" for ch in word)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of a text with the marks and the invisible characters that belong to them."""
    start = -1
    for index, ch in enumerate(text):
        inside = ch.isalnum() or (start >= 0 and unicodedata.category(ch)[0] == "M") or unicodedata.category(ch) == "Cf"
        if inside and start < 0:
            start = index
        elif not inside and start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(text)

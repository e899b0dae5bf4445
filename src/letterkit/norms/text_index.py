"""Texts of many documents, in which words are found fast, and which are kept in a file as they are.

Each field is two texts, of words in Latin letters and of others, with one line for each document that has any: its
number, then the stems of each of its texts, parted by `|`. Looking through such a text for some characters takes less
than a millisecond, so there is no table of words to read at each start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.languages.stems import is_number, stems

WHOLE, BEGINNING, INSIDE = 1.0, 0.8, 0.4
"""Shares of a field's weight: for a whole word, the beginning of one, letters inside one."""
_SHORTEST_BEGINNING: Final = 4
_SHORTEST_WITH_A_SLIP: Final = 4
_SIMILAR: Final = 0.72
_MOST_SIMILAR_WORDS: Final = 6
_PART: Final = " | "


class Field(NamedTuple):
    """The texts of all documents in one field, as lines; see the module."""

    latin: str
    other: str

    def of_words(self, words: str) -> str:
        """Return the text in whose letters some words are written."""
        return self.latin if words.isascii() else self.other


def build_field(texts: Iterable[Iterable[str]]) -> Field:
    """Return a field. `texts` are those of each document."""
    latin, other = list[str](), list[str]()
    for number, document in enumerate(texts):
        parts = dict.fromkeys(" ".join(stems(text)) for text in document)
        for lines, of_kind in (
            (latin, [part for part in parts if part and part.isascii()]),
            (other, [part for part in parts if not part.isascii()]),
        ):
            if of_kind:
                lines.append(f"{number} {_PART.join(of_kind)} ")
    return Field("\n".join(("", *latin, "")), "\n".join(("", *other, "")))


def parts(field: Field) -> dict[int, list[list[str]]]:
    """Return the stems of each text that a document has in a field, by the number of the document."""
    found: dict[int, list[list[str]]] = {}
    for text in field:
        for line in filter(None, text.split("\n")):
            number, _, words = line.partition(" ")
            found.setdefault(int(number), []).extend(part.split() for part in words.split(_PART))
    return found


def find(field: Field, words: str, *, beginnings: bool = True) -> dict[int, float]:
    """Return the documents that have some stems one after the other, each with its share.

    The last of them may be the beginning of a longer one, unless it is a number, or too short for it.
    """
    text = field.of_words(words)
    last = words.rpartition(" ")[2]
    if not beginnings or len(last) < _SHORTEST_BEGINNING or is_number(last):
        return dict.fromkeys(_documents(text, f" {words} "), WHOLE)
    if begun := dict.fromkeys(_documents(text, f" {words}"), BEGINNING):
        begun.update(dict.fromkeys(_documents(text, f" {words} "), WHOLE))
    return begun


def find_inside(field: Field, word: str) -> dict[int, float]:
    """Return the documents that have some letters anywhere, as in scripts without blanks."""
    return dict.fromkeys(_documents(field.of_words(word), word), INSIDE)


def find_typed(field: Field, start: str) -> dict[int, float]:
    """Return the documents that have a word, or a number, that begins so: somebody is still typing."""
    return dict.fromkeys(_documents(field.of_words(start), f" {start}"), BEGINNING)


def words_of(fields: Sequence[Field]) -> set[str]:
    """Return every word of some fields."""
    return {word for field in fields for text in field for word in text.split() if not is_number(word)}


def similar_words(word: str, words: Sequence[str]) -> list[tuple[str, float]]:
    """Return the words that are like one with a slip of the pen, each with its likeness; none for a short one."""
    if len(word) < _SHORTEST_WITH_A_SLIP or is_number(word):
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    matches = process.extract(
        word, words, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_SIMILAR_WORDS
    )
    return [(similar, similarity) for similar, similarity, _ in matches]


def _documents(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        yield int(text[start : text.index(" ", start)])
        at = text.find(wanted, text.index("\n", at))

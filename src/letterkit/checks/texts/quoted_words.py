"""The words of a quotation beside the exact words of a text: the same, nearly the same, or others.

Typography does not matter, nor does what a writer may change openly: an ellipsis, a letter or words in brackets. House
spelling (organise, organize; ё, е) is no change of words either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.text import text_words

Words = tuple[str, ...]

_LETTER: Final = re.compile(r"\[(\w)\](?=\w)")
"""`[e]veryone`: a letter that the writer changed."""
_OPENLY_CHANGED: Final = re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?|\[[^\[\]]{0,80}\]|<[…. ]{1,5}>")
_ELIDED: Final = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w)")
_SPELLINGS: Final = (
    (re.compile(r"is(?=(?:e[ds]?|ing|ations?)$)"), "iz"),
    (re.compile(r"our(?=s?$|ed$|ing$|able$)"), "or"),
    (re.compile(r"efence(?=s?$)"), "efense"),
    (re.compile(r"^practis"), "practic"),
    (re.compile(r"^judgement"), "judgment"),
)


def quoted_pieces(text: str) -> tuple[Words, ...]:
    """Return the words of a quotation, piece by piece between what its writer left out or changed openly."""
    pieces = _OPENLY_CHANGED.split(_LETTER.sub(r"\1", text))
    return tuple(words for words in map(plain_words, pieces) if words)


def plain_words(text: str) -> Words:
    """Return the words of a text for comparing: no case, one spelling, `l'` and the like apart."""
    words: list[str] = []
    for word in text_words(text.replace("\u2010", "-").replace("ё", "е").replace("Ё", "Е")):
        elided = _ELIDED.match(word)
        if elided:
            words.append(elided[0])
        words.append(_one_spelling(word[elided.end() :] if elided else word))
    return tuple(words)


def _one_spelling(word: str) -> str:
    if word.isascii() and len(word) > _SHORT:
        for pattern, same in _SPELLINGS:
            word = pattern.sub(same, word)
    return word


def is_part_of(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """True if the words occur in the others, one after the other."""
    size = len(inner)
    return any(outer[index : index + size] == inner for index in range(len(outer) - size + 1))


class Likeness(NamedTuple):
    """How many changes lead from quoted words to known ones, over how many words; a small change counts half.

    Where one begins earlier or goes on longer, the rest of it does not count. `all_quoted`, `all_known`: there is no
    such rest. `diverges`: the changes are at an end, as where somebody goes on in words of his own.
    """

    changes: float
    length: int
    all_quoted: bool
    all_known: bool
    diverges: bool = False

    @property
    def share(self) -> float:
        """Return the share of words that are changed; 1 if there is none in common."""
        return self.changes / self.length if self.length else 1

    @property
    def is_near(self) -> bool:
        """True if the words are so nearly the same that they can only be meant for them."""
        if not self.changes or self.share > _FEW or self.diverges:
            return False
        if not (self.all_quoted or self.all_known):
            return self.length >= _LONG
        if self.length >= _ENOUGH:
            return True
        return self.length >= _PHRASE and self.all_known and self.changes <= 1

    @property
    def is_unmistakable(self) -> bool:
        """True if so many words are the same that nobody needs to say where they are from."""
        return self.is_near and self.length >= _LONG and self.changes <= 1


_FEW: Final = 0.25
_PHRASE, _ENOUGH, _LONG = 4, 6, 8
_SHORT: Final = 3
_SMALL_CHANGE: Final = 0.5


def likeness(quoted: Words, known: Words) -> Likeness:
    """Return how the quoted words lie best along the known ones; either may go on where the other has ended."""
    width = len(known) + 1
    above = [_Cell(0, 0, 0, 0, column) for column in range(width)]
    best = above[-1], 0, width - 1
    for row, word in enumerate(quoted, 1):
        line = [_Cell(0, 0, 0, row, 0)]
        for column, other in enumerate(known, 1):
            change = _change(word, other)
            diagonal, over, left = above[column - 1], above[column], line[column - 1]
            line.append(
                max(
                    diagonal.step(1 if not change else -change, change),
                    over.step(-_weight(word), _weight(word)),
                    left.step(-_weight(other), _weight(other)),
                    key=_score,
                )
            )
        best = max(best, (line[-1], row, width - 1), key=_score_at)
        above = line
    best = max([best, *((cell, len(quoted), column) for column, cell in enumerate(above))], key=_score_at)
    cell, row, column = best
    begins, ends, trailing = cell.first_quoted == 0, row == len(quoted), cell.changes - cell.until_last
    return Likeness(
        cell.changes,
        cell.length,
        begins and ends,
        cell.first_known == 0 and column == len(known),
        cell.before_first + trailing >= 2 or (cell.before_first > 0 and not begins) or (trailing > 0 and not ends),
    )


class _Cell(NamedTuple):
    """The best path to a pair of words: where it began, its changes, and those before its first same word and until
    its last one."""

    score: float
    changes: float
    length: int
    first_quoted: int
    first_known: int
    before_first: float = 0
    until_last: float = 0
    has_same: bool = False

    def step(self, score: float, changes: float) -> _Cell:
        changed, length = self.changes + changes, self.length + 1
        same = not changes
        return _Cell(
            self.score + score,
            changed,
            length,
            self.first_quoted,
            self.first_known,
            self.before_first if self.has_same else changed,
            changed if same else self.until_last,
            self.has_same or same,
        )


def _score(cell: _Cell) -> float:
    return cell.score


def _score_at(best: tuple[_Cell, int, int]) -> tuple[float, int, int]:
    """Of equal paths the longer one counts, and the one that leaves less of the words out."""
    cell, row, column = best
    return cell.score, cell.length, row + column


def _weight(word: str) -> float:
    return _SMALL_CHANGE if len(word) < _SHORT else 1


def _change(word: str, other: str) -> float:
    """Return 0 for the same word, a small change for another form of it or for two short words, else 1."""
    if word == other:
        return 0
    longest = max(len(word), len(other))
    if longest <= _SHORT or word[: max(_SHORT, round(longest * 0.6))] == other[: max(_SHORT, round(longest * 0.6))]:
        return _SMALL_CHANGE
    return 1

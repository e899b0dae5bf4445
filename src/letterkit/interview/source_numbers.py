"""The numbers under which the letter prints the sources of sentences: its notes are numbered through."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from letterkit.interview.letter_places import spans
from letterkit.interview.sentence_origins import letters
from letterkit.interview.source_attachment import AttachedSource, SourcedSentence
from letterkit.letter.plain_text import Line

_MARK: Final = re.compile(r"\[\d+\]")
_NOTE: Final = re.compile(r"(\[\d+\]): (.*)", re.DOTALL)


def printed_marks(found: Sequence[SourcedSentence], letter: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return for each sentence the marks of its sources, such as `[2]`, in the letter; none for a sentence whose marks
    the letter does not have one by one."""
    printed: dict[str, list[list[str]]] = {}
    notes: dict[str, frozenset[str]] = {}
    for line in letter:
        for start, end in spans(line.text) if line.passage else ():
            words = line.text[start:end]
            printed.setdefault(letters(words), []).append(_MARK.findall(words))
        if line.style is None and (note := _NOTE.fullmatch(line.text)):
            notes[note[1]] = _words(note[2])
    return tuple(_marks_of(sentence.sources, printed.get(letters(sentence.words), []), notes) for sentence in found)


def _marks_of(
    sources: Sequence[AttachedSource], printed: list[list[str]], notes: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """Return the marks of the sources in the next place where their sentence is printed: the letter sorts them, so each
    source has the mark of the note that has most of its words."""
    left = printed.pop(0) if printed else []
    if len(left) != len(sources):
        return ()
    marks: dict[int, str] = {}
    while left:
        open_ones = [index for index in range(len(sources)) if index not in marks]
        alike = {
            (index, mark): _likeness(sources[index], notes.get(mark, _NOTHING)) for index in open_ones for mark in left
        }
        best = max(alike, key=lambda pair: alike[pair])
        if not alike[best] and len(left) > 1:
            return ()
        marks[best[0]] = best[1]
        left.remove(best[1])
    return tuple(marks[index] for index in range(len(sources)))


_NOTHING: Final[frozenset[str]] = frozenset()


def _likeness(source: AttachedSource, note: frozenset[str]) -> float:
    words = _words(source.name)
    return len(words & note) / len(words) if words else 0


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))

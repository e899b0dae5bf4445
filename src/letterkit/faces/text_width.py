"""Text in the width of a window, broken at words, and counted in columns: a Chinese character takes two.

prompt_toolkit breaks a long line wherever the window ends, in the middle of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth


def columns(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else get_cwidth(text)


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """A line of text in lines of a width, broken at blanks, and inside a word only where it is wider than a line.

    `first` stands before the first line in the place of `indent`. Nothing but blanks is left out; no text: no lines.
    """
    lines: list[str] = []
    line = (indent if first is None else first) + text[: len(text) - len(text.lstrip())]
    taken, begun, hanging = columns(line), False, columns(indent)
    for word in text.split():
        wide = columns(word)
        whole = wide <= width - hanging and wide <= len(word)  # where none is wide, it breaks at blanks
        for number, piece in enumerate([word] if whole else _clusters(word)):
            gap = " " if begun and not number else ""
            wide = columns(piece)
            if begun and taken + len(gap) + wide > width:
                lines.append(line)
                line, taken, gap = indent, hanging, ""
            line += gap + piece
            taken, begun = taken + len(gap) + wide, True
    return [*lines, line] if begun else lines


def _clusters(word: str) -> Iterator[str]:
    """The characters of a word, each with the marks that are set on it."""
    cluster = ""
    for one in word:
        if cluster and columns(one):
            yield cluster
            cluster = ""
        cluster += one
    if cluster:
        yield cluster


_PIECE = re.compile(r"\s*\S+|\s+")


def gaps(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where a line must be filled up so that it breaks before a word: the place of the word, and how many columns.

    A word that is wider than the window is broken where the window ends.
    """
    column = 0
    for found in _PIECE.finditer(text):
        piece = found[0]
        word = piece.lstrip()
        blanks, wide = get_cwidth(piece[: len(piece) - len(word)]), get_cwidth(word)
        if column + blanks + wide > width and wide <= width and column:
            fill = max(width - column - blanks, 0)
            if fill:
                yield found.end() - len(word), fill
            column = wide if column + blanks <= width else blanks + wide
        else:
            column = (column + blanks + wide) % width if column + blanks + wide > width else column + blanks + wide


class WordWrap(Processor):
    """Fills lines up with blanks that are shown and not there, so that the window breaks them at words."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The line as it is shown, with the way from each place in the text to its place on the screen and back."""
        fragments = transformation_input.fragments
        text = "".join(part[1] for part in fragments)
        found = [*gaps(text, max(transformation_input.width, 1))]
        if not found:
            return Transformation(fragments)
        at = [place for place, _ in found]
        filled = [0, *accumulate(fill for _, fill in found)]
        shown: StyleAndTextTuples = []
        missing = dict(found)
        for index, one in enumerate(explode_text_fragments(fragments)):
            if index in missing:
                shown.append(("", " " * missing[index]))
            shown.append(one)
        starts = [place + filled[number] for number, place in enumerate(at)]

        def to_screen(place: int) -> int:
            return place + filled[bisect_right(at, place)]

        def to_text(place: int) -> int:
            number = bisect_right(starts, place)
            return max(place - filled[number], at[number - 1]) if number else place

        return Transformation(shown, source_to_display=to_screen, display_to_source=to_text)

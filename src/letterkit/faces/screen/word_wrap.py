"""Lines that a window of prompt_toolkit breaks at words: by itself it breaks one wherever the window ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from letterkit.faces import text_width
from letterkit.letter.white_space import BREAKING, IN_WORD

_PIECE = re.compile(f"({BREAKING}*)({IN_WORD}*)")


def gaps(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield what makes a line break before a word: the index of the word, and how many columns are to be filled before
    it; a negative number is that of blanks before the word that are to be hidden, so that no line begins with one.

    A word that is wider than the window is broken where the window ends.
    """
    column = 0
    for match in _PIECE.finditer(text):
        blanks, word = match.groups()
        wide = text_width.columns(word)
        if column + text_width.columns(blanks) + wide <= width:
            column += text_width.columns(blanks) + wide
            continue
        shown = blanks
        while shown and column + text_width.columns(shown) > width:
            shown = shown[:-1]
        if len(shown) < len(blanks):
            yield match.start(2), len(shown) - len(blanks)
        column += text_width.columns(shown)
        if wide > width:
            column = _column_behind(word, column, width)
        elif word:
            if column < width:
                yield match.start(2), width - column
            column = wide


def _column_behind(word: str, column: int, width: int) -> int:
    """Return the column behind a word that is broken where the window ends."""
    for character in word:
        wide = text_width.columns(character)
        column = column + wide if column + wide <= width else wide
    return column


def row_count(text: str, width: int, most: int) -> int:
    """Return the rows that a text takes in a window, with room for the cursor behind each line; `most` where it takes
    more."""
    count = 0
    for line in text.split("\n"):
        if count + len(line) // (2 * width) >= most:
            return most
        columns = text_width.columns(line) + sum(columns for _, columns in gaps(line, width))
        count += columns // width + 1
    return min(count, most)


class _Row(NamedTuple):
    """The text of a row of the window: from where to where, where on the screen it begins, and how many blanks fill it
    up."""

    start: int
    end: int
    shown: int
    fill: int = 0


class WordWrap(Processor):
    """Fills lines up with blanks that are shown and not there, so that the window breaks them at words.

    `margin`: columns that something before every line takes.
    """

    def __init__(self, margin: int = 0) -> None:
        self.margin = margin

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is shown, with functions from an index in the text to one on the screen and back."""
        fragments = transformation_input.fragments
        rows = _rows("".join(part[1] for part in fragments), max(transformation_input.width - self.margin, 1))
        if len(rows) == 1:
            return Transformation(fragments)
        starts, places, last = [row.start for row in rows], [row.shown for row in rows], rows[-1]

        def to_screen(index: int) -> int:
            row = rows[bisect_right(starts, index) - 1]
            return row.shown - row.start + (index if row is last else min(index, row.end))

        def to_text(place: int) -> int:
            number = bisect_right(places, place) - 1
            index = rows[number].start + place - places[number]
            return index if rows[number] is last or index < rows[number].end else starts[number + 1]

        return Transformation([*_filled(fragments, rows)], source_to_display=to_screen, display_to_source=to_text)


def _rows(text: str, width: int) -> list[_Row]:
    hidden, filled = dict[int, int](), dict[int, int]()
    for index, columns in gaps(text, width):
        (filled if columns > 0 else hidden)[index] = abs(columns)
    rows: list[_Row] = []
    start = shown = 0
    for index in sorted({*hidden, *filled}):
        row = _Row(start, index - hidden.get(index, 0), shown, filled.get(index, 0))
        rows.append(row)
        start, shown = index, shown + row.end - row.start + row.fill
    return [*rows, _Row(start, len(text), shown)]


def _filled(fragments: StyleAndTextTuples, rows: Sequence[_Row]) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a line with the blanks that fill its rows, and without those that are hidden."""
    offset = number = 0
    for style, text, *_ in fragments:
        index, end = offset, offset + len(text)
        while index < end:
            row, is_last = rows[number], number == len(rows) - 1
            if index < row.end or is_last:
                stop = end if is_last else min(end, row.end)
                yield (style, text[index - offset : stop - offset])
                index = stop
            elif index < rows[number + 1].start:
                index = min(end, rows[number + 1].start)
            else:
                yield ("", " " * row.fill)
                number += 1
        offset = end
    yield ("", " " * sum(row.fill for row in rows[number:]))

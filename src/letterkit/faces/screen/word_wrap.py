"""Lines that a window of prompt_toolkit breaks at words: by itself it breaks one wherever the window ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

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
        wide = get_cwidth(word)
        if column + get_cwidth(blanks) + wide <= width:
            column += get_cwidth(blanks) + wide
            continue
        shown = blanks
        while shown and column + get_cwidth(shown) > width:
            shown = shown[:-1]
        if len(shown) < len(blanks):
            yield match.start(2), len(shown) - len(blanks)
        column += get_cwidth(shown)
        if wide > width:
            column = _column_behind(word, column, width)
        elif word:
            if column < width:
                yield match.start(2), width - column
            column = wide


def _column_behind(word: str, column: int, width: int) -> int:
    """Return the column behind a word that is broken where the window ends."""
    for character in word:
        wide = get_cwidth(character)
        column = column + wide if column + wide <= width else wide
    return column


def row_count(text: str, width: int, most: int) -> int:
    """Return the rows that a text takes in a window, with room for the cursor behind each line; `most` where it takes
    more."""
    count = 0
    for line in text.split("\n"):
        if count + len(line) // (2 * width) >= most:
            return most
        columns = get_cwidth(line) + sum(columns for _, columns in gaps(line, width))
        count += columns // width + 1
    return min(count, most)


class WordWrap(Processor):
    """Fills lines up with blanks that are shown and not there, so that the window breaks them at words.

    `margin`: columns that something before every line takes.
    """

    def __init__(self, margin: int = 0) -> None:
        self.margin = margin

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is shown, with functions from an index in the text to one on the screen and back."""
        fragments = transformation_input.fragments
        text = "".join(part[1] for part in fragments)
        found = [*gaps(text, max(transformation_input.width - self.margin, 1))]
        if not found:
            return Transformation(fragments)
        hidden = {index - back - 1 for index, columns in found for back in range(-columns)}
        fills = {index: columns for index, columns in found if columns > 0}
        shown: StyleAndTextTuples = []
        places: list[int] = []
        sources: list[int] = []
        for index, fragment in enumerate(explode_text_fragments(fragments)):
            if index in fills:
                shown.append(("", " " * fills[index]))
                sources += [index] * fills[index]
            places.append(len(sources))
            if index not in hidden:
                shown.append(fragment)
                sources.append(index)
        return Transformation(shown, source_to_display=_in(places, sources), display_to_source=_in(sources, places))


def _in(places: Sequence[int], others: Sequence[int]) -> Callable[[int], int]:
    """Return a function from an index to its place; behind the last one go as many places as it is behind it."""

    def place(index: int) -> int:
        return places[index] if index < len(places) else len(others) + index - len(places)

    return place

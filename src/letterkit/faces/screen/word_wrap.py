"""Lines that a window of prompt_toolkit breaks at words: by itself it breaks one wherever the window ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

from letterkit.letter.white_space import BREAKING, IN_WORD

_PIECE = re.compile(f"({BREAKING}*)({IN_WORD}*)")


def gaps(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where a line must be filled up to break before a word: the index of the word, and how many columns.

    A word that is wider than the window is broken where the window ends.
    """
    column = 0
    for match in _PIECE.finditer(text):
        word = match[2]
        blanks, wide = get_cwidth(match[1]), get_cwidth(word)
        if column + blanks + wide > width and wide <= width and column:
            fill = max(width - column - blanks, 0)
            if fill:
                yield match.end() - len(word), fill
            column = wide if column + blanks <= width else blanks + wide
        else:
            column = (column + blanks + wide) % width if column + blanks + wide > width else column + blanks + wide


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
        fills = [*gaps(text, max(transformation_input.width - self.margin, 1))]
        if not fills:
            return Transformation(fragments)
        indexes = [index for index, _ in fills]
        filled = [0, *accumulate(columns for _, columns in fills)]
        shown: StyleAndTextTuples = []
        missing = dict(fills)
        for index, fragment in enumerate(explode_text_fragments(fragments)):
            if index in missing:
                shown.append(("", " " * missing[index]))
            shown.append(fragment)
        starts = [index + filled[number] for number, index in enumerate(indexes)]

        def to_screen(index: int) -> int:
            return index + filled[bisect_right(indexes, index)]

        def to_text(column: int) -> int:
            number = bisect_right(starts, column)
            return max(column - filled[number], indexes[number - 1]) if number else column

        return Transformation(shown, source_to_display=to_screen, display_to_source=to_text)

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

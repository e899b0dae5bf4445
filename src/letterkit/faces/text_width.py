"""Text in the width of a window, broken at words, and counted in columns: a Chinese character takes two."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from typing import Final

from letterkit.letter.white_space import BREAKING, IN_WORD

_NARROW: Final = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*")
"""Latin and Cyrillic letters and signs of one column each; for others a library is loaded, which takes a moment."""
_WORD: Final = re.compile(f"({BREAKING}*)({IN_WORD}+)")


def columns(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from prompt_toolkit.utils import get_cwidth

    return get_cwidth(text)


def terminal_size(usual: tuple[int, int] = (80, 24)) -> os.terminal_size:
    """Return the columns and lines of the terminal: those of COLUMNS and LINES, else of the window; `usual` where there
    is no terminal. The standard library asks `sys.__stdout__`, which knows no window where it was replaced."""
    try:
        window = tuple(os.get_terminal_size(_STANDARD_OUTPUT))
    except (OSError, ValueError):
        window = usual
    return shutil.get_terminal_size((window[0] or usual[0], window[1] or usual[1]))


_STANDARD_OUTPUT: Final = 1


def terminal_width(least: int, most: int, usual: int | None = None) -> int:
    """Return the columns of the terminal less one, within limits; without a terminal `usual`, or else `most`."""
    return max(min(terminal_size(((usual or most) + 1, 24)).columns - 1, most), least)


def cut(text: str, width: int) -> str:
    """Return a text in one line of a width, with a mark where something is left out."""
    if columns(text) <= width:
        return text
    line = text[: 4 * width]  # no sign is narrower than a quarter of a column on the whole
    while line and columns(line) > width - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def wrapped(
    text: str, width: int, indent: str = "", first: str | None = None, *, break_words: bool = True
) -> list[str]:
    """Return a text in lines of a width, broken at blanks and not at no-break spaces; a text without words
    gives no lines. Blanks inside a line stay, so that columns stay columns.

    `first` comes before the first line in the place of `indent`. A word that is wider than a line is broken,
    unless `break_words` is false, as for an address; Chinese, which has no blanks, is broken between characters always.
    """
    lines: list[str] = []
    leading = text[: len(text) - len(re.sub(f"^{BREAKING}+", "", text))]
    line = (indent if first is None else first) + leading
    taken, begun, hanging = columns(line), False, columns(indent)
    for match in _WORD.finditer(text.rstrip()):
        blanks, word = match.groups()
        wide = columns(word)
        is_narrow = wide <= len(word)
        whole = is_narrow and (wide <= width - hanging or not break_words)
        for number, piece in enumerate([word] if whole else _clusters(word)):
            gap = (" " if "\n" in blanks else " " * len(blanks)) if begun and not number else ""
            wide = columns(piece)
            if begun and taken + len(gap) + wide > width:
                lines.append(line)
                line, taken, gap = indent, hanging, ""
            line += gap + piece
            taken, begun = taken + len(gap) + wide, True
    return [*lines, line] if begun else lines


def _clusters(word: str) -> Iterator[str]:
    """Yield the characters of a word, each with the marks that are set on it."""
    cluster = ""
    for character in word:
        if cluster and columns(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster

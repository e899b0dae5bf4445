"""Tables in text files: CSV, with whatever separates the columns, and quotation marks that are closed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from letterkit.people.cells import clean_cell
from letterkit.people.sheets import MAX_COLUMNS, TableRow, TableSheet, table_error, within_limits
from letterkit.wording import say, say_worded, worded

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 60
"""Rows by which the separator is chosen."""
_NAMED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_AS_CSV: Final = worded("Save it as CSV (UTF-8) or as .xlsx.")
csv.field_size_limit(5_000_000)

HeadingScore = Callable[[tuple[str, ...]], int]
"""How many cells of a row are headings that are understood."""


def text_sheet(text: str, path: Path, heading_score: HeadingScore) -> TableSheet:
    """Return the table of a text. Raises UnreadableTable, with the row where a quotation mark is not closed."""
    if "\0" in text:
        raise table_error(say("This is not a table."), say_worded(_AS_CSV), path)
    named = _NAMED.match(text)
    separator = named[1] if named else _separator(text, heading_score)
    body = text[named.end() :] if named else text
    rows = _rows(body, separator, path, first=2 if named else 1)
    return TableSheet(within_limits(rows, path), separated=True)


def _separator(text: str, heading_score: HeadingScore) -> str:
    """Return the separator by which a row of headings is understood best; of two, that by which most rows are alike."""
    return max(_SEPARATORS, key=lambda separator: _fitness(text, separator, heading_score))


def _fitness(text: str, separator: str, heading_score: HeadingScore) -> tuple[int, int, int]:
    try:
        rows = [*islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SAMPLE)]
    except csv.Error:
        return (0, 0, 0)
    understood = max((heading_score(tuple(map(clean_cell, row[:MAX_COLUMNS]))) for row in rows[:30]), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    (width, alike) = widths.most_common(1)[0] if widths else (0, 0)
    return (understood, alike, width)


def _rows(text: str, separator: str, path: Path, first: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    width = 0
    for number in range(first, first + 10_000_000):
        began = reader.line_num + first
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise table_error(
                    say("A cell in row {number} is too long for a table.", number=number),
                    say_worded(_AS_CSV),
                    path,
                    number,
                ) from None
            raise _unclosed_quotation(path, number, began) from None
        width = max(width, len(cells)) if number < first + _SAMPLE else width
        if any("\n" in cell and _holds_rows(cells, index, separator, width) for index, cell in enumerate(cells)):
            raise _unclosed_quotation(path, number, began)
        yield TableRow(number, tuple(map(clean_cell, cells)))


def _holds_rows(cells: list[str], index: int, separator: str, width: int) -> bool:
    """Return True if a cell is made of rows between two stray quotation marks: its first line ends a row of this table,
    its last line and the cells behind it begin one, and each line between them is one."""
    lines = [line.count(separator) for line in cells[index].splitlines() if line.strip()]
    if width < 2 or len(lines) < 2:
        return False
    begins, ends = index + lines[0] + 1 == width, lines[-1] + len(cells) - index == width
    return begins and ends and all(count + 1 == width for count in lines[1:-1])


def _unclosed_quotation(path: Path, number: int, line: int) -> Exception:
    return table_error(
        say(
            "A quotation mark in row {number} (line {line} of the file) is not closed, or not in "
            "its place: the rows behind it cannot be told apart. Nothing was taken.",
            number=number,
            line=line,
        ),
        say(
            'Take the quotation mark (") out there, or close it at the end of the cell; a '
            "quotation mark inside a cell that has them around it is doubled."
        ),
        path,
        number,
    )

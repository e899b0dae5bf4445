"""Sheets of rows of cells: what every kind of table is read into, with what its program had hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.errors import Problem, UnreadableTable
from letterkit.wording import say

MAX_BYTES: Final = 10_000_000
MAX_ROWS: Final = 11_000
MAX_COLUMNS: Final = 100


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its number as a spreadsheet shows it, from 1. `merged`: a cell has its value from a merged one.

    `struck` are the columns whose text is struck through.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    merged: bool = False
    struck: frozenset[int] = frozenset()

    def cell(self, index: int) -> str:
        """Return the text of a column, empty where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """The rows of one sheet that have anything in them. `name` is empty for a file that is one table.

    `separated`: the cells were cut at a separator, so a row that is too long was cut in the wrong place.
    """

    rows: tuple[TableRow, ...]
    name: str = ""
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    separated: bool = False


def within_limits(rows: Iterator[TableRow], path: Path) -> tuple[TableRow, ...]:
    """Return the rows that have anything in them. Raises UnreadableTable beyond the limits."""
    kept: list[TableRow] = []
    for row in rows:
        if len(kept) > MAX_ROWS:
            raise table_error(
                say("This table has more than {max_rows} rows.", max_rows=MAX_ROWS),
                say("Divide it, and read one part after another."),
                path,
            )
        if any(row.cells[MAX_COLUMNS:]):
            raise table_error(
                say("This table has more than {max_columns} columns.", max_columns=MAX_COLUMNS),
                say("Keep those of the signatories."),
                path,
                row.number,
            )
        if any(row.cells):
            kept.append(row)
    return tuple(kept)


def column_letter(index: int) -> str:
    """Return the letter of a column as a spreadsheet has it: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def table_error(message: str, hint: str, path: Path, row: int = 0) -> UnreadableTable:
    """Return the error for a table, with the file and the row."""
    return UnreadableTable(Problem(message, hint, str(path), row))

"""The cells of what a spreadsheet puts on the clipboard: tabs between them, quotation marks where a cell has lines.

Excel, LibreOffice Calc and Google Sheets put quotation marks around a cell that has a line break, a tab or such a mark
in it, and double those inside; other cells stand as they are, also where they begin with a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.people.sheets import MAX_COLUMNS, MAX_ROWS
from letterkit.questions.answers import Refused
from letterkit.wording import say

Cells = tuple[tuple[str, ...], ...]
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*+)"(?=\t|\r|\n|\Z)')
_PLAIN: Final = re.compile(r"[^\t\r\n]*+")
_NEEDS_MARKS: Final = re.compile(r'[\t\r\n]|""')
_OPEN: Final = re.compile(r'(?:\A|[\t\n])"(?:[^"]|"")*+\Z')
_MOST: Final = 2_000_000
"""Characters of a paste."""


def split_cells(text: str) -> Cells:
    """Return the rows of a paste that have anything in them, all of one length. Raises Refused for more than a list can
    take."""
    if len(text) > _MOST:
        message = say("This is too much to paste at once.")
        raise Refused(message, say("Paste one part after another, or read it from a file."))
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width > MAX_COLUMNS or len(rows) > MAX_ROWS:
        raise Refused(
            say(
                "This has {rows} rows and {columns} columns; {most_rows} and {most_columns} are the most.",
                rows=len(rows),
                columns=width,
                most_rows=MAX_ROWS,
                most_columns=MAX_COLUMNS,
            ),
            say("Copy only the rows and columns that belong into this list."),
        )
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _rows(text: str) -> Iterator[list[str]]:
    row: list[str] = []
    place = 0
    while place <= len(text):
        quoted = _QUOTED.match(text, place)
        if quoted and _NEEDS_MARKS.search(quoted[1]):
            row.append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            plain = _PLAIN.match(text, place)
            assert plain is not None
            row.append(plain[0])
            place = plain.end()
        if text[place : place + 1] != "\t":
            yield row
            row = []
            place += text[place : place + 2] == "\r\n"
        place += 1


def is_open(text: str) -> bool:
    """True if a cell at the end begins with a quotation mark that is not closed yet: it goes on in the next line."""
    return _OPEN.search(text) is not None


def has_columns(rows: Cells) -> bool:
    """True if two cells of one row have words in them, so that tabs part columns and do not only indent."""
    return any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows)

"""Signatories from a table: CSV, TSV or XLSX in, the rows of a draft out.

A table comes from a form on the net or from somebody else's computer, so it is hostile until it is read: sizes are
limited, nothing in it is computed, and columns that are not understood (e-mail addresses, telephone numbers, times)
are never taken over.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from letterkit.errors import Problem, UnreadableTable
from letterkit.letter import files
from letterkit.letter.model import iso_date
from letterkit.people.columns import capacity, fields, usual

MAX_BYTES: Final = 10_000_000
MAX_UNPACKED: Final = 100_000_000
MAX_ROWS: Final = 5_000
MAX_COLUMNS: Final = 100
MAX_CELL: Final = 500
_SEPARATORS: Final = ",;\t"
_BEFORE_HEADINGS: Final = 10
"""Rows in which the headings are looked for: some tables have a title above them."""

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Signatories as they stand in a draft; the headings that were not taken over; rows that name nobody, in words."""

    signatories: tuple[dict[str, Any], ...]
    left_out: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def read_signatories(path: Path) -> Table:
    """The signatories of a table. Raises UnreadableTable with the file, the row and what to do."""
    raw = _raw(path)
    rows = _workbook(raw, path) if raw.startswith(b"PK\x03\x04") else _text(raw, path)
    numbered = [(number, row) for number, row in rows if any(row)]
    for at, (_, row) in enumerate(numbered[:_BEFORE_HEADINGS]):
        if {"name", "organization", "family"} & set(fields(row).values()):
            return _table(row, numbered[at + 1 :], path)
    first = ", ".join(f"‘{one[:40]}’" for one in numbered[0][1] if one) if numbered else ""
    raise _wrong(
        f"No column of this table is understood; it has {first}." if first else "This table is empty.",
        f"Give its columns headings such as: {usual()}.",
        path,
    )


def _wrong(message: str, hint: str, path: Path, row: int = 0) -> UnreadableTable:
    return UnreadableTable(Problem(message, hint, str(path), row))


# -- rows -----------------------------------------------------------------------------------------------


def _raw(path: Path) -> bytes:
    try:
        raw = files.read(path, MAX_BYTES)
    except FileNotFoundError:
        raise _wrong("There is no such file.", "Check the name and the folder.", path) from None
    except OSError as error:
        words = f"The table cannot be read ({error.strerror})."
        raise _wrong(words, "Check that it is a file you may open.", path) from None
    if len(raw) > MAX_BYTES:
        raise _wrong("This table is too large.", "Keep only the rows and columns of the signatories.", path)
    return raw


def _workbook(raw: bytes, path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of the first sheet that has any."""
    from openpyxl import load_workbook

    broken = "Open it in Excel or LibreOffice, and save it again as .xlsx or as CSV."
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MAX_UNPACKED:
                raise _wrong("This workbook is too large.", "Keep only the sheet with the signatories.", path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that letterkit does not read
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS + 1, values_only=True)
                found = [*_checked(([_cell(one) for one in row] for row in rows), path)]
                if any(any(row) for _, row in found):
                    return iter(found)
    except UnreadableTable:
        raise
    except Exception:  # what a broken or hostile workbook raises is not listed anywhere
        raise _wrong("This workbook cannot be read; it may be damaged.", broken, path) from None
    return iter(())


def _cell(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text(raw: bytes, path: Path) -> Iterator[tuple[int, Cells]]:
    text = _decoded(raw, path)
    if "\0" in text:
        raise _wrong("This is not a table.", "Save it as CSV (UTF-8) or as .xlsx.", path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = [*islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), MAX_ROWS + 2)]
    except csv.Error:
        raise _wrong("This is not a table.", "Save it as CSV (UTF-8) or as .xlsx.", path) from None
    return _checked(rows, path)


def _decoded(raw: bytes, path: Path) -> str:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise _wrong(
            "The letters of this table cannot be read for certain: it is not saved as UTF-8.",
            "Save it again as ‘CSV UTF-8’, or as .xlsx.",
            path,
        ) from None


def _checked(rows: Iterable[Sequence[str]], path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows with their numbers, from 1, none of them beyond the limits."""
    for number, row in enumerate(rows, 1):
        if number > MAX_ROWS + 1:
            raise _wrong(
                f"This table has more than {MAX_ROWS} rows.", "Divide it, and read one part after another.", path
            )
        cells = [" ".join(str(one).split()) for one in row]
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            raise _wrong(
                f"This table has more than {MAX_COLUMNS} columns.", "Keep those of the signatories.", path, number
            )
        for at, one in enumerate(cells, 1):
            if len(one) > MAX_CELL:
                raise _wrong(
                    f"The cell in column {at} has more than {MAX_CELL} characters.", "Shorten it.", path, number
                )
        yield number, cells


# -- signatories ----------------------------------------------------------------------------------------


def _table(headings: Cells, rows: Sequence[tuple[int, Cells]], path: Path) -> Table:
    named = fields(headings)
    left_out = [one for at, one in enumerate(headings) if one and at not in named]
    signatories, skipped = [], []
    for number, row in rows:
        cells = {field: row[at] for at, field in named.items() if at < len(row) and row[at]}
        one, unclear = _signatory(cells)
        if one.get("name") or one.get("organization"):
            signatories.append(one)
        elif cells:
            skipped.append(f"Row {number} names nobody and was left out.")
            continue
        skipped += [f"Row {number}: the {what} is not understood and was left out." for what in unclear]
    if not signatories:
        raise _wrong("This table names nobody.", f"Give its columns headings such as: {usual()}.", path)
    return Table(tuple(signatories), tuple(left_out), tuple(skipped))


def _signatory(cells: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """A signatory as in a draft, and what of the row was not understood."""
    joined = " ".join(cells[part] for part in ("given", "family") if part in cells)
    found: dict[str, Any] = {"name": cells.get("name") or joined}
    found |= {key: cells.get(key, "") for key in ("title", "organization")}
    found["places"] = [cells[key] for key in ("city", "country") if key in cells]
    found["capacity"] = capacity(cells.get("capacity", ""))
    found["group"] = cells.get("group", "")
    found["signed"] = cells["signed"] if iso_date(cells.get("signed", "")) else ""
    unclear = [key for key in ("capacity", "signed") if cells.get(key) and not found[key]]
    return {key: value for key, value in found.items() if value}, ["day" if one == "signed" else one for one in unclear]

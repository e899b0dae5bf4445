"""The signatories of a letter as a table for a spreadsheet: no name that is withheld, nothing that is computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

HEADINGS: Final = ("Name", "Title", "Organisation", "City", "Country", "Group", "Capacity", "Date signed")
_MARKS: Final = ("Withheld", "Withdrawn")
_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings that make a spreadsheet compute a cell, or call another program."""


@dataclass(frozen=True, slots=True)
class SignatoryTable:
    """The rows of a table; how many are not in it; the rows with a cell that a spreadsheet would have computed."""

    rows: tuple[tuple[str, ...], ...]
    withheld: int
    withdrawn: int
    disarmed: tuple[int, ...]


def export_table(signatories: Sequence[Mapping[str, Any]], *, internal: bool) -> SignatoryTable:
    """Return the table. `internal`: with those whose names are withheld, and those who have withdrawn."""
    kept = [
        signatory
        for signatory in signatories
        if internal or not (signatory.get("withheld") or signatory.get("withdrawn"))
    ]
    rows = [(*HEADINGS, *(_MARKS if internal else ())), *(_row(signatory, internal) for signatory in kept)]
    disarmed = tuple(number for number, row in enumerate(rows, 1) if any(map(is_computed, row)))
    withdrawn = sum(bool(signatory.get("withdrawn")) for signatory in signatories)
    withheld = sum(bool(signatory.get("withheld") and not signatory.get("withdrawn")) for signatory in signatories)
    return SignatoryTable(tuple(rows), withheld, withdrawn, disarmed)


def is_computed(text: str) -> bool:
    """Return True for a text that a spreadsheet takes for a formula."""
    return text.startswith(_COMPUTED)


def _row(signatory: Mapping[str, Any], internal: bool) -> tuple[str, ...]:
    places = [str(place) for place in signatory.get("places") or ()]
    plain = {
        name: str(signatory.get(name) or "")
        for name in ("name", "title", "organization", "group", "capacity", "signed")
    }
    marks = tuple("yes" if signatory.get(name) else "no" for name in ("withheld", "withdrawn")) if internal else ()
    return (
        plain["name"],
        plain["title"],
        plain["organization"],
        "; ".join(places[:-1]),
        places[-1] if places else "",
        plain["group"],
        plain["capacity"],
        plain["signed"],
        *marks,
    )


def as_csv(table: SignatoryTable) -> bytes:
    """Return the table as CSV that Excel reads as UTF-8; an apostrophe is put before what would be computed."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        [f"'{cell}" if is_computed(cell) else cell for cell in row] for row in table.rows
    )
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: SignatoryTable) -> bytes:
    """Return the table as a workbook in which every cell is text."""
    import datetime as dt

    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Signatories")
    sheet.freeze_panes = "A2"
    for number, row in enumerate(table.rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, text or None)
            if text:
                cell.data_type = "s"
                cell.quotePrefix = is_computed(text)
            if not number:
                cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
            cells.append(cell)
        sheet.append(cells)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = dt.datetime(2000, 1, 1)  # no hour of the author's
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()

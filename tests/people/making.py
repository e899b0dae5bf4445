"""Tables to read: CSV, workbooks with what Excel can do to rows, workbooks written by hand, ODS."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from letterkit.people.table_files import TableReading

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Rows = Sequence[Sequence[Any]]
H = ["Name", "Organisation", "Country"]
ANA = ["Ana Petrova", "Example Forum", "Norway"]
BEN = ["Ben Ito", "Sample Network", "Japan"]
CLEO = ["Cleo Marsh", "Third Group", "Kenya"]


def written(path: Path, rows: Sequence[Sequence[Any]], separator: str = ",", encoding: str = "utf-8") -> Path:
    """Return a table in a text file."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Workbook, Any], None] | None = None) -> Path:
    """Return a workbook with one sheet called List; `change` is given the book and the sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "List"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book, sheet)
    book.save(path)
    return path


def by_hand(path: Path, sheet: str, parts: Mapping[str, str] | None = None, namespace: str = SHEET) -> Path:
    """Return a workbook of which the XML inside `<worksheet>` is given; `parts` are styles.xml and sharedStrings.xml."""
    more = dict(parts or {})
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{name.partition(".")[0]}" Target="{name}"/>'
        for number, name in enumerate(more, 2)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{namespace}" xmlns:r="{OFFICE}"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{namespace}">{sheet}</worksheet>')
        for name, text in more.items():
            packed.writestr(f"xl/{name}", text)
    return path


def opendocument(path: Path, tables: str, styles: str = "") -> Path:
    """Return an ODS file of which the XML of the tables is given."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def marks(reading: TableReading) -> dict[str, str]:
    """Return who is withheld or withdrawn."""
    assert not reading.questions, reading.questions
    return {
        entry.get("name") or entry["organization"]: "withdrawn"
        if entry.get("withdrawn")
        else "withheld"
        if entry.get("withheld")
        else ""
        for entry in reading.signatories
    }

"""ODS: the sheets of a table from LibreOffice, with hidden and filtered rows and merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.office.package import Package
from letterkit.office.refusals import Damaged
from letterkit.people.cells import clean_cell
from letterkit.people.sheets import MAX_COLUMNS, MAX_ROWS, TableRow, TableSheet, within_limits
from letterkit.people.xml_parts import TooMuch, local, read_part, read_xml


def opendocument_sheets(package: Package, path: Path) -> tuple[TableSheet, ...]:
    """Return every sheet of an ODS file. Raises UnreadableTable, UnreadableFile."""
    content = _Content()
    read_xml(read_part(package, "content.xml"), content.start, content.end, content.text)
    if not content.tables:
        raise Damaged("content.xml")
    return tuple(
        TableSheet(
            within_limits(table.rows_with_merged(), path), table.name, table.hidden, frozenset(table.hidden_columns)
        )
        for table in content.tables
    )


@dataclass(slots=True)
class _Table:
    name: str
    hidden: bool
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    rows: list[tuple[int, bool, dict[int, str], set[int]]] = field(default_factory=list)
    number: int = 0

    def rows_with_merged(self) -> Iterator[TableRow]:
        """Yield the rows; a cell that a merged one covers has its value."""
        above: dict[int, str] = {}
        for number, hidden, cells, covered in self.rows:
            filled = {index: above[index] for index in covered if above.get(index)} if cells else {}
            whole = {**filled, **cells}
            above = {index: whole.get(index, "") or above.get(index, "") for index in {*whole, *covered}}
            width = max(whole, default=-1) + 1
            yield TableRow(number, tuple(whole.get(index, "") for index in range(width)), hidden, bool(filled))


@dataclass(slots=True)
class _Content:
    """Reads `content.xml`."""

    tables: list[_Table] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    row: Mapping[str, str] = field(default_factory=dict)
    cells: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    column: int = 0
    cell: Mapping[str, str] = field(default_factory=dict)
    cell_name: str = ""
    pieces: list[str] = field(default_factory=list)
    notes: int = 0
    paragraphs: int = 0

    def text(self, text: str) -> None:
        """Keep text inside paragraphs; any other is layout of the file."""
        if self.paragraphs and not self.notes:
            self.pieces.append(text)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "style":
            self.style = local(attributes, "name")
        elif tag == "table-properties" and local(attributes, "display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table":
            hidden = local(attributes, "style-name") in self.hidden_styles
            self.tables.append(_Table(clean_cell(local(attributes, "name")), hidden))
        elif tag == "annotation":
            self.notes += 1
        elif tag in ("p", "h"):
            self.paragraphs += 1
        elif self.tables:
            self._in_table(tag, attributes)

    def _in_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        table = self.tables[-1]
        if tag == "table-column":
            count = min(_count(attributes, "number-columns-repeated"), MAX_COLUMNS)
            if local(attributes, "visibility", "visible") != "visible":
                table.hidden_columns |= {*range(table.columns, min(table.columns + count, MAX_COLUMNS))}
            table.columns += count
        elif tag == "table-row":
            self.row, self.cells, self.covered, self.column = attributes, {}, set(), 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.cell, self.cell_name = attributes, tag
            self.pieces.clear()
        elif tag in ("s", "line-break", "tab"):
            self.pieces.append(" ")

    def end(self, tag: str, _: str) -> None:
        if tag == "annotation":
            self.notes -= 1
        elif tag in ("p", "h"):
            self.paragraphs -= 1
            self.pieces.append(" ")
        elif self.notes or not self.tables:
            return
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell()
        elif tag == "table-row":
            self._row()

    def _cell(self) -> None:
        count = _count(self.cell, "number-columns-repeated")
        value = local(self.cell, "date-value")[:10] or clean_cell("".join(self.pieces))
        indices = range(self.column, min(self.column + count, MAX_COLUMNS))
        if self.cell_name == "covered-table-cell":
            self.covered |= {*indices}
        elif value:
            self.cells.update(dict.fromkeys(indices, value))
        self.column += count

    def _row(self) -> None:
        table = self.tables[-1]
        count = _count(self.row, "number-rows-repeated")
        hidden = local(self.row, "visibility", "visible") != "visible"
        if self.cells and count > 2 * MAX_ROWS:
            raise TooMuch
        for _ in range(count if self.cells else 0):
            table.number += 1
            table.rows.append((table.number, hidden, self.cells, self.covered))
            if len(table.rows) > 2 * MAX_ROWS:
                raise TooMuch
        table.number += 0 if self.cells else count


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = local(attributes, name, "1")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 10 else 1

"""XLSX: the sheets of a workbook, with what Excel hides, merges and could not compute.

Read here and not by openpyxl: its fast mode does not say which rows are hidden or filtered out and which cells are
merged, its other mode builds every style and cell before a hostile file can be refused, and neither reads the strict
kind. A table needs little of a workbook.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from letterkit.office.package import Package
from letterkit.office.refusals import Damaged
from letterkit.office.relations import first_target
from letterkit.people.cells import clean_cell
from letterkit.people.sheets import MAX_COLUMNS, MAX_ROWS, TableRow, TableSheet, table_error, within_limits
from letterkit.people.xml_parts import TooMuch, local, read_part, read_xml
from letterkit.wording import say

_MAX_SHEETS: Final = 100
_MAX_STYLES_BYTES: Final = 40_000_000
_MAX_STRINGS: Final = 500_000
_MAX_MERGES: Final = 50_000
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATE_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_DATE_CODE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_CODE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|General|Standard', re.IGNORECASE)


def workbook_sheets(package: Package, path: Path) -> tuple[TableSheet, ...]:
    """Return every sheet of a workbook. Raises UnreadableTable, UnreadableFile."""
    workbook = first_target(package.relations().values(), "officeDocument") or "xl/workbook.xml"
    listed, first_day = _list_sheets(read_part(package, workbook, 10_000_000))
    if not listed:
        raise Damaged(workbook)
    relations = package.relations(workbook)
    texts = _strings(read_part(package, first_target(relations.values(), "sharedStrings")))
    styles = _styles(read_part(package, first_target(relations.values(), "styles"), _MAX_STYLES_BYTES))
    dates, struck = styles.dates, styles.struck
    sheets = []
    for name, state, number in listed[:_MAX_SHEETS]:
        relation = relations.get(number)
        if relation is not None and relation.kind == "worksheet" and not relation.outside:
            rows = _SheetRows(texts, dates, struck, first_day)
            read_xml(read_part(package, relation.target), rows.start, rows.end)
            hidden_columns = frozenset(rows.hidden)
            sheets.append(
                TableSheet(within_limits(rows.rows_with_merged(path), path), name, state != "visible", hidden_columns)
            )
    return tuple(sheets)


# -- the parts around the sheets ----------------------------------------------------------------------


def _list_sheets(raw: bytes) -> tuple[list[tuple[str, str, str]], dt.date]:
    """Return name, state and relationship of each sheet, and the day from which dates are counted."""
    sheets: list[tuple[str, str, str]] = []
    first_day = dt.date(1899, 12, 30)

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal first_day
        if tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            sheets.append((clean_cell(local(attributes, "name")), local(attributes, "state", "visible"), relation))
        elif tag == "workbookPr" and local(attributes, "date1904") in ("1", "true"):
            first_day = dt.date(1904, 1, 1)

    read_xml(raw, start, None)
    return sheets, first_day


def _strings(raw: bytes) -> list[str]:
    """Return the texts that cells refer to by number; without the phonetic guides above Japanese words."""
    if raw.count(b"<si") + raw.count(b":si") > _MAX_STRINGS * 2:
        raise TooMuch
    texts: list[str] = []
    pieces: list[str] = []
    guides = 0

    def start(tag: str, _: Mapping[str, str]) -> None:
        nonlocal guides
        if tag == "si":
            pieces.clear()
        guides += tag == "rPh"

    def end(tag: str, text: str) -> None:
        nonlocal guides
        if tag == "t" and not guides:
            pieces.append(text)
        elif tag == "si":
            texts.append("".join(pieces))
        guides -= tag == "rPh"

    if raw:
        read_xml(raw, start, end)
    return texts


@dataclass(slots=True)
class _Styles:
    """Reads the styles of cells: whose numbers are dates, and whose text is struck through."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    fonts: list[int] = field(default_factory=list)
    struck_fonts: set[int] = field(default_factory=set)
    font: int = -1
    inside: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            self.codes[_int(local(attributes, "numFmtId"))] = local(attributes, "formatCode")
        elif tag in ("fonts", "cellXfs"):
            self.inside = tag
        elif tag == "font" and self.inside == "fonts":
            self.font += 1
        elif tag == "strike" and self.inside == "fonts" and local(attributes, "val", "1") in ("1", "true"):
            self.struck_fonts.add(self.font)
        elif tag == "xf" and self.inside == "cellXfs":
            self.formats.append(_int(local(attributes, "numFmtId")))
            self.fonts.append(_int(local(attributes, "fontId")))

    def end(self, tag: str, _: str) -> None:
        if tag == self.inside:
            self.inside = ""

    @property
    def dates(self) -> frozenset[int]:
        """The styles of cells whose numbers are dates."""
        return frozenset(number for number, code in enumerate(self.formats) if _is_date(code, self.codes))

    @property
    def struck(self) -> frozenset[int]:
        """The styles of cells whose text is struck through."""
        return frozenset(number for number, font in enumerate(self.fonts) if font in self.struck_fonts)


def _styles(raw: bytes) -> _Styles:
    styles = _Styles()
    if raw:
        read_xml(raw, styles.start, styles.end)
    return styles


def _is_date(number: int, codes: Mapping[int, str]) -> bool:
    return bool(_DATE_CODE.search(_NO_CODE.sub("", codes[number]))) if number in codes else number in _DATE_FORMATS


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


# -- a sheet ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _SheetRows:
    """Reads the XML of one sheet."""

    texts: list[str]
    dates: frozenset[int]
    struck_styles: frozenset[int]
    first_day: dt.date
    struck: dict[int, set[int]] = field(default_factory=dict)
    rows: list[tuple[int, bool, dict[int, str]]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    number: int = 0
    column: int = -1
    kind: str = ""
    style: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    row_hidden: bool = False
    guides: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self.number = _int(attributes.get("r", "")) or self.number + 1
            self.row_hidden = attributes.get("hidden") in ("1", "true") or _is_flat(attributes, "ht")
            self.cells, self.column = {}, -1
        elif tag == "col":
            self._columns(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "rPh":
            self.guides += 1

    def end(self, tag: str, text: str) -> None:
        if tag == "v" or (tag == "t" and not self.guides):
            self.pieces.append(text)
        elif tag == "c":
            self._keep("".join(self.pieces))
        elif tag == "row" and self.cells:
            self.rows.append((self.number, self.row_hidden, self.cells))
            if len(self.rows) > MAX_ROWS + MAX_ROWS:
                raise TooMuch
        elif tag == "rPh":
            self.guides -= 1

    def _cell(self, attributes: Mapping[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = _column(reference[1]) if reference else self.column + 1
        self.kind, self.style = attributes.get("t", "n"), _int(attributes.get("s", ""))
        self.pieces.clear()

    def _keep(self, raw: str) -> None:
        if self.column < MAX_COLUMNS and raw and (text := clean_cell(self._text(raw))):
            self.cells[self.column] = text
            if self.style in self.struck_styles:
                self.struck.setdefault(self.number, set()).add(self.column)

    def _text(self, raw: str) -> str:
        if self.kind == "s":
            number = _int(raw.strip())
            return self.texts[number] if number < len(self.texts) else ""
        if self.kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if self.kind == "n":
            return _day(raw, self.first_day) if self.style in self.dates else _number(raw)
        return raw[:10] if self.kind == "d" else raw

    def _columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true") or _is_flat(attributes, "width"):
            first, last = _int(attributes.get("min", "")), _int(attributes.get("max", ""))
            self.hidden |= {*range(max(first - 1, 0), min(last, MAX_COLUMNS))}

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begins, ends = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begins and ends and int(ends[2]) > int(begins[2]) and _column(begins[1]) < MAX_COLUMNS:
            self.merged.append((_column(begins[1]), int(begins[2]), int(ends[2])))
            if len(self.merged) > _MAX_MERGES:
                raise TooMuch

    def rows_with_merged(self, path: Path) -> Iterator[TableRow]:
        """Yield the rows; the value of a merged cell is that of each of its rows that is not empty."""
        filled = self._fill_merged(path)
        for number, hidden, cells in self.rows:
            width = max(cells) + 1
            yield TableRow(
                number,
                tuple(cells.get(index, "") for index in range(width)),
                hidden,
                number in filled,
                frozenset(self.struck.get(number, ())),
            )

    def _fill_merged(self, path: Path) -> set[int]:
        by_number = {number: cells for number, _, cells in self.rows}
        numbers = sorted(by_number)
        filled: set[int] = set()
        steps = 0
        for column, first, last in self.merged:
            value = by_number.get(first, {}).get(column, "")
            inside = range(first + 1, last + 1) if last - first < len(numbers) else numbers
            steps += len(inside)
            if steps > 20 * MAX_ROWS * 5:
                raise table_error(
                    say("This sheet has too many merged cells."), say("Take the merging out, and save it again."), path
                )
            for number in inside if value else ():
                if first < number <= last and number in by_number and column not in by_number[number]:
                    by_number[number][column] = value
                    filled.add(number)
        return filled


def _is_flat(attributes: Mapping[str, str], name: str) -> bool:
    """True for a row or column of no height or width."""
    try:
        return name in attributes and float(attributes[name]) == 0
    except ValueError:
        return False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(raw: str) -> str:
    text = raw.strip()
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else text


def _day(raw: str, first_day: dt.date) -> str:
    try:
        return (first_day + dt.timedelta(days=int(float(raw)))).isoformat()
    except (ValueError, OverflowError):
        return raw

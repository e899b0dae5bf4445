"""Workbooks: hidden and filtered rows, columns and sheets, merged cells, what is struck through, strict ones, ODS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from letterkit.errors import UnreadableTable
from letterkit.people.table_files import TableReading, parse_choices, read_table
from tests.people.making import ANA, BEN, CLEO, H, Rows, by_hand, marks, opendocument, workbook


def from_book(
    path: Path, rows: Rows, change: Callable[[Workbook, Any], None] | None = None, **choices: Any
) -> TableReading:
    return read_table(workbook(path / "a.xlsx", rows, change), parse_choices((), **choices))


def named(reading: TableReading) -> list[str]:
    return [entry.get("name") or entry["organization"] for entry in reading.signatories]


def test_hidden_and_filtered_rows_are_left_out_and_told(tmp_path: Path) -> None:
    def hide(_: Workbook, sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True

    reading = from_book(tmp_path, [H, ANA, BEN, CLEO], hide)
    assert named(reading) == ["Ana Petrova"]
    assert reading.notes == ("Rows 3, 4: hidden or filtered away, and left out (--hidden takes them).",)
    assert len(from_book(tmp_path, [H, ANA, BEN, CLEO], hide, hidden=True).signatories) == 3


def test_a_name_that_is_struck_through_is_left_out_and_told(tmp_path: Path) -> None:
    def strike(_: Workbook, sheet: Any) -> None:
        sheet["A3"].font = Font(strike=True)
        sheet["C4"].font = Font(strike=True)

    reading = from_book(tmp_path, [H, ANA, BEN, CLEO], strike)
    assert named(reading) == ["Ana Petrova", "Cleo Marsh"]
    assert reading.notes == ("Row 3: struck through, and left out (--hidden takes them).",)


def test_a_row_without_height_is_hidden(tmp_path: Path) -> None:
    def row(text: str, more: str = "") -> str:
        return f'<row {more}><c t="inlineStr"><is><t>{text}</t></is></c></row>'

    flat = row("Ben", 'ht="0" customHeight="1"')
    rows = f"<sheetData>{row('Name')}{row('Ana')}{flat}</sheetData>"
    assert named(read_table(by_hand(tmp_path / "a.xlsx", rows))) == ["Ana"]


def test_a_hidden_column_stays_behind_unless_it_protects(tmp_path: Path) -> None:
    def hide(_: Workbook, sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions["C"].width = 0

    rows = [["Name", "Organisation", "Publish?"], ["Ana", "X", "Yes"], ["Ben", "Y", "No"]]
    reading = from_book(tmp_path, rows, hide)
    assert marks(reading) == {"Ana": "", "Ben": "withheld"}
    assert "organization" not in reading.signatories[0]
    assert "Column B ‘Organisation’ is hidden, and was left out." in reading.notes


def test_every_visible_sheet_with_signatories_is_read(tmp_path: Path) -> None:
    def more(book: Workbook, _: Any) -> None:
        for title, state, row in (
            ("Individuals", "visible", CLEO),
            ("Old", "hidden", BEN),
            ("Notes", "visible", ["Thank them"]),
        ):
            sheet = book.create_sheet(title)
            sheet.sheet_state = state
            if title != "Notes":
                sheet.append(H)
            sheet.append(row)
        book.create_sheet("Empty")

    reading = from_book(tmp_path, [H, ANA], more)
    assert named(reading) == ["Ana Petrova", "Cleo Marsh"]
    assert reading.notes == (
        "Sheet ‘Old’ is hidden, and was left out.",
        "Sheet ‘Notes’ has no column of names or organisations, and was left out.",
    )
    assert named(from_book(tmp_path, [H, ANA], more, sheets=["individuals"])) == ["Cleo Marsh"]
    with pytest.raises(UnreadableTable, match="‘Individuals’"):
        from_book(tmp_path, [H, ANA], more, sheets=["Persons"])


def test_who_stands_on_two_sheets_is_taken_once_and_a_sheet_of_withdrawals_holds(tmp_path: Path) -> None:
    def more(book: Workbook, _: Any) -> None:
        for title, row in (("Final", ANA), ("Withdrawn", BEN)):
            sheet = book.create_sheet(title)
            sheet.append(H)
            sheet.append(row)

    reading = from_book(tmp_path, [H, ANA, BEN, CLEO], more)
    assert marks(reading) == {"Ana Petrova": "", "Ben Ito": "withdrawn", "Cleo Marsh": ""}
    assert "‘Final’, row 2: stands on sheet ‘List’ too, and was taken once." in reading.notes


def test_the_value_of_a_merged_cell_holds_for_all_its_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["Title above", None],
        ["Name", "Organisation"],
        ["Ana", "Example Forum"],
        ["Ben", None],
        ["Cleo", None],
        [None, None],
        ["Dan", None],
    ]

    def merge(_: Workbook, sheet: Any) -> None:
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("B3:B6")

    reading = from_book(tmp_path, rows, merge)
    assert [entry.get("organization") for entry in reading.signatories] == ["Example Forum"] * 3 + [None]
    assert reading.notes == ("Rows 4, 5: merged cells: their value was taken for each of their rows.",)


def test_days_numbers_and_truth_values_are_read_as_they_are_shown(tmp_path: Path) -> None:
    import datetime as dt

    rows: Rows = [
        ["Name", "Group", "Date signed", "Publish?"],
        ["A", 3.0, dt.datetime(2010, 6, 18, 9, 30), True],
        ["B", 2.5, dt.date(2010, 6, 19), False],
    ]
    assert from_book(tmp_path, rows).signatories == (
        {"name": "A", "group": "3", "signed": "2010-06-18"},
        {"name": "B", "group": "2.5", "signed": "2010-06-19", "withheld": True},
    )


def test_a_workbook_of_the_strict_kind_is_read(tmp_path: Path) -> None:
    path = by_hand(
        tmp_path / "a.xlsx",
        '<sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row></sheetData>',
        {
            "sharedStrings.xml": '<sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><si><t>Name</t></si><si><r><t>山田</t></r><r><t>太郎</t></r>'
            "<rPh><t>やまだ</t></rPh></si></sst>"
        },
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    assert named(read_table(path)) == ["山田太郎"]


def test_ods_is_read_with_hidden_rows_repeated_and_merged_cells(tmp_path: Path) -> None:
    def row(*cells: str, more: str = "") -> str:
        return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered, blank = "<table:covered-table-cell/>", '<table:table-cell table:number-columns-repeated="16000"/>'
    body = (
        row(cell("Name"), cell("Organisation"), blank)
        + row(blank, more='table:number-rows-repeated="2"')
        + row(cell("Ana <text:span>Petrova</text:span>"), cell("Example Forum", 'table:number-rows-spanned="2"'))
        + row(cell("Ben"), covered)
        + row(cell("Cleo"), cell("X"), more='table:visibility="filter"')
        + row(blank, more='table:number-rows-repeated="1048000"')
    )
    hidden = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    path = opendocument(
        tmp_path / "a.ods",
        f'<table:table table:name="List">{body}</table:table><table:table table:name="Old" table:style-name="h">{row(cell("Name"))}{row(cell("Dan"))}</table:table>',
        hidden,
    )
    reading = read_table(path)
    assert [(entry["name"], entry["organization"]) for entry in reading.signatories] == [
        ("Ana Petrova", "Example Forum"),
        ("Ben", "Example Forum"),
    ]
    assert reading.notes == (
        "Sheet ‘Old’ is hidden, and was left out.",
        "Row 5: merged cells: their value was taken for each of their rows.",
        "Row 6: hidden or filtered away, and left out (--hidden takes them).",
    )

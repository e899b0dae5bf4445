"""Tables of signatories: the usual ones are read, private columns stay behind, hostile ones are refused in words."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from letterkit.errors import UnreadableTable
from letterkit.people.tables import MAX_CELL, MAX_COLUMNS, MAX_ROWS, read_signatories

ROWS = [
    ["Timestamp", "Name", "E-mail", "Title", "Organisation", "City", "Country", "Capacity", "Date signed"],
    ["2010/06/18", "Amina Example", "amina@example.org", "Director", "Example Watch", "Osh", "Kyrgyzstan", "Personal", "2010-06-18"],
    ["", "", "b@example.org", "", "Example Centre", "", "France", "Treasurer", "yesterday"],
    ["", "", "c@example.org", "Friend", "", "", "", "", ""],
]  # fmt: skip
READ: list[dict[str, Any]] = [
    {
        "name": "Amina Example",
        "title": "Director",
        "organization": "Example Watch",
        "places": ["Osh", "Kyrgyzstan"],
        "capacity": "personal",
        "signed": "2010-06-18",
    },
    {"organization": "Example Centre", "places": ["France"]},
]


def written(path: Path, rows: list[list[Any]], separator: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(path: Path, rows: list[list[Any]], before: int = 0) -> Path:
    book = Workbook()
    for _ in range(before):
        book.create_sheet("Empty", 0)
    sheet = book.worksheets[before]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_whatever_separates_its_columns(tmp_path: Path, separator: str, encoding: str) -> None:
    table = read_signatories(written(tmp_path / "a b.csv", ROWS, separator, encoding))
    assert list(table.signatories) == READ
    assert table.left_out == ("Timestamp", "E-mail")
    assert not any("@" in line for line in table.skipped)
    assert [line.split(":")[0].split(" names")[0] for line in table.skipped] == ["Row 3", "Row 3", "Row 4"]


@pytest.mark.parametrize("before", [0, 1])
def test_a_workbook_is_read_from_its_first_sheet_that_has_rows(tmp_path: Path, before: int) -> None:
    table = read_signatories(workbook(tmp_path / "a.xlsx", ROWS, before))
    assert list(table.signatories) == READ


def test_days_and_numbers_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    import datetime as dt

    rows: list[list[Any]] = [["Name", "Group", "Date signed"], ["A", 3.0, dt.datetime(2010, 6, 18, 9, 30)]]
    (one,) = read_signatories(workbook(tmp_path / "a.xlsx", rows)).signatories
    assert one == {"name": "A", "group": "3", "signed": "2010-06-18"}


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (["Nom", "Prénom", "Pays"], {"name": "Anne Martin", "places": ["France"]}),
        (["Apellidos", "Nombre", "País"], {"name": "Anne Martin", "places": ["France"]}),
        (["FAMILY NAME", "first_name", "Country:"], {"name": "Anne Martin", "places": ["France"]}),
        (["ФИО", "Должность", "Страна"], {"name": "Martin", "title": "Anne", "places": ["France"]}),
        (["الاسم", "المنصب", "البلد"], {"name": "Martin", "title": "Anne", "places": ["France"]}),
        (["姓名", "职务", "国家"], {"name": "Martin", "title": "Anne", "places": ["France"]}),
        (["Nombre", "Cargo", "País"], {"name": "Martin", "title": "Anne", "places": ["France"]}),
        (["Nom", "Titre", "Pays"], {"name": "Martin", "title": "Anne", "places": ["France"]}),
    ],
)
def test_headings_in_six_languages_are_understood(tmp_path: Path, headings: list[str], read: dict[str, Any]) -> None:
    path = written(tmp_path / "a.csv", [headings, ["Martin", "Anne", "France"]])
    assert list(read_signatories(path).signatories) == [read]


def test_a_title_may_stand_above_the_headings(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [["Sign-on list, June"], [], ["Name", "City"], ["A", "Osh"]])
    assert list(read_signatories(path).signatories) == [{"name": "A", "places": ["Osh"]}]


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [["Name"], ["=cmd|' /C calc'!A0"]])
    assert read_signatories(path).signatories[0]["name"].startswith("=cmd")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 101_000_000)


def truncated(path: Path) -> None:
    workbook(path, ROWS)
    path.write_bytes(path.read_bytes()[:700])


def far_away(path: Path) -> None:
    """One cell in the last column of a row, as hostile workbooks have it."""
    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD2"] = "Name", "x"
    book.save(path)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "cannot be read"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n\0\1"), "not a table"),
        (lambda path: path.write_bytes(b"PK\x03\x04 and no more"), "damaged"),
        (lambda path: path.write_bytes("Name\nМария".encode("cp1251")), "UTF-8"),
        (lambda path: path.write_bytes(b"Name\n" + b"x" * 10_000_001), "too large"),
        (lambda path: written(path, [["Colour", "Size"], ["red", "1"]]), "‘Colour’, ‘Size’"),
        (lambda path: written(path, [["Name"]]), "names nobody"),
        (lambda path: written(path, [["Name"], ["x" * (MAX_CELL + 1)]]), "characters"),
        (lambda path: written(path, [["Name"], *([["x"]] * (MAX_ROWS + 1))]), "rows"),
        (lambda path: written(path, [["Name"], ["x"] * (MAX_COLUMNS + 1)]), "columns"),
        (bomb, "too large"),
        (truncated, "damaged"),
        (far_away, "names nobody"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(tmp_path: Path, make: Any, says: str) -> None:
    path = tmp_path / "a.csv"
    make(path)
    with pytest.raises(UnreadableTable) as error:
        read_signatories(path)
    (problem,) = error.value.problems
    assert says in problem.message + problem.hint
    assert problem.hint
    assert problem.file == str(path)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)


@given(st.lists(NAMES, min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_every_name_comes_back(tmp_path_factory: pytest.TempPathFactory, names: list[str], separator: str) -> None:
    rows = [["Name", "Country"], *([name, "France"] for name in names)]
    path = written(tmp_path_factory.mktemp("t") / "a.csv", rows, separator)
    assert [one["name"] for one in read_signatories(path).signatories] == [" ".join(name.split()) for name in names]

"""The files of tables: whatever separates, stores or packs them; hostile ones are refused in words, within bounds."""

from __future__ import annotations

import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from letterkit.errors import UnknownEncoding, UnreadableTable
from letterkit.people.cells import clean_cell, is_error, is_filler
from letterkit.people.consent import verdict_in_text
from letterkit.people.interpretation import heading_score
from letterkit.people.sheets import MAX_COLUMNS, MAX_ROWS
from letterkit.people.signatories import MAX_CELL
from letterkit.people.table_files import parse_choices, read_table
from tests.people.making import ANA, BEN, CLEO, SHEET, H, by_hand, opendocument, workbook, written

pytestmark = pytest.mark.slow

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


def names(path: Path, **choices: Any) -> list[str]:
    reading = read_table(path, parse_choices((), **choices))
    assert not reading.questions
    return [entry.get("name") or entry["organization"] for entry in reading.signatories]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_separates_its_columns(tmp_path: Path, separator: str, encoding: str) -> None:
    reading = read_table(written(tmp_path / "a b.csv", ROWS, separator, encoding))
    assert list(reading.signatories) == READ
    assert reading.left_out == ("Timestamp", "E-mail")
    assert not any("@" in line for line in reading.notes)
    assert reading.notes == (
        "Row 3: the capacity is not understood and was left out.",
        "Row 3: the day is not understood and was left out.",
        "Row 4: names nobody, and was left out.",
    )


def test_a_workbook_is_read_as_a_text_is(tmp_path: Path) -> None:
    assert list(read_table(workbook(tmp_path / "a.xlsx", ROWS)).signatories) == READ


@pytest.mark.parametrize(
    "text",
    [
        "Sign-on list, joint letter\n\nName;Organisation;Country\nAna Petrova;Example Forum;Norway\n",
        "Sign-on list\nName\tOrganisation\nAna Petrova\tExample Forum\n",
        "Letters, lists, names, more\r\nsecond, line, here, too\r\nName|Organisation\r\nAna Petrova|Example, Forum, of, all\r\n",
        "sep=;\nName;Organisation\nAna Petrova;Example, Forum\n",
        'Name,Organisation\n"Ana Petrova","Example; Forum; of; all"\n',
        "Name\nAna Petrova\n",
    ],
)
def test_the_separator_is_that_of_the_rows_and_not_of_a_title(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8", newline="")
    assert names(path) == ["Ana Petrova"]


# -- letters ----------------------------------------------------------------------------------------------

FOREIGN = [
    ("cp1252", "Zoë Núñez-Šimek", "fr"),
    ("cp1251", "Мария Зайцева", "ru"),
    ("cp1250", "Łukasz Żak", "pl"),
    ("mac-roman", "José Núñez", "es"),
    ("gb18030", "王小明", "zh"),
    ("shift-jis", "山田太郎", "ja"),
    ("cp1256", "محمد الخطيب", "ar"),
    ("koi8-r", "Мария Зайцева", "ru"),
]


@pytest.mark.parametrize(("encoding", "name", "language"), FOREIGN)
def test_letters_that_are_not_certain_are_shown_and_chosen(
    tmp_path: Path, encoding: str, name: str, language: str
) -> None:
    path = written(tmp_path / "a.csv", [["Name", "Country"], ["Ben", "Japan"], [name, "Norway"]], ",", encoding)
    with pytest.raises(UnknownEncoding) as error:
        read_table(path)
    offered = dict(error.value.offered)
    assert any(shown.startswith(name) for shown in offered.values()), offered
    chosen = next(entry for entry, shown in offered.items() if shown.startswith(name))
    assert chosen in error.value.problems[0].hint
    assert [entry["name"] for entry in read_table(path, None, chosen).signatories] == ["Ben", name]
    assert [entry["name"] for entry in read_table(path, None, encoding).signatories] == ["Ben", name]


def test_a_sample_of_the_letters_shows_nobody_who_is_withheld(tmp_path: Path) -> None:
    rows = [["Name", "Publish my name?"], ["Мария Зайцева", "No"], ["Иван Петров", ""], ["Олег Котов", "Yes"]]
    with pytest.raises(UnknownEncoding) as error:
        read_table(written(tmp_path / "a.csv", rows, ",", "cp1251"))
    shown = str(error.value)
    assert "Олег Котов" in shown
    assert "Зайцева" not in shown and "Петров" not in shown


@pytest.mark.parametrize(
    ("encoding", "says"), [("utf-8", "not stored as"), ("no-such", "no encoding"), ("hex", "no encoding")]
)
def test_an_encoding_that_does_not_fit_is_said(tmp_path: Path, encoding: str, says: str) -> None:
    path = written(tmp_path / "a.csv", [["Name"], ["Зоя"]], ",", "cp1251")
    with pytest.raises(UnreadableTable, match=says):
        read_table(path, None, encoding)


# -- quotation marks --------------------------------------------------------------------------------------

UNCLOSED = [
    ('Name,Organisation,Country\nAna,Example Forum,Norway\nBen,"Sample Network,Japan\nCleo,Third Group,Kenya\n', 3),
    ('Name,Organisation,Country\nAna,"Example Forum,Norway\nBen,Sample" Network,Japan\n', 2),
    ('Name,Organisation,Country\nAna,"Example Forum,Norway\nBen,Sample Network",Japan\nCleo,Third Group,Kenya\n', 2),
    ('Name,Organisation\nAna,"Example" Forum\n', 2),
    ('Name;Organisation\n"Ana;Example Forum\nBen;Sample Network\n', 2),
    ('"Name,Organisation\nAna,Example Forum\n', 1),
]


@pytest.mark.parametrize(("text", "row"), UNCLOSED)
def test_a_quotation_mark_that_is_not_closed_is_told_with_its_row(tmp_path: Path, text: str, row: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableTable) as error:
        read_table(path)
    (problem,) = error.value.problems
    assert f"row {row} " in problem.message and "Nothing was taken" in problem.message
    assert problem.line == row


def test_quotation_marks_that_are_right_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'Name,Organisation,Comments\n"Ana ""Ann"" Petrova","Forum,\nall of it","We, too,\nsign, here,\nnow, all"\nBen "B" Ito,N,\n',
        "utf-8",
    )
    assert [(entry["name"], entry["organization"]) for entry in read_table(path).signatories] == [
        ('Ana "Ann" Petrova', "Forum, all of it"),
        ('Ben "B" Ito', "N"),
    ]


def test_a_row_with_more_cells_than_headings_is_left_out_and_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [H, ANA, ["Ben", "Lawyers", " Doctors", "Norway"], [*CLEO, "", ""]])
    reading = read_table(path)
    assert [entry["name"] for entry in reading.signatories] == ["Ana Petrova", "Cleo Marsh"]
    assert reading.notes[0].startswith("Row 3: has more cells than there are headings (3)")


def test_a_row_with_fewer_cells_is_taken_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Organisation,Country\nAna,Forum\n", "utf-8")
    reading = read_table(path)
    assert reading.signatories == ({"name": "Ana", "organization": "Forum"},)
    assert reading.notes[0].startswith("Row 2: has fewer cells")


# -- what is no table -------------------------------------------------------------------------------------


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


def packed(*names: str, text: bytes = b"") -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as file:
            for name in names:
                file.writestr(name, text)

    return make


def encrypted(path: Path) -> None:
    """A zip whose entries say that they are locked."""
    packed("xl/workbook.xml")(path)
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "cannot be read"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n\0\1"), "not a table"),
        (lambda path: path.write_bytes(b"PK\x03\x04 and no more"), "damaged"),
        (lambda path: path.write_bytes(b"Name\n" + b"x" * 10_000_001), "too large"),
        (lambda path: written(path, [["Colour", "Size"], ["red", "1"]]), "‘Colour’, ‘Size’"),
        (lambda path: written(path, [["Name"]]), "names nobody"),
        (lambda path: written(path, [["Name"], ["x" * (MAX_CELL + 1)]]), "characters"),
        (lambda path: written(path, [["Name"], *([["x"]] * (MAX_ROWS + 1))]), "rows"),
        (lambda path: written(path, [["Name"], ["x"] * (MAX_COLUMNS + 1)]), "columns"),
        (bomb, "too large"),
        (truncated, "damaged"),
        (far_away, "names nobody"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "old Excel"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")), "locked"),
        (encrypted, "locked"),
        (packed("content.xml", "META-INF/manifest.xml", text=b"<manifest:encryption-data"), "locked"),
        (packed("Index/Tables/DataList.iwa", "Index/Document.iwa"), "Numbers"),
        (packed("word/document.xml"), "Word"),
        (packed("xl/workbook.bin"), "xlsb"),
        (packed("something.else"), "damaged"),
        (lambda path: path.write_bytes(b"<html><table><tr><td>Name</td></tr></table></html>"), "web page"),
        (lambda path: path.write_bytes(b"Name,Country\nA\0B,\0\0Norway\xff\xfe"), "table"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(tmp_path: Path, make: Any, says: str) -> None:
    path = tmp_path / "a.csv"
    make(path)
    with pytest.raises(UnreadableTable) as error:
        read_table(path)
    problem = error.value.problems[0]
    assert says in problem.message + problem.hint
    assert problem.hint
    assert problem.file == str(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("what", ["fifo", "device", "link to a device", "link to nothing", "link to itself"])
def test_special_files_are_refused_at_once(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.csv"
    if what == "fifo":
        os.mkfifo(path)
    elif what != "device":
        target = {"link to a device": "/dev/zero", "link to nothing": "gone.csv", "link to itself": "a.csv"}[what]
        path.symlink_to(target)
    with pytest.raises(UnreadableTable):
        read_table(Path("/dev/zero") if what == "device" else path)


@pytest.mark.parametrize("name", ["a\0b.csv", "x" * 300 + ".csv"])
def test_names_that_no_file_has_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableTable):
        read_table(tmp_path / name)


CELL = '<c t="inlineStr"><is><t>Name</t></is></c>'
MERGED = '<mergeCell ref="A1:A900000"/>'
HOSTILE: dict[str, Callable[[Path], object]] = {
    "fonts": lambda path: by_hand(
        path, f"<sheetData><row>{CELL}</row></sheetData>", {"styles.xml": f'<styleSheet xmlns="{SHEET}"><fonts>{"<font/>" * 2_000_000}</fonts></styleSheet>'}
    ),
    "strings": lambda path: by_hand(
        path, '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', {"sharedStrings.xml": f'<sst xmlns="{SHEET}">{"<si><t/></si>" * 3_000_000}</sst>'}
    ),
    "cells": lambda path: by_hand(path, f"<sheetData><row>{'<c/>' * 10_000_000}</row></sheetData>"),
    "rows": lambda path: by_hand(path, f"<sheetData>{f'<row>{CELL}</row>' * 60_000}</sheetData>"),
    "dimension": lambda path: by_hand(
        path, f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{CELL}</row><row r="1048576"><c r="XFD1048576"/></row></sheetData>'
    ),
    "merged": lambda path: by_hand(
        path, f"<sheetData>{f'<row>{CELL}</row>' * 9_000}</sheetData><mergeCells>{MERGED * 49_000}</mergeCells>"
    ),
    "nested": lambda path: by_hand(path, "<a>" * 1_000_000),
    "repeated": lambda path: opendocument(
        path,
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
        "<text:p>Name</text:p></table:table-cell></table:table-row></table:table>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_small_file_takes_little_time_and_memory(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.xlsx"
    HOSTILE[what](path)
    assert path.stat().st_size < 1_000_000
    if what == "fonts":  # nothing of them is kept: it reads like any other workbook
        with pytest.raises(UnreadableTable, match="names nobody"):
            read_table(path)
        return
    tracemalloc.start()
    began = time.process_time()
    try:
        with pytest.raises(UnreadableTable):
            read_table(path)
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()
    assert time.process_time() - began < 30  # tracing makes it several times slower


def test_entities_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(by_hand(path, "")) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, raw in parts.items():
            new.writestr(name, raw)
    with pytest.raises(UnreadableTable, match="damaged"):
        read_table(path)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"], exclude_characters="@＠\ufffd"), min_size=1, max_size=30).filter(
    lambda name: any(ch.isalpha() for ch in name) and sum(ch.isdigit() for ch in name) < 6
)  # fmt: skip


def is_a_name(text: str) -> bool:
    """True if a text is nothing that a table has in the place of a name."""
    shown = clean_cell(text)
    no_name = is_filler(shown) or is_error(shown) or shown in ("TRUE", "FALSE") or shown[:1] == "'"
    return not no_name and not verdict_in_text(text) and not heading_score((shown, "France"))


@settings(deadline=None)
@given(st.lists(NAMES.filter(is_a_name), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_every_name_comes_back(tmp_path_factory: pytest.TempPathFactory, names: list[str], separator: str) -> None:
    rows = [["Name", "Country"], *([name, "France"] for name in names)]
    path = written(tmp_path_factory.mktemp("t") / "a.csv", rows, separator)
    assert [entry["name"] for entry in read_table(path).signatories] == [clean_cell(name) for name in names]


@settings(deadline=None, max_examples=200)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f"Name,Publish?\n{text}".encode("utf-8", "replace"))
)
def test_whatever_is_in_a_file_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    path.write_bytes(raw)
    try:
        read_table(path)
    except UnreadableTable as error:
        assert error.problems[0].hint


def test_two_kinds_of_table_give_the_same(tmp_path: Path) -> None:
    rows = [H, ANA, BEN, CLEO]
    assert names(written(tmp_path / "a.csv", rows)) == names(workbook(tmp_path / "a.xlsx", rows))

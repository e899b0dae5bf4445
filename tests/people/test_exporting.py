"""The table of those who sign: nobody who is withheld, nothing that is computed; read back it is the same."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from letterkit.people.exporting import as_csv, as_xlsx, export_table
from letterkit.people.table_files import read_table

PEOPLE: list[dict[str, Any]] = [
    {"name": "Ana Petrova", "title": "Chair", "organization": "Example Forum", "places": ["Osh", "Kyrgyzstan"], "capacity": "personal", "group": "Asia",
     "signed": "2026-05-01"},
    {"organization": "=cmd|' /C calc'!A0", "places": ["France"]},
    {"name": "Ben Ito", "withheld": True},
    {"name": "Cleo Marsh", "withdrawn": True},
    {"name": "王小明; a, \"b\""},
]  # fmt: skip
WRITERS = {"a.csv": as_csv, "a.xlsx": as_xlsx}


@pytest.mark.parametrize("name", WRITERS)
def test_nobody_who_is_withheld_or_has_withdrawn_is_in_it(name: str) -> None:
    table = export_table(PEOPLE, internal=False)
    assert (table.withheld, table.withdrawn, len(table.rows)) == (1, 1, 4)
    text = "\n".join("\t".join(row) for row in table.rows)
    assert "Ben" not in text and "Cleo" not in text
    raw = WRITERS[name](table)
    assert b"Ben Ito" not in raw


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WRITERS[name](export_table(PEOPLE, internal=True)))
    assert list(read_table(tmp_path / name).signatories) == PEOPLE


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_nothing_is_computed(start: str) -> None:
    table = export_table([{"name": f"{start} Ana"}], internal=False)
    assert table.disarmed == (2,)
    assert f"'{start} Ana" in as_csv(table).decode("utf-8-sig")
    cell = load_workbook(io.BytesIO(as_xlsx(table))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{start} Ana", "s", True)


def test_a_workbook_names_no_author() -> None:
    properties = load_workbook(io.BytesIO(as_xlsx(export_table(PEOPLE, internal=False)))).properties
    assert not properties.creator and not properties.lastModifiedBy

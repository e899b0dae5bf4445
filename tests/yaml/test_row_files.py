"""Files of rows: cut, parsed one by one, and replaced by the rows of other folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary, Problem
from letterkit.yaml import row_files
from letterkit.yaml.row_files import RowIndex, parse_row_text, read_mapping, split_rows, try_read_rows, yaml_files
from letterkit.yaml.rows import DataRow

TEXT = "# a comment\n- id: one\n  text: a\n\n- id: two\n  text: b\n"


def text_of(row: DataRow) -> str:
    text = row.text("text", required=True)
    row.text("id")
    row.report_unknown_keys()
    return text


def library(tmp_path: Path, name: str, **files: str) -> Path:
    folder = tmp_path / name / "rows"
    folder.mkdir(parents=True)
    for file, text in files.items():
        (folder / f"{file}.yaml").write_text(text, "utf-8")
    return tmp_path / name


def index(monkeypatch: pytest.MonkeyPatch, shipped: Path, *folders: Path) -> RowIndex[str]:
    monkeypatch.setattr(row_files, "DATA", shipped)
    return RowIndex("id", text_of, lambda folder: yaml_files(folder, "rows"), folders)


def test_a_file_is_cut_into_rows_that_keep_their_line(tmp_path: Path) -> None:
    first, second = split_rows(library(tmp_path, "a", x=TEXT) / "rows" / "x.yaml", "id")
    assert (first.name, first.line, second.name, second.line) == ("one", 2, "two", 5)
    assert parse_row_text(second, "id", text_of) == "b"


def test_rows_of_later_folders_replace_those_of_earlier_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = library(tmp_path, "shipped", x=TEXT)
    first = library(tmp_path, "first", x=TEXT.replace("text: b", "text: c"))
    second = library(tmp_path, "second", x="- id: three\n  text: d\n", y="- id: one\n  text: e\n")
    rows = index(monkeypatch, shipped, first, second, tmp_path / "nowhere")
    assert rows.names == ("one", "two", "three")
    assert [rows.find(name) for name in ("one", "two", "three", "four")] == ["e", "c", "d", None]
    assert "three" in rows and "four" not in rows


def test_a_shipped_row_is_parsed_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = index(monkeypatch, library(tmp_path, "shipped", x=TEXT.replace("text: b", "tex: b")))
    assert rows.find("one") == "a"
    with pytest.raises(InvalidLibrary) as caught:
        rows.find("two")
    assert {problem.line for problem in caught.value.problems} == {5, 6}


def test_the_rows_of_other_folders_are_parsed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = index(
        monkeypatch, library(tmp_path, "shipped", x=TEXT), library(tmp_path, "own", x="- id: a\n", y=TEXT + TEXT)
    )
    with pytest.raises(InvalidLibrary) as caught:
        rows.find("one")
    messages = [problem.message for problem in caught.value.problems]
    assert messages == [
        "‘text’ is missing here.",
        *(f"The id ‘{name}’ stands twice in this folder." for name in ("one", "two")),
    ]


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert try_read_rows(tmp_path / "none.yaml", "id", problems) == []
    (tmp_path / "wrong.yaml").write_text("- id: [\n", "utf-8")
    assert try_read_rows(tmp_path / "wrong.yaml", "id", problems) == []
    assert len(problems) == 2 and "cannot be read" in problems[0].message


def test_a_mapping_and_what_is_none(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "x.yaml").write_text("a: b\n", "utf-8")
    assert read_mapping(tmp_path / "x.yaml", problems).text("a") == "b"
    (tmp_path / "x.yaml").write_text("- a\n", "utf-8")
    assert read_mapping(tmp_path / "x.yaml", problems).data == {}
    assert ["must be a mapping" in problem.message for problem in problems] == [True]

"""Tables in the plain face: rows that are pasted, lists that are sorted, in lines and numbered choices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.letter import drafts
from tests.cli.scene import run

ROWS = "Recommendation\tBy whom\tDeadline\nSend a mission\tthe Council\t10 December 2026\nOpen the border\t\t\n"


def typed(folder: Path, keys: str, at: str = "asks") -> tuple[str, dict[str, Any]]:
    """Return what is printed for what is typed at a list of a new letter, and the letter's data."""
    path = folder / "a.yaml"
    run("new", "council-appeal", "-o", str(path), typed=":quit\n")
    ended = run("edit", str(path), "--plain", typed=f":go {at}\n{keys}:quit\n")
    assert ended.code == 0
    return ended.text, drafts.load(path).data


def asks(data: dict[str, Any]) -> list[str]:
    return [ask["action"] for passage in data["passages"] for ask in passage.get("asks") or ()]


def test_rows_that_are_typed_line_by_line_end_with_an_empty_line(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, f":read -\n{ROWS}\n\n")
    assert "Paste the rows of the table; an empty line ends them." in shown
    assert "Column B (‘By whom’): Who" in shown and "1. Send a mission, the Council, 2026-12-10" in shown
    assert "2 entries were added." in shown
    assert asks(data) == ["Send a mission", "Open the border"]


def test_rows_with_tabs_where_an_entry_begins_are_a_table_without_a_command(tmp_path: Path) -> None:
    _, data = typed(tmp_path, f"{ROWS}\n\n")
    assert asks(data) == ["Send a mission", "Open the border"]


def test_a_table_is_left_or_a_column_said_to_be_something_else(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, f":read -\n{ROWS}\n3\n")
    assert "Nothing was taken over." in shown and asks(data) == []
    shown, data = typed(tmp_path, f":read -\n{ROWS}\n4\n2\n4\n\n")
    assert "Column B (‘By whom’): stays behind" in shown
    assert all("actor" not in ask for passage in data["passages"] for ask in passage.get("asks") or ())


def test_a_row_is_put_in_as_one_text(tmp_path: Path) -> None:
    _, data = typed(tmp_path, ":read -\nSend a mission\ttoday\n\n2\n")
    assert asks(data) == ["Send a mission today"]


def test_a_cell_of_several_lines_ends_with_its_quotation_mark(tmp_path: Path) -> None:
    _, data = typed(tmp_path, ':read -\nAsk\tBy whom\n"Send\n\na mission"\tthe Council\n\n\n')
    assert asks(data) == ["Send a mission"]


def test_pasted_signatories_are_asked_about_as_those_of_a_file(tmp_path: Path) -> None:
    rows = "Example Group\tyes\nHidden Group\tno\n"
    shown, data = typed(tmp_path, f":read -\n{rows}\n1\n2\n\n", "signatories")
    assert "Who stands in column A" in shown and "may be about whether names are printed" in shown
    assert [(one["organization"], one.get("withheld")) for one in data["signatories"]] == [
        ("Example Group", None),
        ("Hidden Group", True),
    ]


def test_nothing_pasted_is_said(tmp_path: Path) -> None:
    assert "Nothing was pasted." in typed(tmp_path, ":read -\n\n")[0]


PEOPLE = "Name\tTitle\nBo\tChair\nAmina\tDirector\n"


@pytest.mark.parametrize(("command", "expected"), [(":sort name", ["Amina", "Bo"]), (":sort\n2", ["Bo", "Amina"])])
def test_a_list_is_sorted_by_a_field_that_is_named_or_chosen(tmp_path: Path, command: str, expected: list[str]) -> None:
    shown, data = typed(tmp_path, f":read -\n{PEOPLE}\n\n{command}\n", "signatories")
    assert [one["name"] for one in data["signatories"]] == expected
    assert ":undo puts the entries as they were." in shown


def test_the_order_of_asks_is_said_to_be_read_and_there_may_be_nothing_to_sort(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, f":read -\n{ROWS}\n\n:sort action\n")
    assert "readers take the first for the weightiest" in " ".join(shown.split())
    assert asks(data) == ["Open the border", "Send a mission"]
    shown, _ = typed(tmp_path, ":sort\n", "subject")
    assert "There is no list here to sort." in shown

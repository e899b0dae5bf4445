"""Records as a table: what fits, what is cut, and one of them in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.faces.screen.record_table import RecordTable, fitted_widths
from letterkit.faces.screen.styles import text_columns
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.letter import drafts
from letterkit.library.library import open_library
from tests.cli.terminal import PASTE, PASTED, Terminal
from tests.faces.screen.full_screen import CTRL_S, DELETE, HOME, F, draft_at
from tests.interview.scene import TODAY, new

LIBRARY = open_library()
LONG = "Network of Organisations for the Protection of Civilians in the Region of the Great Lakes"
SIGNING: list[dict[str, Any]] = [
    {"name": "Amina Example", "title": "Director", "organization": LONG, "places": ["Geneva", "Switzerland"]},
    {"name": "李四", "organization": "人权观察中心与和平研究所", "withheld": True},
    {"organization": "مركز القاهرة لدراسات حقوق الإنسان"},
]


def table(width: int, records: list[dict[str, Any]] = SIGNING) -> RecordTable:
    form = new({"signatories": records})
    question = next(one for one in form.pack.questions if one.path == "signatories")
    return RecordTable(transitions.go_to(form, Position(question.id)), width)


def at_list(kind: str, data: dict[str, Any]) -> Form:
    form = transitions.start(LIBRARY.pack(kind), LIBRARY, TODAY, data)
    question = next(one for one in form.pack.questions if one.path == "signatories")
    return transitions.go_to(form, Position(question.id))


@pytest.mark.parametrize("width", [42, 60, 80, 120, 160])
def test_no_line_is_wider_than_its_pane(width: int) -> None:
    shown = table(width)
    assert max(map(text_columns, (shown.head, *shown.lines))) < width
    assert len(shown.lines) == len(SIGNING)


def test_columns_stand_below_their_heads() -> None:
    shown = table(160, [{"name": "Amina", "organization": "Centre"}, {"name": "李四", "organization": "Forum"}])
    column = text_columns(shown.head.partition("Organisation")[0])
    sign = 1  # before each row of the list
    assert [
        text_columns(line[: line.index(word)]) + sign
        for line, word in zip(shown.lines, ("Centre", "Forum"), strict=True)
    ] == [
        column,
        column,
    ]


def test_what_is_cut_or_left_out_stands_in_full() -> None:
    shown = table(60)
    assert LONG not in shown.lines[0]
    assert " ".join(shown.in_full(0).split()).count(LONG) == 1
    assert "Geneva" in shown.in_full(0)
    assert table(160).in_full(1) == ""
    assert table(60).in_full(7) == ""


def test_a_name_that_is_withheld_is_marked() -> None:
    assert "(withheld)" in table(120).lines[1]


def test_widths_are_what_is_needed_where_there_is_room() -> None:
    assert fitted_widths([10, 5, 8], 60) == (10, 5, 8)
    assert fitted_widths([90, 90], 61) == (35, 25)
    assert sum(fitted_widths([90] * 9, 56)) + len(fitted_widths([90] * 9, 56)) - 1 <= 56
    assert fitted_widths([90], 5) == (5,)


def test_a_date_in_the_last_column_is_not_lost_where_the_others_can_be_narrower() -> None:
    assert fitted_widths([90, 60, 11], 37) == (16, 8, 11)
    assert len(fitted_widths([90, 60, 11], 31)) == 2
    assert len(fitted_widths([90, 60, 60, 11], 37)) < 4


def test_what_names_an_entry_stays_where_not_all_fields_fit() -> None:
    people = [
        {"name": "Amina Maria Example-Sample", "title": "Director of all programmes", "organization": LONG},
        {"organization": "Example Group"},
    ]
    form = at_list("joint-letter", {"signatories": people})
    shown = RecordTable(form, 42)
    assert "Title" not in shown.head and "Example Group" in shown.lines[1]
    assert "Title: Director of all programmes" in " ".join(shown.in_full(0).split())


@pytest.mark.slow
@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (40, 120)])
def test_59_signatories_are_pasted_walked_through_sorted_and_taken_out_by_keys(
    tmp_path: Path, rows: int, columns: int
) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    lines = [f"Example Group {59 - number:02}\tGeneva\tSwitzerland" for number in range(59)]
    table = "\r\n".join(("Organisation\tCity\tCountry", *lines, ""))
    with Terminal(["edit", str(path)], rows=rows, columns=columns, folder=tmp_path) as terminal:
        terminal.until("Who signs")
        terminal.keys(f"{PASTE}{table}{PASTED}")
        shown = terminal.until("59 signatories: 59 organisations")
        assert "As they will print:" in shown and "Example Group 59 (Geneva; Switzerland)" in shown
        terminal.keys("\r")
        terminal.until("59 signatories were added.")
        terminal.keys(HOME)
        assert "▸ 1." in terminal.until("▸ 1.") and "Example Group 59" in terminal.text
        terminal.keys("37")
        terminal.until("▸37.")
        terminal.keys(CTRL_S)
        shown = terminal.until("Sorted by")
        assert "Example Group 37" in next(line for line in shown.split("\n") if "▸37." in line)
        terminal.keys(f"{HOME}{DELETE}")
        terminal.until(lambda text: "▸ 1. Example Group 02" in text and "‘Example Group 01’ was taken out." in text)
        terminal.resize(30, 66)
        terminal.until(lambda text: "Example Group 02" in text and "Place" in text)
        terminal.keys(F[10])
        terminal.ended()
    signing = [one["organization"] for one in drafts.load(path).data["signatories"]]
    assert signing == [f"Example Group {number:02}" for number in range(2, 60)]

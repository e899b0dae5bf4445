"""At the edges of a list stands how many rows are out of sight."""

from __future__ import annotations

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.layout import Layout
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition
from prompt_toolkit.output import DummyOutput

from letterkit.faces.screen.list_window import ListWindow
from letterkit.faces.screen.row_list import RowLines, RowList
from letterkit.faces.screen.styles import Row


def drawn(rows: list[Row], chosen: int, height: int, *, whole: bool = False) -> list[str]:
    lines = RowLines(rows, chosen, 30, whole=whole)
    window = ListWindow(RowList(lambda: lines, lambda _: None), lambda: lines)
    screen = Screen()
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        Layout(window)
        place = WritePosition(0, 0, 30, height)
        window.write_to_screen(screen, MouseHandlers(), place, "", erase_bg=True, z_index=None)
    return ["".join(screen.data_buffer[y][x].char for x in range(30)).rstrip() for y in range(height)]


def rows(count: int, name: str = "Row") -> list[Row]:
    return [Row(f"{name} {number}", lambda: None) for number in range(count)]


def test_a_list_that_fits_says_nothing() -> None:
    assert drawn(rows(3), 0, 3) == ["▸Row 0", " Row 1", " Row 2"]


def test_what_is_above_and_below_is_counted() -> None:
    top = drawn(rows(9), 0, 4)
    assert [line.split() for line in top] == [["▸Row", "0"], ["Row", "1"], ["Row", "2"], ["Row", "3", "↓", "5", "more"]]
    middle = drawn(rows(9), 5, 4)
    assert middle[0].endswith("↑ 3 more")
    assert middle[-1].endswith("↓ 2 more")
    assert [line for line in middle if "▸Row 5" in line]
    end = drawn(rows(9), 8, 4)
    assert end[0].endswith("↑ 5 more")
    assert end[-1] == "▸Row 8"


def test_a_row_of_several_lines_is_one_and_what_cannot_be_chosen_none() -> None:
    long = rows(6, "One two three four five six seven eight nine")
    assert drawn([*long, Row("Not to be chosen")], 0, 5, whole=True)[-1].endswith("↓ 3 more")


def test_no_letter_of_two_columns_is_cut_in_half() -> None:
    line = drawn(rows(9, "人" * 14), 0, 4)[-1]
    assert line.endswith("  ↓ 5 more")

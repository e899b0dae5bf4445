"""The lines of a list: broken or cut, one row marked, made only as they come into sight."""

from __future__ import annotations

from functools import partial

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.mouse_events import MouseButton, MouseEvent, MouseEventType

from letterkit.faces.screen.row_list import RowLines, RowList
from letterkit.faces.screen.styles import Row

LONG = "one two three four five six seven eight nine ten"


def rows(count: int, does: list[int] | None = None) -> list[Row]:
    done = does if does is not None else []
    return [Row(f"Row {number}", partial(done.append, number)) for number in range(count)]


def texts(lines: RowLines) -> list[str]:
    return ["".join(part[1] for part in lines.line(number)) for number in range(lines.count)]


def test_a_row_is_broken_at_words_or_cut_to_a_line() -> None:
    listed = [Row("A head"), Row(LONG, lambda: None), Row("Last", lambda: None)]
    broken = RowLines(listed, 1, 26)
    assert texts(broken) == [" A head", "▸one two three four five", "    six seven eight nine", "    ten", " Last"]
    assert texts(RowLines(listed, 2, 26, whole=False)) == [" A head", " one two three four five…", "▸Last"]
    assert [broken.row_at(line) for line in (2, 4, 5)] == [listed[1], listed[2], None]


def test_the_chosen_row_stays_in_sight_and_the_head_with_the_first() -> None:
    listed = [Row("A head"), *rows(3)]
    assert [RowLines(listed, row, 40).at for row in range(4)] == [0, 0, 2, 3]
    assert RowLines([], 0, 40).at == 0


def test_only_the_lines_in_sight_are_made() -> None:
    class Counted(RowLines):
        made = 0

        def line(self, number: int) -> StyleAndTextTuples:
            Counted.made += 1
            return super().line(number)

    control = RowList(lambda: Counted(rows(5000), 4000, 40, whole=False), lambda _: None)
    content = control.create_content(40, 10)
    assert (content.line_count, content.cursor_position) == (5000, Point(0, 4000))
    assert control.preferred_height(40, 12, False, None) == 12
    assert Counted.made == 0
    assert content.get_line(4000)[0][1] == "▸Row 4000"


def test_a_click_does_what_the_row_does_and_the_wheel_steps() -> None:
    done: list[int] = []
    control = RowList(lambda: RowLines(rows(9, done), 0, 40, whole=False), lambda by: done.append(by * 100))
    for kind in (MouseEventType.MOUSE_DOWN, MouseEventType.MOUSE_UP, MouseEventType.SCROLL_DOWN):
        control.mouse_handler(MouseEvent(Point(1, 4), kind, MouseButton.LEFT, frozenset()))
    assert done == [4, 300]

"""What spreadsheets put on the clipboard: tabs, lines, and quotation marks around cells that need them."""

from __future__ import annotations

import pytest

from letterkit.interview.spreadsheet_cells import has_columns, is_open, split_cells
from letterkit.questions.answers import Refused

CASES = {
    "a\tb\nc\td": (("a", "b"), ("c", "d")),
    "a\tb\r\nc\td\r\n": (("a", "b"), ("c", "d")),
    "a\tb\rc\td": (("a", "b"), ("c", "d")),
    '"two\nlines"\tb': (("two\nlines", "b"),),
    '"two\r\nlines"\tb\r\n"with ""marks"""\tc\r\n': (("two\r\nlines", "b"), ('with "marks"', "c")),
    'say "hi"\tb': (('say "hi"', "b"),),
    '"quoted"\tb': (('"quoted"', "b"),),
    '"""quoted"""\tb': (('"quoted"', "b"),),
    '"never closed\tb\nc\td': (('"never closed', "b"), ("c", "d")),
    "a\t\tc\n\n\t\nd\te\tf": (("a", "", "c"), ("d", "e", "f")),
    "a\nb\tc": (("a", ""), ("b", "c")),
    "منظمة\tمصر\nجمعية\tالأردن": (("منظمة", "مصر"), ("جمعية", "الأردن")),
    "": (),
}


@pytest.mark.parametrize("text", CASES)
def test_cells(text: str) -> None:
    assert split_cells(text) == CASES[text]


def test_tabs_that_indent_part_no_columns() -> None:
    assert not has_columns(split_cells("\tFirst paragraph.\n\tSecond."))
    assert has_columns(split_cells("1\tFirst\n2"))


def test_a_cell_goes_on_while_its_quotation_mark_is_open() -> None:
    assert is_open('a\t"two')
    assert not is_open('a\t"two\nlines"')
    assert not is_open('a\tsay "hi')


def test_marks_that_are_never_closed_take_no_time_to_speak_of() -> None:
    assert len(split_cells('"a\t' * 99 + "\n" + '"b\n' * 10_000)) == 10_001


def test_too_much_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="Copy only"):
        split_cells("a\t" * 101 + "b")
    with pytest.raises(Refused, match="read it from a file"):
        split_cells("a" * 2_000_001)

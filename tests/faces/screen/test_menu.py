"""A menu: letters find a row where rows have no keys of their own."""

from __future__ import annotations

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.faces.screen.menu import Menu, Option

KINDS = ("Letter to a company", "Quick note", "Letter to member States", "Letter to a minister", "Urgent appeal")


def chosen(keys: str, names: tuple[str, ...] = KINDS, marked: tuple[int, ...] | None = None) -> list[int] | None:
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        source.send_text(keys)
        return Menu("Which?", [Option(name) for name in names], marked).run()


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("u\r", 4),
        ("U\r", 4),
        ("mem\r", 2),
        ("min\r", 3),
        ("letter to a m\r", 3),
        ("q\r", 1),  # a row begins with it
        ("mez\r", 2),  # what no row has changes nothing
        ("mu\r", 4),  # what no row has begins anew
        ("mi\x7f\x7fu\r", 4),
        ("3\r", 2),
        ("min\x1b[A\r", 2),
    ],
)
def test_letters_find_a_row(keys: str, row: int) -> None:
    assert chosen(keys) == [row]


def test_q_leaves_where_no_row_begins_with_it() -> None:
    assert chosen("q", ("One", "Two")) is None


def test_space_marks_where_several_can_be_chosen() -> None:
    assert chosen("u \r", marked=(0,)) == [0, 4]
    assert chosen(" \r", marked=(0,)) == []
    assert chosen("\x1b[B \r", marked=(0,)) == [0, 1]


def test_rows_with_keys_are_taken_by_them() -> None:
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        source.send_text("w")
        assert Menu("What now?", [Option("Leave", key="l"), Option("Write", key="w")]).run() == [1]

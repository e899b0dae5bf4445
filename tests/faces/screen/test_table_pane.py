"""Signatories are read from a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.library.profile import user_file
from tests.cli import terminal
from tests.faces.screen.full_screen import (
    CTRL_R,
    DOWN,
    ESC,
    PACK,
    TODAY,
    F,
    Window,
    asks,
    composed,
    draft_at,
    pane_text,
    press,
)

pytestmark = pytest.mark.slow
TAB = "\t"


def test_a_table_of_signatories_is_read(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Name,Country\nAmina Example,France\nB. Example,Kenya\n", "utf-8")
    screen = press(path, f"{CTRL_R}people\r\r{F[10]}")
    assert [signatory["name"] for signatory in drafts.load(path).data["signatories"]] == ["Amina Example", "B. Example"]
    assert "2 signatories were added" in screen.state.message[1]
    screen = press(path, f"{CTRL_R}people\r{ESC}{F[10]}")
    assert len(drafts.load(path).data["signatories"]) == 2
    assert press(path, f"{CTRL_R}no-such.csv\r{F[10]}").state.message[0] == "There is no such file."


def usually_signed(path: Path, keys: str, rows: str) -> list[str]:
    """Return who signs, where Lena stands filled in and a table with `rows` is read."""
    path.with_name("people.csv").write_text(f"Name,Country\n{rows}", "utf-8")
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("signatory: {name: Lena Sample, title: Director}\n", "utf-8")
    session = create(path, PACK, open_library(), TODAY)
    session.store(transitions.jump(session.form, "signatories"))
    with create_pipe_input() as source, create_app_session(input=source, output=Window()):
        screen = Screen(session, composed, input=source, output=Window())
        source.send_text(f"{keys}{CTRL_R}people\r\r{F[10]}")
        screen.run()
    signing = drafts.load(path).data["signatories"]
    assert all(one["title"] == "Director" for one in signing if one["name"] == "Lena Sample" and "places" not in one)
    return [one["name"] for one in signing]


def test_who_usually_signs_stays_before_those_of_a_table(tmp_path: Path) -> None:
    assert usually_signed(tmp_path / "a.yaml", "", "Bo,Kenya\n") == ["Lena Sample", "Bo"]
    assert usually_signed(tmp_path / "b.yaml", "\r", "Bo,Kenya\n") == ["Lena Sample", "Bo"]
    assert usually_signed(tmp_path / "c.yaml", "\x15Mira", "Bo,Kenya\n") == ["Mira", "Bo"]
    assert usually_signed(tmp_path / "d.yaml", "\x15", "Bo,Kenya\n") == ["Bo"]
    assert usually_signed(tmp_path / "e.yaml", "", "Bo,Kenya\nLena Sample,Peru\n") == ["Bo", "Lena Sample"]


def pasted(text: str) -> str:
    return f"{terminal.PASTE}{text}{terminal.PASTED}"


def names(path: Path) -> list[str]:
    return [one.get("name") or one.get("organization") for one in drafts.load(path).data.get("signatories") or ()]


def test_a_table_is_shown_before_it_is_taken_and_escape_leaves_it(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Name,Country\nAmina Example,France\n", "utf-8")
    assert press(path, f"{CTRL_R}people\r{F[10]}").state.mode == "rows"
    press(path, f"{CTRL_R}people\r{ESC}{F[10]}")
    assert names(path) == []
    press(path, f"{CTRL_R}people\r{F[2]}{F[10]}")
    assert names(path) == ["Amina Example"]


def test_a_column_is_said_to_be_something_else(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Organisation,Contact person\nExample Group,Mira Sample\n", "utf-8")
    to_column = DOWN * 6  # below four orders and the row that leaves it
    screen = press(path, f"{CTRL_R}people\r{to_column}\r{F[10]}")
    assert "‘Contact person’" in pane_text(screen.list, "head")
    assert "Take these over?" in pane_text(press(path, f"{CTRL_R}people\r{to_column}\r{ESC}{F[10]}").list, "head")
    press(path, f"{CTRL_R}people\r{to_column}\r\r\r{F[10]}")
    assert names(path) == ["Mira Sample"]


def test_columns_that_a_spreadsheet_puts_on_the_clipboard_become_entries(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    rows = 'Recommendation\tBy whom\tDeadline\r\n"Send a\nmission"\tthe Council\t10 December 2026\r\nOpen the border\t\t\r\n'
    screen = press(path, f"{pasted(rows)}{F[10]}")
    assert asks(path) == []
    assert "1. Send a mission, the Council, 2026-12-10" in pane_text(screen.list, "head")
    screen = press(path, f"{pasted(rows)}\r{F[10]}")
    assert asks(path) == ["Send a mission", "Open the border"]
    assert screen.state.message[1] == "2 entries were added."
    other = draft_at(tmp_path / "b.yaml", "asks")
    press(other, f"{pasted(rows)}\r{F[6]}{F[10]}")
    assert asks(other) == []


def test_a_pasted_table_can_be_left_or_put_in_as_one_text(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"{pasted('Send a mission' + TAB + 'the Council')}{ESC}{F[10]}")
    assert asks(path) == []
    press(path, f"{pasted('Send a mission' + TAB + 'today')}{DOWN}\r\r\r\r{F[10]}")
    assert asks(path) == ["Send a mission today"]


def test_pasted_signatories_are_read_with_the_care_of_a_file(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    rows = "Organisation\tMay we publish your name?\nExample Group\tYes\nHidden Group\tNo\n"
    screen = press(path, f"{pasted(rows)}{F[10]}")
    assert "Hidden Group" not in pane_text(screen.list, "head") + pane_text(screen.list, "text")
    press(path, f"{pasted(rows)}\r{F[10]}")
    signing = drafts.load(path).data["signatories"]
    assert [(one["organization"], one.get("withheld")) for one in signing] == [
        ("Example Group", None),
        ("Hidden Group", True),
    ]


def test_organisations_without_a_heading_are_asked_about(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    rows = "\n".join(f"Example Group {number}" for number in range(1, 60))
    screen = press(path, f"{pasted(rows)}{F[10]}")
    assert "Who stands in column A" in pane_text(screen.list, "head")
    press(path, f"{pasted(rows)}\r\r{F[10]}")
    assert len(names(path)) == 59 and "organization" in drafts.load(path).data["signatories"][0]


def test_a_paragraph_with_lines_is_one_entry_of_prose(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "evidence")
    screen = press(path, f"{pasted('First line.' + chr(10) + TAB + 'Second line.')}{F[10]}")
    assert screen.state.mode == "ask" and screen.state.answer.text == "First line.\n Second line."

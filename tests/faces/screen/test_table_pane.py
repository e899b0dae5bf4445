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
from tests.faces.screen.full_screen import (
    CTRL_R,
    ESC,
    PACK,
    TODAY,
    F,
    Window,
    composed,
    draft_at,
    press,
)

pytestmark = pytest.mark.slow


def test_a_table_of_signatories_is_read(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    (tmp_path / "people.csv").write_text("Name,Country\nAmina Example,France\nB. Example,Kenya\n", "utf-8")
    screen = press(path, f"{CTRL_R}people\r{F[10]}")
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
        source.send_text(f"{keys}{CTRL_R}people\r{F[10]}")
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

"""What the keys say and do: hints in the words of each face, commands of the other face, the bars, a failing editor."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Point
from prompt_toolkit.mouse_events import MouseButton, MouseEvent, MouseEventType

from letterkit.faces.plain.commands import Commands
from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.screen import styles
from letterkit.faces.screen.app import what_each_does
from letterkit.faces.screen.keys import parsed
from letterkit.faces.screen.state import without_backslash
from letterkit.interview import actions
from letterkit.interview.passage_preview import PassagePreviewer
from letterkit.questions.answers import Refused
from tests.faces.screen import full_screen as screen

F = screen.F


def test_a_command_of_the_plain_face_is_no_answer_unless_somebody_wants_it() -> None:
    for typed in (":skip", " :go 12", ":quit "):
        with pytest.raises(Refused, match="is a command of the plain face"):
            without_backslash(typed)
    assert without_backslash("\\:skip") == ":skip"
    for typed in ("Note: skip this", ":-)", "a\n:skip", "\\alpha"):
        assert without_backslash(typed) == typed


def test_a_command_becomes_an_answer_by_no_way_out(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    done = screen.press(path, f":skip\r{F[10]}")
    assert "F8" in done.state.message[1] or done.state.form.pending
    assert screen.fact(path, "meeting") is None
    screen.press(path, f"\x01\x0b\\:skip\r{F[10]}")
    assert screen.fact(path, "meeting") == ":skip"


WIDTHS = [(60, 4), (79, 4), (80, 1), (99, 1), (100, 0), (160, 0)]


@pytest.mark.parametrize(("columns", "left_out"), WIDTHS)
def test_the_foot_fits_every_window_and_always_names_how_to_go_on_and_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, left_out: int
) -> None:
    monkeypatch.setattr(styles, "screen_columns", lambda: columns)
    with screen.open_screen(tmp_path / "a.yaml", columns) as (shown, _):
        bar = screen.pane_text(shown.texts, "bar")
    named = [action for action in actions.ACTIONS if action.bar]
    assert len(bar.rstrip()) < columns
    shown_keys = [action.key_names[0] for action in named if f"{action.key_names[0]} {action.bar}" in bar]
    assert len(named) - len(shown_keys) == left_out
    assert {"F1", "F2", "F9", "F10"} <= set(shown_keys)


@pytest.mark.parametrize("columns", [columns for columns, _ in WIDTHS])
def test_every_word_of_the_bar_can_be_clicked_at_every_width(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(styles, "screen_columns", lambda: columns)
    with screen.open_screen(tmp_path / "a.yaml", columns) as (shown, _):
        for part in (*shown.texts.bar(), *shown.texts.here()):
            assert not part[1].strip() or len(part) == 3 or part[1] == "↑↓ choose", part
        words = next(part for part in shown.texts.bar() if "help" in part[1])
        assert len(words) == 3
        click = MouseEvent(Point(4, 0), MouseEventType.MOUSE_UP, MouseButton.LEFT, frozenset())
        words[2](click)
        assert shown.state.mode == "explain"


def test_every_action_does_something_in_each_face_that_names_it(tmp_path: Path) -> None:
    with screen.open_screen(tmp_path / "a.yaml") as (shown, _):
        does = what_each_does(shown.state, shown.list, shown.outline, shown.walk)
    assert {action.id for action in actions.ACTIONS if action.keys or action.bar} - {"turn"} == set(does)
    session = shown.state.session
    commands = Commands(session, LinePrinter(Lines(io.StringIO(), io.StringIO())), PassagePreviewer())
    assert {action.id for action in actions.ACTIONS if action.commands} == set(commands._does)


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert [parsed(key) for key in ("F10", "Ctrl-N", "Alt-E", "Alt-↑", "Ctrl-↓", "Shift-Tab", "-", "+", "Del")] == [
        *(("f10",), ("c-n",), ("escape", "e"), ("escape", "up"), ("c-down",), ("s-tab",), ("-",), ("+",), ("delete",)),
    ]


def test_the_help_explains_the_signs(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "meeting"), f"{F[1]}{F[10]}")
    assert "answered; open; needed" in screen.pane_text(done.texts, "reading")


def test_a_search_without_a_match_says_so_and_leads_nowhere(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    done = screen.press(path, f"{F[5]}zzzz\r{F[10]}")
    assert done.state.mode == "find"
    assert [row.text for row in done.list.rows] == ["Nothing fits ‘zzzz’. Type fewer letters, or another word."]


def test_a_tab_that_is_pasted_is_a_blank(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = screen.press(path, f"\x1b[200~One\ttwo\x1b[201~{F[10]}")
    assert done.state.answer.text == "One two"


UNUSED = ["\x1b[23~", "\x1b[1;5C", "\x1b[1;2H", "\x1b[3;5~", "\x1b[1;5F", "\x1b[15;2~", "\x01"]


@pytest.mark.parametrize("key", UNUSED, ids=repr)
def test_a_key_without_use_writes_nothing_into_a_list(tmp_path: Path, key: str) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "signatories")
    before = path.read_bytes()
    done = screen.press(path, f"{key}{F[10]}")
    assert path.read_bytes() == before and not done.state.form.pending


@pytest.mark.parametrize("key", ["\x00", "\x1d", "\x16", "\x18", "\x13"], ids=repr)
def test_no_key_keeps_what_is_typed_after_it_from_the_answer(tmp_path: Path, key: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    screen.press(path, f"Example{key}land\r{F[10]}")
    assert screen.fact(path, "meeting") == "Exampleland"

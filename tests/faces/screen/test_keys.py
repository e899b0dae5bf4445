"""What the keys say and do: hints in the words of each face, commands of the other face, the bars, a failing editor."""

from __future__ import annotations

import asyncio
import io
import re
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
from letterkit.interview import actions, moves, navigation, records
from letterkit.questions.answers import Refused
from tests.faces.screen import full_screen as screen

F = screen.F


def test_a_hint_is_worded_for_each_face() -> None:
    hint = "{Skip} to come back to it later."
    assert actions.typed(hint) == "Type :skip to come back to it later."
    assert actions.pressed(hint) == "Press F8 to come back to it later."


def test_no_hint_of_the_interview_names_a_command_by_itself() -> None:
    for module in (moves, navigation, records):
        text = Path(str(module.__file__)).read_text("utf-8")
        assert not re.search(r'"[^"\n]*(?<![\w"]):(?:skip|go|review|write|read|end)\b', text), module


def test_every_command_of_the_plain_face_is_known_to_the_full_screen() -> None:
    named = {name for name, action in actions.BY_COMMAND.items() if name.startswith(":") and not action.instead}
    assert named == {":language", ":typed", ":theirs", ":mine"}


def test_a_command_of_the_plain_face_is_no_answer_unless_somebody_wants_it() -> None:
    for typed in (":skip", " :go 12", ":quit "):
        with pytest.raises(Refused, match="is a command of the plain face"):
            without_backslash(typed)
    assert without_backslash("\\:skip") == ":skip"
    for typed in ("Note: skip this", ":-)", "a\n:skip", "\\alpha"):
        assert without_backslash(typed) == typed


def test_a_command_becomes_an_answer_by_no_way_out(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "country")
    done = screen.press(path, f":skip\r{F[10]}")
    assert "F8" in done.state.message[1] or done.state.form.pending
    assert screen.fact(path, "country") is None
    screen.press(path, f"\x01\x0b\\:skip\r{F[10]}")
    assert screen.fact(path, "country") == ":skip"


WIDTHS = [(60, 4), (79, 4), (80, 1), (99, 1), (100, 0), (160, 0)]


@pytest.mark.parametrize(("columns", "left_out"), WIDTHS)
def test_the_foot_fits_every_window_and_always_names_how_to_go_on_and_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, left_out: int
) -> None:
    monkeypatch.setattr(styles, "columns", lambda: columns)
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
    monkeypatch.setattr(styles, "columns", lambda: columns)
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
        does = what_each_does(shown.state, shown.list)
    assert {action.id for action in actions.ACTIONS if action.keys or action.bar} - {"turn"} == set(does)
    session = shown.state.session
    commands = Commands(session, LinePrinter(Lines(io.StringIO(), io.StringIO())), lambda _: "")
    assert {action.id for action in actions.ACTIONS if action.commands} == set(commands._does)


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert [parsed(key) for key in ("F10", "Ctrl-N", "Alt-E", "Alt-↑", "Ctrl-↓", "Shift-Tab", "-", "+", "Del")] == [
        *(("f10",), ("c-n",), ("escape", "e"), ("escape", "up"), ("c-down",), ("s-tab",), ("-",), ("+",), ("delete",)),
    ]


def test_a_place_names_no_key_that_does_nothing_there() -> None:
    for action in actions.ACTIONS:
        for place, words in action.here.items():
            key = words.split()[0].rstrip(",")
            assert action.id in ("type", "step", "move") or place in action.keys[key], (action.id, place)


def test_the_help_explains_the_signs(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "country"), f"{F[1]}{F[10]}")
    assert "answered; open; needed" in screen.pane_text(done.texts, "reading")


def test_a_search_without_a_match_says_so_and_leads_nowhere(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "country")
    done = screen.press(path, f"{F[5]}zzzz\r{F[10]}")
    assert done.state.mode == "find"
    assert [row.text for row in done.list.rows] == ["Nothing fits ‘zzzz’. Type fewer letters, or another word."]


def test_an_editor_that_fails_is_told_and_the_words_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    path = screen.draft_at(tmp_path / "a.yaml", "event")

    async def working() -> tuple[str, str]:
        with screen.open_screen(path) as (shown, source):
            running = asyncio.ensure_future(shown.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if shown.state.message[0]:
                    break
            said = shown.state.message[0], shown.state.answer.text
            source.send_text(F[10])
            await running
            return said

    said, typed = asyncio.run(working())
    assert "The editor could not be opened" in said
    assert typed == "It began in Osh."


def test_a_tab_that_is_pasted_is_a_blank(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "event")
    done = screen.press(path, f"\x1b[200~One\ttwo\x1b[201~{F[10]}")
    assert done.state.answer.text == "One two"


def test_the_end_says_what_stands_against_it_before_it_finishes(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "subject", sources=[])
    done = screen.press(path, f"{F[9]}{F[2]}")
    assert done.state.outcome.complete
    other = screen.whole_draft(tmp_path / "b.yaml", "subject", salutation="Dear [name]")
    done = screen.press(other, f"{F[9]}{F[2]}{F[10]}")
    assert not done.state.outcome.complete and "would stop the letter" in done.state.message[1]
    assert screen.press(other, f"{F[9]}{F[2]}{F[2]}").state.outcome.complete


def test_what_is_missing_is_said_where_it_is_asked(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "subject"), f"{F[9]}{F[2]}{F[10]}")
    assert "needed before the letter can be finished" in done.state.message[1]
    assert done.state.form.position.question == done.state.form.missing_questions()[0].id

"""What the keys say and do: hints in the words of each face, commands of the other face, the bars, a failing editor."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from letterkit.faces.plain.commands import COMMANDS as TYPED
from letterkit.faces.screen import question_pane
from letterkit.faces.screen.keys import COMMANDS, meant
from letterkit.interview import actions, moves, navigation, records
from letterkit.questions.answers import Refused
from tests.faces.screen import test_app as screen

F = screen.F


def test_a_hint_is_worded_for_each_face() -> None:
    hint = "{skip} to come back to it later."
    assert actions.typed(hint) == "Type :skip to come back to it later."
    assert actions.pressed(hint) == "Press F8 to come back to it later."


def test_no_hint_of_the_interview_names_a_command_by_itself() -> None:
    for module in (moves, navigation, records):
        text = Path(str(module.__file__)).read_text("utf-8")
        assert not re.search(r'"[^"\n]*(?<![\w"]):(?:skip|go|review|write|read|end)\b', text), module


def test_every_command_of_the_plain_face_is_known_to_the_full_screen() -> None:
    named = {word for names, _ in TYPED for word in names.split() if word.startswith(":")}
    assert named - {":language", ":typed", ":theirs", ":mine"} <= set(COMMANDS)


def test_a_command_of_the_plain_face_is_no_answer_unless_somebody_wants_it() -> None:
    for typed in (":skip", " :go 12", ":quit "):
        with pytest.raises(Refused, match="is a command of the plain face"):
            meant(typed)
    assert meant("\\:skip") == ":skip"
    for typed in ("Note: skip this", ":-)", "a\n:skip", "\\alpha"):
        assert meant(typed) == typed


def test_a_command_becomes_an_answer_by_no_way_out(tmp_path: Path) -> None:
    path = screen.at(tmp_path / "a.yaml", "country")
    done = screen.pressed(path, f":skip\r{F[10]}")
    assert "F8" in done.message[1] or done.form.pending
    assert screen.fact(path, "country") is None
    screen.pressed(path, f"\x01\x0b\\:skip\r{F[10]}")
    assert screen.fact(path, "country") == ":skip"


@pytest.mark.parametrize(("columns", "left_out"), [(60, 4), (79, 4), (80, 1), (99, 1), (100, 0), (160, 0)])
def test_the_foot_fits_every_window_and_always_names_how_to_go_on_and_to_stop(
    monkeypatch: pytest.MonkeyPatch, columns: int, left_out: int
) -> None:
    monkeypatch.setattr(question_pane, "columns", lambda: columns)
    bar = question_pane.bar()
    assert len(bar) < columns
    shown = [key for key, word in question_pane.KEYS if f"{key} {word}" in bar]
    assert len(question_pane.KEYS) - len(shown) == left_out
    assert {"F1", "F2", "F9", "F10"} <= set(shown)


def test_the_help_explains_the_signs(tmp_path: Path) -> None:
    done = screen.pressed(screen.at(tmp_path / "a.yaml", "country"), f"{F[1]}{F[10]}")
    assert "answered; open; needed" in screen.words(done.showing, "read")


def test_a_search_without_a_match_says_so_and_leads_nowhere(tmp_path: Path) -> None:
    path = screen.at(tmp_path / "a.yaml", "country")
    done = screen.pressed(path, f"{F[5]}zzzz\r{F[10]}")
    assert done.mode == "find"
    assert [row.text for row in done.list.rows] == ["Nothing fits ‘zzzz’. Type fewer letters, or another word."]


def test_an_editor_that_fails_is_told_and_the_words_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    path = screen.at(tmp_path / "a.yaml", "event")

    async def working() -> tuple[str, str]:
        with screen.opened(path) as (shown, source):
            running = asyncio.ensure_future(shown.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if shown.message[0]:
                    break
            said = shown.message[0], shown.buffer.text
            source.send_text(F[10])
            await running
            return said

    said, typed = asyncio.run(working())
    assert "The editor could not be opened" in said
    assert typed == "It began in Osh."


def test_a_tab_that_is_pasted_is_a_blank(tmp_path: Path) -> None:
    path = screen.at(tmp_path / "a.yaml", "event")
    done = screen.pressed(path, f"\x1b[200~One\ttwo\x1b[201~{F[10]}")
    assert done.buffer.text == "One two"


def test_the_end_says_what_stands_against_it_before_it_finishes(tmp_path: Path) -> None:
    path = screen.whole(tmp_path / "a.yaml", "subject", sources=[])
    done = screen.pressed(path, f"{F[9]}{F[2]}")
    assert done.outcome.complete
    other = screen.whole(tmp_path / "b.yaml", "subject", salutation="Dear [name]")
    done = screen.pressed(other, f"{F[9]}{F[2]}{F[10]}")
    assert not done.outcome.complete and "would stop the letter" in done.message[1]
    assert screen.pressed(other, f"{F[9]}{F[2]}{F[2]}").outcome.complete


def test_what_is_missing_is_said_where_it_is_asked(tmp_path: Path) -> None:
    done = screen.pressed(screen.at(tmp_path / "a.yaml", "subject"), f"{F[9]}{F[2]}{F[10]}")
    assert "needed before the letter can be finished" in done.message[1]
    assert done.form.position.question == done.form.missing_questions()[0].id

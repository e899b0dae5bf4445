"""The full-screen face, driven by key presses: every key does what the bar says, and nothing typed is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letterkit.disk import file_names, folders
from letterkit.interview import transitions
from letterkit.interview.opening import create, resume
from letterkit.interview.pack_check import sample
from letterkit.interview.session import Outcome
from tests.faces.screen.full_screen import (
    CTRL_C,
    CTRL_O,
    LIBRARY,
    PACK,
    TODAY,
    F,
    draft_at,
    fact,
    open_screen,
    pane_text,
    press,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("columns", [60, 80, 119, 120, 200])
def test_an_answer_is_taken_and_on_disk_at_any_width(tmp_path: Path, columns: int) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    screen = press(path, f"Ruritania\r{F[10]}", columns)
    assert fact(path, "meeting") == "Ruritania"
    assert screen.state.outcome.complete is False


def test_several_lines_are_one_answer(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    press(path, f"The village was burnt.\n\nNobody came.{F[2]}{F[10]}")
    assert fact(path, "opening") == "The village was burnt.\n\nNobody came."


def test_back_skip_undo_redo_and_find(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    screen = press(path, f"Ruritania\r{F[6]}{F[7]}{F[8]}{F[3]}{F[5]}risk\r{F[10]}")
    assert fact(path, "meeting") == "Ruritania"
    assert screen.state.form.position.question == "risk"


def test_what_cannot_be_an_answer_is_told_and_stays(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting_date")
    screen = press(path, f"30 February 2010\r{F[10]}")
    assert "February" in screen.state.message[0]
    assert screen.state.session.typed == "30 February 2010"
    again = resume(path, LIBRARY, TODAY)
    assert again.typed == "30 February 2010"
    with open_screen(path) as (after, _):
        assert after.state.answer.text == "30 February 2010"


@pytest.mark.parametrize(("keys", "interrupted"), [(F[10], False), (CTRL_C, True)])
def test_stopping_keeps_what_was_typed_and_not_entered(tmp_path: Path, keys: str, interrupted: bool) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    screen = press(path, f"Rurit{keys}")
    assert fact(path, "meeting") == "Rurit"
    assert screen.state.outcome == Outcome(complete=False, interrupted=interrupted)


def test_going_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting_date")
    screen = press(path, f"not a day{F[5]}meeting\r{F[5]}meeting_date\r{F[10]}")
    assert screen.state.answer.text == "not a day"


def test_the_panes_show_the_parts_the_question_and_the_passage_in_hand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(transitions.jump(session.form, "urgency"))
    with open_screen(path) as (screen, _):
        assert screen.state.form.question.ask in " ".join(pane_text(screen.texts, "question").split())
        assert "Why now" in pane_text(screen.outline, "text")
        marked = "".join(text for style, text, *_ in screen.letter.beside() if style == "class:passage")
        assert "▌" in marked
        assert all(
            f"F{number}" in pane_text(screen.texts, "bar") for number in range(1, 11) if number != 7
        )  # the smallest window
        words = str(screen.state.form.value(screen.state.form.question))[:20]
        for mode, says, pane in (
            ("review", "Which council", (screen.list, "text")),
            ("letter", words, (screen.walk, "text")),
            ("explain", "F10", (screen.texts, "reading")),
        ):
            screen.state.show(mode)  # type: ignore[arg-type]  # one of the modes
            assert says in pane_text(*pane)


def test_the_state_of_an_older_letterkit_is_read(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    note = folders.state() / "sessions" / file_names.path_digest(path)
    result = json.loads(note.read_text("utf-8"))
    del result["typed"]
    note.write_text(json.dumps(result))
    assert resume(path, LIBRARY, TODAY).form.position.question == "meeting"


def test_a_fault_of_the_program_shows_no_traceback_and_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: object) -> None:
        raise TypeError("unforeseen")

    monkeypatch.setattr("letterkit.faces.screen.editing.own_words", fails)
    path = draft_at(tmp_path / "a.yaml", "meeting")
    with open_screen(path) as (screen, source):
        said = []
        screen.state.changed += lambda state: said.append(state.message[0])
        source.send_text(f"Ruri{CTRL_O}")
        background_fault = screen.say_fault

        def noted(fault: BaseException | None) -> None:
            background_fault(fault)
            said.append(screen.state.message[0])
            source.send_text(f"tania\r{F[10]}")

        monkeypatch.setattr(screen, "say_fault", noted)
        screen.run()
    assert any("TypeError, test_app.py" in words for words in said)
    assert fact(path, "meeting") == "Ruritania"
    assert "Traceback" not in capsys.readouterr().err

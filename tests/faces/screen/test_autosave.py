"""What is typed goes to disk while the letter is being composed, while an editor is open, and when a run is ended."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.disk import files
from letterkit.errors import WontOverwrite
from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, resume
from letterkit.interview.session import Session
from letterkit.letter import drafts
from tests.faces.screen.full_screen import F, composed, draft_at, fact, open_screen, pane_text
from tests.interview.scene import LIBRARY, PACK, TODAY


def start(path: Path, question: str) -> Session:
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(transitions.jump(session.form, question))
    return session


def left(path: Path) -> str:
    """Return what somebody finds who goes on."""
    session = resume(path, LIBRARY, TODAY)
    return session.typed or str(session.form.current_text)


def typed_into(session: Session, keys: str, seconds: float, show: object) -> float:
    """Runs the full screen for some seconds, with keys pressed at its beginning, and stops it as a kill would; how long
    it took until the journal held them."""

    async def run() -> float:
        with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
            screen = Screen(session, show, input=source, output=DummyOutput())  # type: ignore[arg-type]
            screen.letter.hidden = True
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            await asyncio.sleep(0.1)
            source.send_text(keys)
            began = time.monotonic()
            while keys.split("\x1b", maxsplit=1)[0] not in left(session.path) and time.monotonic() - began < seconds:
                await asyncio.sleep(0.05)
            took = time.monotonic() - began
            screen.app.exit()
            await running
            return took

    return asyncio.run(run())


def test_a_letter_that_takes_long_keeps_no_word_from_the_disk(tmp_path: Path) -> None:
    def show(_: Form) -> str:
        end = time.monotonic() + 4
        while time.monotonic() < end:  # busy, as composing is
            pass
        return "The letter."

    session = start(tmp_path / "a.yaml", "event")
    assert typed_into(session, "It began in Osh.", 4, show) < 2


def test_the_letter_is_shown_when_it_is_there_and_a_fault_in_it_takes_nothing(tmp_path: Path) -> None:
    def show(_: Form) -> str:
        raise ZeroDivisionError

    session = start(tmp_path / "a.yaml", "event")
    assert typed_into(session, "It began in Osh.", 4, show) < 4


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_what_is_saved_in_an_open_editor_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "editor"
    program.write_text('#!/bin/sh\nprintf "From outside.\\n" > "$1"\nsleep 3\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.delenv("VISUAL", raising=False)
    session = start(tmp_path / "a.yaml", "event")

    async def run() -> str:
        with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
            screen = Screen(session, composed, input=source, output=DummyOutput())
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            await asyncio.sleep(0.1)
            source.send_text("\x1b[24~")
            began = time.monotonic()
            while "From outside" not in (result := left(session.path)) and time.monotonic() - began < 2.5:
                await asyncio.sleep(0.1)
            assert screen.state.answer.editor_is_open
            screen.app.exit()
            await running
            return result

    assert asyncio.run(run()) == "From outside."


def test_what_is_being_typed_is_on_disk_within_a_second(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")

    async def typing() -> str:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("Rurit")
            await asyncio.sleep(0.9)
            typed = resume(path, LIBRARY, TODAY).typed
            source.send_text(F[10])
            await running
            return typed

    assert asyncio.run(typing()) == "Rurit"


def test_the_letter_follows_what_is_being_typed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")

    async def typing() -> str:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("We ask you to use the Friday meeting to act.")
            await asyncio.sleep(0.6)
            seen = pane_text(screen.letter, "beside")
            source.send_text(F[10])
            await running
            return seen

    assert "use the Friday meeting to" in " ".join(asyncio.run(typing()).replace("▌", " ").split())


def test_a_file_that_was_renamed_away_is_noticed_and_written_anew_on_stopping(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    with open_screen(path) as (screen, source):
        path.rename(tmp_path / "b.yaml")
        screen.autosave.look_at_disk()
        assert "renamed or deleted" in screen.state.message[0]
        source.send_text(f"Ruritania\r{F[10]}")
        screen.run()
        assert "was written anew" in screen.state.session.leave()
    assert fact(path, "meeting") == "Ruritania"
    assert fact(tmp_path / "b.yaml", "meeting") is None


# -- a run that is ended --------------------------------------------------------------------------------


def test_leaving_keeps_what_the_journal_holds(tmp_path: Path) -> None:
    session = start(tmp_path / "a.yaml", "event")
    session.remember_input("It began in Osh.")
    session.leave()  # nobody has said what was typed: the signal came in the middle of something else
    assert left(session.path) == "It began in Osh."


def test_leaving_after_everything_was_deleted_brings_nothing_back(tmp_path: Path) -> None:
    session = start(tmp_path / "a.yaml", "event")
    session.remember_input("It began in Osh.")
    session.remember_input(None)
    session.leave()
    assert left(session.path) == ""


# -- another program at the last moment -----------------------------------------------------------------


def test_a_draft_that_is_changed_between_the_look_and_the_writing_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(tmp_path / "a.yaml", "country")
    theirs = session.path.read_bytes() + b"# theirs\n"
    flush = files._flush

    def meanwhile(handle: int) -> None:
        flush(handle)
        if session.path.read_bytes() == session.last_content:
            session.path.write_bytes(theirs)

    monkeypatch.setattr(files, "_flush", meanwhile)
    with pytest.raises(WontOverwrite, match="changed by another program"):
        session.store(transitions.answer(session.form, "Exampleland"))
    assert session.path.read_bytes() == theirs and session.conflicted and session.unsaved
    monkeypatch.setattr(files, "_flush", flush)
    session.keep_mine()
    assert drafts.load(session.path).data["facts"]["country"] == "Exampleland"
    assert b"# theirs" in (tmp_path / "a-theirs-1.yaml").read_bytes()


def test_what_another_program_writes_just_after_us_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(tmp_path / "a.yaml", "country")
    save = drafts.save

    def saved(path: Path, data: dict[str, object], **options: Any) -> bytes:
        written = save(path, data, **options)
        path.write_bytes(written + b"# theirs\n")
        return written

    monkeypatch.setattr(drafts, "save", saved)
    session.store(transitions.answer(session.form, "Exampleland"))
    assert session.detect_conflict()

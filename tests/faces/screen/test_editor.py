"""The person's own editor."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from letterkit.faces.screen import editor
from tests.faces.screen import full_screen
from tests.faces.screen.full_screen import (
    F,
    draft_at,
    fact,
    open_screen,
    press,
)

pytestmark = pytest.mark.slow


def test_the_persons_own_editor_is_opened_on_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text() + ' From outside.')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    path = draft_at(tmp_path / "a.yaml", "opening")

    async def working() -> None:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if "outside" in screen.state.answer.text:
                    break
            source.send_text(f"{F[2]}{F[10]}")
            await running

    asyncio.run(working())
    assert fact(path, "opening") == "It began in Osh. From outside."


def test_without_an_editor_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "win32":  # vi is there, but nobody named it
        output, hint = press(draft_at(tmp_path / "a.yaml", "opening"), f"\x1be{F[10]}").state.message
        assert output == "No editor is named."
        assert "EDITOR" in hint and "nano" in hint
    monkeypatch.setattr("os.name", "nt")
    monkeypatch.setenv("EDITOR", "")
    assert editor.ensure_named()
    assert os.environ["EDITOR"] == "notepad"


def test_an_editor_that_fails_is_told_and_the_words_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    path = full_screen.draft_at(tmp_path / "a.yaml", "opening")

    async def working() -> tuple[str, str]:
        with full_screen.open_screen(path) as (shown, source):
            running = asyncio.ensure_future(shown.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("It began in Osh.\x1b[24~")
            for _ in range(50):
                await asyncio.sleep(0.1)
                if shown.state.message[0]:
                    break
            output = shown.state.message[0], shown.state.answer.text
            source.send_text(F[10])
            await running
            return output

    output, typed = asyncio.run(working())
    assert "The editor could not be opened" in output
    assert typed == "It began in Osh."

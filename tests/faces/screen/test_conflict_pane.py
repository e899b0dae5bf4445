"""A file that another program changed: both versions are shown, and one is chosen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    DOWN,
    HOME,
    F,
    draft_at,
    open_screen,
)

pytestmark = pytest.mark.slow


THEIRS = {"take": f"{F[9]}{HOME}\r", "keep": f"{F[9]}{HOME}{DOWN}\r", "later": f"{F[9]}\r"}


@pytest.mark.parametrize("what", THEIRS)
def test_a_file_that_another_program_changed_is_noticed_and_shown(tmp_path: Path, what: str) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")

    async def working() -> tuple[str, str]:
        with open_screen(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async(pre_run=screen.begin))
            await asyncio.sleep(0.1)
            path.write_text(path.read_text("utf-8") + "subject: Theirs\n", "utf-8")
            source.send_text("Ruritania\r")
            await asyncio.sleep(1.3)
            result = screen.state.message[0]
            shown = "".join(row.text for row in screen.list._conflict.rows())
            source.send_text(f"{THEIRS[what]}{F[10]}")
            await running
            screen.state.session.leave()
            return result, shown

    result, shown = asyncio.run(working())
    assert "changed" in result
    assert "Theirs" in shown
    assert "Ruritania" in shown
    data = drafts.load(path).data
    if what == "keep":
        assert (data["facts"]["meeting"], "subject" in data) == ("Ruritania", False)
        assert "Theirs" in (tmp_path / "a-theirs-1.yaml").read_text("utf-8")
    else:
        assert (data.get("facts"), data["subject"]) == (None, "Theirs")
        assert (tmp_path / "a-mine-1.yaml").exists() == (what == "later")

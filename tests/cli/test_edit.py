"""`letterkit edit`: a letter that is gone on with, or open elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from letterkit.interview import lock

from .scene import letter, run


def test_a_draft_that_is_open_elsewhere_can_be_looked_at(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml")
    before = path.read_bytes()
    with lock.lock_draft(path, dt.datetime(2026, 11, 20, 14, 3)):
        ended = run("edit", path, "--plain", typed="x\n")
    assert (ended.code, path.read_bytes()) == (2, before)
    assert "Something has happened." in ended.text
    assert "open in another letterkit" in ended.err


def test_the_full_screen_needs_a_terminal(tmp_path: Path) -> None:
    ended = run("edit", letter(tmp_path / "a.yaml"), "--full-screen")
    assert (ended.code, "--full-screen needs a terminal" in ended.err) == (2, True)

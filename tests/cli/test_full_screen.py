"""The full-screen face in a terminal of its own: from the command line, resized half way, killed at the worst moment."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from letterkit.letter import drafts

pexpect: Any = pytest.importorskip("pexpect") if os.name != "nt" else None
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals; the keys are tested without")
F2, F10 = "\x1bOQ", "\x1b[21~"


def started(path: Path, rows: int = 24, columns: int = 80) -> Any:
    command = "edit" if path.exists() else "new"
    arguments = ["-m", "letterkit", command, *(["council-appeal", "-o"] if command == "new" else []), str(path)]
    child = pexpect.spawn(
        sys.executable, arguments, dimensions=(rows, columns), encoding="utf-8", timeout=20,
        env={**os.environ, "TERM": "xterm-256color"},
    )  # fmt: skip
    child.expect("F10 stop")
    return child


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (40, 120)])
def test_answers_are_on_disk_whatever_the_window(tmp_path: Path, rows: int, columns: int) -> None:
    path = tmp_path / "a.yaml"
    child = started(path, rows, columns)
    child.send("Совет Безопасности\r")
    child.setwinsize(30, 100)
    child.send("\r")
    child.send(f"\x1b[200~кыргызстан ኢትዮጵያ 中国\x1b[201~{F2}{F10}")
    child.expect("Saved in")
    child.wait()
    assert child.exitstatus == 0
    data = drafts.load(path).data
    assert data["recipients"][0]["organization"] == "Совет Безопасности"


def test_a_wizard_that_is_killed_has_what_was_typed_more_than_a_second_ago(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    child = started(path)
    child.send("United Nat")
    time.sleep(1.2)
    child.kill(signal.SIGKILL)
    child.wait()
    again = started(path)
    assert "United Nat" in again.before
    again.send(F10)
    again.wait()


def test_ctrl_c_ends_with_the_code_for_it_and_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    child = started(path)
    child.send("Security Council\x03")
    child.expect("Saved in")
    child.wait()
    assert child.exitstatus == 130
    assert drafts.load(path).data["recipients"][0]["organization"] == "Security Council"

"""A draft is open in one wizard at a time, in this process or another, and free again when that one is killed."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterkit.disk.folders import state
from letterkit.errors import InUse
from letterkit.interview import lock

NOW = dt.datetime(2026, 11, 20, 14, 3)
HOLD = (
    "import datetime, sys, time; from pathlib import Path; from letterkit.interview import lock\n"
    "with lock.lock_draft(Path(sys.argv[1]), datetime.datetime(2026, 11, 20, 14, 3)):\n"
    "    print('held', flush=True); time.sleep(60)"
)


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_since_when_and_by_whom(tmp_path: Path) -> None:
    path = tmp_path / "a b.yaml"
    process = holder(path)
    try:
        with pytest.raises(InUse) as refused, lock.lock_draft(path, NOW):
            pass
        message = refused.value.problems[0].message
        assert "14:03 on 2026-11-20" in message
        assert f"process {process.pid}" in message
        with lock.lock_draft(tmp_path / "other.yaml", NOW):
            pass
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL; ending a process there is `kill` above")
def test_a_killed_wizard_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    process = holder(path)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    time.sleep(0.05)
    with lock.lock_draft(path, NOW):
        pass


def test_it_is_free_again_after_work_and_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), lock.lock_draft(path, NOW):
            _ = 1 / 0
    assert not list((state() / "open").glob("*.json"))


def test_where_nothing_can_be_locked_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with lock.lock_draft(tmp_path / "a.yaml", NOW):
        pass


def test_the_name_of_the_draft_is_not_remembered(tmp_path: Path) -> None:
    with lock.lock_draft(tmp_path / "mira-sample.yaml", NOW):
        assert all("mira" not in file.name for file in (state() / "open").iterdir())

"""Temporary folders go with the run that made them, also where it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from letterkit.disk import temporary_folders

HOLDS = """
import sys, time
from letterkit.disk import temporary_folders
made = temporary_folders.make()
(made / "reference.docx").write_bytes(b"x")
print(made, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the system's folder for temporary files."""
    temporary_folders.clear()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def aged(folder: Path) -> None:
    """As if it had been made a minute ago."""
    then = time.time() - 60
    os.utime(folder, (then, then))


def started() -> tuple[subprocess.Popen[str], Path]:
    run = subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    return run, Path(run.stdout.readline().strip()).parent


def test_what_a_killed_run_left_is_swept_and_what_another_run_holds_is_not(there: Path) -> None:
    (killed, left), (running, held) = started(), started()
    killed.kill()
    killed.communicate()
    (there / "letterkit-0123456789ab").mkdir()  # where answers are rescued
    for folder in there.iterdir():
        aged(folder)
    assert left.is_dir() and held.is_dir()
    temporary_folders.sweep()
    assert not left.exists() and held.is_dir() and (there / "letterkit-0123456789ab").is_dir()
    running.communicate()
    assert not held.exists()


def test_a_folder_whose_run_is_about_to_lock_it_is_left_alone(there: Path) -> None:
    young = there / "letterkit-work-x"
    young.mkdir()
    temporary_folders.sweep()
    assert young.is_dir()
    aged(young)
    temporary_folders.sweep()
    assert not young.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")
def test_a_link_of_that_name_is_not_followed(there: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    mine = tmp_path_factory.mktemp("mine")
    (mine / "letter.yaml").touch()
    (there / "letterkit-work-link").symlink_to(mine)
    temporary_folders.sweep()
    assert (mine / "letter.yaml").is_file()


def test_a_folder_is_closed_to_others_and_gone_when_it_is_cleared(there: Path) -> None:
    result = temporary_folders.make()
    if sys.platform != "win32":
        assert result.stat().st_mode & 0o077 == 0 and result.parent.stat().st_mode & 0o077 == 0
    temporary_folders.clear()
    assert list(there.iterdir()) == []
    again = temporary_folders.make()
    temporary_folders.remove(again)
    assert not again.exists()
    temporary_folders.clear()

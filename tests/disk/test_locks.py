"""Locks of the system: held by one, waited for by others, and done without where there are none."""

from __future__ import annotations

import errno
import sys
import time
from pathlib import Path

import pytest

from letterkit.disk import locks


def test_a_lock_is_held_by_one_and_goes_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("ab") as first, path.open("ab") as second:
        assert locks.try_lock(first.fileno())
        assert not locks.try_lock(second.fileno())
        first.close()
        assert locks.try_lock(second.fileno())


def test_whoever_waits_too_long_goes_on(tmp_path: Path) -> None:
    with locks.exclusive(tmp_path / "lock", 5):
        start = time.monotonic()
        with locks.exclusive(tmp_path / "lock", 0.1):
            assert 0.1 <= time.monotonic() - start < 4


def test_nobody_waits_where_nothing_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    if sys.platform == "win32":
        monkeypatch.setattr("msvcrt.locking", refused)
    else:
        monkeypatch.setattr("fcntl.flock", refused)
    start = time.monotonic()
    for path in (tmp_path / "lock", tmp_path / "no folder" / "lock"):
        with locks.exclusive(path, 20):
            assert time.monotonic() - start < 4


def test_an_error_of_the_work_is_the_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locks.exclusive(tmp_path / "lock", 5):
        raise FileNotFoundError

"""Temporary folders that do not outlive the program: cleared at its end and on signals, and swept at the next start
after a program that was killed.

A run has one folder for all of them, with a lock in it that the run holds; a folder whose lock nobody holds has no run.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Mapping
from io import BufferedWriter
from pathlib import Path
from typing import Final

from letterkit.disk import locks

_PREFIX: Final = "letterkit-work-"
_LOCK: Final = "lock"
_YOUNG: Final = 10.0
"""Seconds in which a folder is left alone: its run may be about to lock it."""


class _Run:
    """The folder of this run, made when it is first needed."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._process = 0
        self._folder: Path | None = None
        self._lock: BufferedWriter | None = None

    def folder(self) -> Path:
        with self._making:
            if self._folder is None or self._process != os.getpid() or not self._folder.is_dir():
                self._begin()
            assert self._folder is not None
            return self._folder

    def _begin(self) -> None:
        sweep()
        self._process = os.getpid()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = (self._folder / _LOCK).open("wb")
        with contextlib.suppress(OSError):  # a disk that cannot lock: there nothing is swept either
            locks.try_lock(self._lock.fileno())

    def clear(self) -> None:
        """Takes the folder away, unless it is that of the process that this one was forked from."""
        folder, lock, self._folder, self._lock = self._folder, self._lock, None, None
        if lock is not None:
            lock.close()
        if folder is not None and self._process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


_RUN: Final = _Run()
atexit.register(_RUN.clear)


def make(content: Mapping[str, bytes] | None = None) -> Path:
    """A new folder that only this person can read, with these files in it by their names. Raises OSError."""
    made = Path(tempfile.mkdtemp(dir=_RUN.folder()))
    for name, held in (content or {}).items():
        (made / name).write_bytes(held)
    return made


def remove(folder: Path) -> None:
    """Takes a folder away; what a program still holds (Windows) goes with the run, or is swept later."""
    shutil.rmtree(folder, ignore_errors=True)


def clear() -> None:
    """Takes away every temporary folder of this run. Called before a process ends without Python's own tidying up."""
    _RUN.clear()


def sweep() -> None:
    """Takes away what runs left behind that were killed."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX):
                with contextlib.suppress(OSError):
                    _sweep(entry)


def _sweep(entry: os.DirEntry[str]) -> None:
    state = entry.stat(follow_symlinks=False)
    mine = os.name == "nt" or state.st_uid == os.geteuid()
    if not mine or not entry.is_dir(follow_symlinks=False) or time.time() - state.st_mtime < _YOUNG:
        return
    with Path(entry.path, _LOCK).open("ab") as lock:  # made anew where its run was killed before it locked it
        if not locks.try_lock(lock.fileno()):
            return
    shutil.rmtree(entry.path, ignore_errors=True)

"""Temporary folders that do not outlive the program.

They are deleted at its end and on signals, and at the next start after a program that was killed. A run has one folder
for all of them, with a lock file that it holds locked; if the lock is free, the run of that folder has ended.
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
"""Seconds in which a new folder is left alone: its run may be about to lock it."""


class _Run:
    """The folder of this run, created when it is first needed."""

    def __init__(self) -> None:
        self._creating = threading.Lock()
        self._process = 0
        self._folder: Path | None = None
        self._lock: BufferedWriter | None = None

    def folder(self) -> Path:
        with self._creating:
            if self._folder is None or self._process != os.getpid() or not self._folder.is_dir():
                self._create()
            assert self._folder is not None
            return self._folder

    def _create(self) -> None:
        sweep()
        self._process = os.getpid()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = (self._folder / _LOCK).open("wb")
        with contextlib.suppress(OSError):  # a disk that cannot lock: nothing is swept there
            locks.try_lock(self._lock.fileno())

    def clear(self) -> None:
        """Delete the folder, unless it is that of the process that this one was forked from."""
        folder, lock, self._folder, self._lock = self._folder, self._lock, None, None
        if lock is not None:
            lock.close()
        if folder is not None and self._process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


_RUN: Final = _Run()
atexit.register(_RUN.clear)


def make(content: Mapping[str, bytes] | None = None) -> Path:
    """Create a folder that only this user can read, with these files in it, by name. Raises OSError."""
    folder = Path(tempfile.mkdtemp(dir=_RUN.folder()))
    for name, data in (content or {}).items():
        (folder / name).write_bytes(data)
    return folder


def remove(folder: Path) -> None:
    """Delete a folder; a file that is still open (Windows) is deleted at the end of the run, or swept later."""
    shutil.rmtree(folder, ignore_errors=True)


def clear() -> None:
    """Delete every temporary folder of this run. For a process that ends without Python's exit handlers."""
    _RUN.clear()


def sweep() -> None:
    """Delete the folders of runs that were killed."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX):
                with contextlib.suppress(OSError):
                    _sweep(entry)


def _sweep(entry: os.DirEntry[str]) -> None:
    state = entry.stat(follow_symlinks=False)
    own = os.name == "nt" or state.st_uid == os.geteuid()
    if not own or not entry.is_dir(follow_symlinks=False) or time.time() - state.st_mtime < _YOUNG:
        return
    with Path(entry.path, _LOCK).open("ab") as lock:  # created anew if its run was killed before it locked it
        if not locks.try_lock(lock.fileno()):
            return
    shutil.rmtree(entry.path, ignore_errors=True)

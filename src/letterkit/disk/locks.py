"""Locks of the operating system on an open file: they go with the process that holds them, however it ends."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_OFTEN: Final = 0.02
"""Seconds between two tries."""


def try_lock(file: int) -> bool:
    """Locks an open file, without waiting; False where somebody else holds it. Raises OSError where nothing can be
    locked, as on some disks of a network."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # Windows has the second for a lock that is held
        return False
    return True


@contextlib.contextmanager
def try_exclusive(path: Path) -> Iterator[bool]:
    """Holds the lock on a file, which is made; False where somebody else holds it, True also where nothing can be
    locked (a folder in which nothing can be written, a disk that cannot lock)."""
    with contextlib.ExitStack() as held:
        free = True
        with contextlib.suppress(OSError):
            free = try_lock(held.enter_context(path.open("ab")).fileno())
        yield free


@contextlib.contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Waits until no other process is here with the same path; after so many seconds, goes on all the same.

    The file stays: deleting it would let two processes hold two files of one name.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):  # a folder in which nothing can be written, a disk that cannot lock
            file = held.enter_context(path.open("ab"))
            end = time.monotonic() + seconds
            while not try_lock(file.fileno()) and time.monotonic() < end:
                time.sleep(_OFTEN)
        yield

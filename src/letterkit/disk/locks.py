"""Locks of the operating system on an open file: they end with the process that holds them, however it ends."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PAUSE: Final = 0.02
"""Seconds between two tries."""


def try_lock(file: int) -> bool:
    """Lock an open file without waiting; return False if another process holds the lock.

    Raises OSError if nothing can be locked, as on some network disks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second on Windows
        return False
    return True


@contextlib.contextmanager
def try_exclusive(path: Path) -> Iterator[bool]:
    """Hold the lock on a file, which is created; yield False if another process holds it.

    Yields True also if nothing can be locked (a folder without write access, a disk that cannot lock).
    """
    with contextlib.ExitStack() as stack:
        free = True
        with contextlib.suppress(OSError):
            free = try_lock(stack.enter_context(path.open("ab")).fileno())
        yield free


@contextlib.contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock on a file, waiting for it; go on without it after so many seconds.

    The file stays: deleting it would let two processes hold two files of one name.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # a folder without write access, a disk that cannot lock
            file = stack.enter_context(path.open("ab"))
            end = time.monotonic() + seconds
            while not try_lock(file.fileno()) and time.monotonic() < end:
                time.sleep(_PAUSE)
        yield

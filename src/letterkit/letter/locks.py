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


def take(file: int) -> bool:
    """Locks an open file, without waiting; False where somebody else holds it, or the disk cannot lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def in_turn(path: Path, seconds: float) -> Iterator[None]:
    """Waits until no other process is here with the same path; after so many seconds, goes on all the same.

    The file stays: deleting it would let two processes hold two files of one name.
    """
    try:
        file = path.open("ab")
    except OSError:  # a folder in which nothing can be written
        yield
        return
    with file:
        end = time.monotonic() + seconds
        while not take(file.fileno()) and time.monotonic() < end:
            time.sleep(_OFTEN)
        yield

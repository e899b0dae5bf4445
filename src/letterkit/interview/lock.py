"""One interview at a time on a draft; the second one learns since when it is open, and in which process.

The lock is the operating system's, on a file in the user's state folder, so it goes with a process that is killed.
Where the system cannot lock, no words are lost either: a file that changed meanwhile is never overwritten.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path

from letterkit.disk import file_names, files, folders, locks
from letterkit.errors import CannotWrite, InUse, Problem
from letterkit.wording import say


@contextlib.contextmanager
def lock_draft(path: Path, now: dt.datetime) -> Iterator[None]:
    """Lock a draft while it is worked on, and note `now` for the next one. Raises InUse where it is locked."""
    folder = folders.state() / "open"
    name = file_names.path_digest(path)
    note = folder / f"{name}.json"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locks.try_exclusive(folder / f"{name}.lock") as alone:
        if not alone:
            raise InUse(_in_use(path, note))
        try:
            with contextlib.suppress(CannotWrite):
                since = {"since": now.isoformat(timespec="minutes"), "process": os.getpid()}
                files.write(note, json.dumps(since).encode(), durable=False)
            yield
        finally:
            with contextlib.suppress(OSError):
                note.unlink(missing_ok=True)


def _in_use(path: Path, note: Path) -> Problem:
    try:
        data = json.loads(files.read(note))
        since = dt.datetime.fromisoformat(str(data["since"]))
        message = say(
            "This draft is open in another letterkit, since {time} on {day} (process {number}).",
            time=f"{since:%H:%M}",
            day=f"{since:%Y-%m-%d}",
            number=int(data["process"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        message = say("This draft is open in another letterkit.")
    return Problem(
        message,
        say("Go on there, or close it there first. Here you can only look at the letter."),
        str(path),
    )

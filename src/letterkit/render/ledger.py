"""Remembers what letterkit wrote, so that a file somebody changed since is never overwritten.

One small file for each output, in the user's state folder: its name is a digest of the output's path, its
content a digest of what was written. Neither says anything about the letter.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path
from typing import Final

from letterkit.errors import CannotWrite, Problem, WontOverwrite
from letterkit.letter import file_names, files, folders, locks

_WAIT: Final = 10.0
"""Seconds for which a run waits for another that writes."""


def put(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Writes an output, all or nothing; returns False where the file already holds just this.

    Raises WontOverwrite for a file that letterkit did not write or that changed since, CannotWrite.
    """
    note = _note(path)
    with contextlib.suppress(OSError):  # nothing can be remembered there, and nobody has to wait for it
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locks.in_turn(note.parent / "lock", _WAIT):  # two runs that write one file leave the note of the last
        return _put(path, content, note, force)


def _put(path: Path, content: bytes, note: Path, force: bool) -> bool:
    old = _there(path)
    if old is not None and old != content and not force and not _ours(note, old):
        raise WontOverwrite(
            Problem(
                "This file was not written by letterkit, or somebody has changed it since. It was left as it is.",
                "Choose another name with -o to keep both, or add --force to replace it.",
                str(path),
            )
        )
    if old != content:
        files.write(path, content, instead_of=old)
    with contextlib.suppress(CannotWrite):  # not remembered: the next time it asks for --force
        files.write(note, _digest(content).encode(), durable=False)
    return old != content


def _there(path: Path) -> bytes | None:
    """What stands in the place of an output; None where nothing does. Raises CannotWrite for what is no file."""
    try:
        return files.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"What is there already cannot be replaced ({error.strerror})."
        hint = "Choose another name with -o; `-o -` writes a text to the screen or into a pipe."
        raise CannotWrite(Problem(message, hint, str(path))) from None


def _ours(note: Path, content: bytes) -> bool:
    return files.held(note) == _digest(content).encode()


def _note(path: Path) -> Path:
    name = file_names.identity(path).encode("utf-8", "surrogateescape")
    return folders.state() / "outputs" / sha256(name).hexdigest()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

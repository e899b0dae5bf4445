"""Remembers what letterkit wrote, so that a file somebody changed since is never overwritten.

One small file for each output, in the user's state folder: its name is a digest of the output's path, its
content a digest of what was written. Neither says anything about the letter.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path

from letterkit.errors import CannotWrite, Problem, WontOverwrite
from letterkit.letter import files


def put(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Writes an output, all or nothing; returns False where the file already holds just this.

    Raises WontOverwrite for a file that letterkit did not write or that changed since, CannotWrite.
    """
    try:
        old = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise CannotWrite(
            Problem(f"The existing file cannot be read ({error.strerror}).", "Choose another name with -o.", str(path))
        ) from None
    if old is not None and old != content and not force and not _ours(path, old):
        raise WontOverwrite(
            Problem(
                "This file was not written by letterkit, or somebody has changed it since. It was left as it is.",
                "Choose another name with -o to keep both, or add --force to replace it.",
                str(path),
            )
        )
    if old != content:
        files.write(path, content)
    with contextlib.suppress(OSError, CannotWrite):  # not remembered: the next time it asks for --force
        note = _note(path)
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write(note, _digest(content).encode(), durable=False)
    return old != content


def _ours(path: Path, content: bytes) -> bool:
    try:
        return _note(path).read_text("ascii") == _digest(content)
    except (OSError, ValueError):
        return False


def _note(path: Path) -> Path:
    import platformdirs

    state = Path(platformdirs.user_state_dir("letterkit", appauthor=False))
    return state / "outputs" / sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

"""Remembers what letterkit wrote, so that a file somebody changed since is never overwritten.

One small file for each output, in the user's state folder: its name is a digest of the output's path, its lines are
digests of what was written and of what that replaced. None of them says anything about the letter. It is written before
the output, so that an output is known as ours even if letterkit is ended between the two; several letterkits that
write one output wait for each other.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from letterkit.errors import CannotWrite, Problem, WontOverwrite
from letterkit.letter import files

_WAIT: Final = 20.0
"""Seconds to wait for another letterkit; writing an output takes a fraction of one."""


def put(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Writes an output, all or nothing; returns False where the file already holds just this.

    Raises WontOverwrite for a file that letterkit did not write or that changed since, CannotWrite.
    """
    note = _note(path)
    with _alone(note):
        old = _present(path)
        known = _known(note)
        if old is not None and old != content and not force and _digest(old) not in known:
            raise WontOverwrite(
                Problem(
                    "This file was not written by letterkit, or somebody has changed it since. It was left as it is.",
                    "Choose another name with -o to keep both, or add --force to replace it.",
                    str(path),
                )
            )
        with contextlib.suppress(OSError, CannotWrite):  # not remembered: the next time it asks for --force
            ours = [_digest(old)] if old is not None and _digest(old) in known else []
            files.write(note, "\n".join([_digest(content), *ours]).encode(), durable=False)
        if old != content:
            files.write(path, content)
        return old != content


def _present(path: Path) -> bytes | None:
    """What the output holds now, or None. Raises CannotWrite for what cannot be read."""
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise CannotWrite(
            Problem(f"The existing file cannot be read ({error.strerror}).", "Choose another name with -o.", str(path))
        ) from None


@contextlib.contextmanager
def _alone(note: Path) -> Iterator[None]:
    """Keeps other letterkits from the same output. Where the system cannot lock, or one holds it too long, nobody
    waits."""
    from filelock import FileLock, Timeout

    lock = FileLock(note.with_suffix(".lock"), timeout=_WAIT)
    try:
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, NotImplementedError, Timeout):
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _known(note: Path) -> list[str]:
    """The digests of what letterkit wrote there."""
    try:
        return note.read_text("ascii").split()
    except (OSError, ValueError):
        return []


def _note(path: Path) -> Path:
    import platformdirs

    state = Path(platformdirs.user_state_dir("letterkit", appauthor=False))
    return state / "outputs" / sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

"""What letterkit wrote is remembered, so that a file that a person changed since is never overwritten.

One small file for each output, in the user's state folder: its name is a digest of the output's path, its lines are
digests of what was written and of what that replaced. None of them says anything about the letter. It is written before
the output, so that an output is known as ours even if letterkit is ended between the two; several letterkits that
write one output wait for each other.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path
from typing import Final

from letterkit.disk import file_names, files, folders, locks
from letterkit.errors import CannotWrite, Problem, WontOverwrite
from letterkit.wording import say

_WAIT: Final = 20.0
"""Seconds to wait for another letterkit; writing an output takes a fraction of one."""


def put(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Write an output, all or nothing; return False where the file already holds just this.

    Raises WontOverwrite for a file that letterkit did not write or that changed since, CannotWrite.
    """
    note = _note(path)
    with contextlib.suppress(OSError):  # nothing can be remembered there, and nobody has to wait for it
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locks.exclusive(note.with_suffix(".lock"), _WAIT):  # two runs that write one file leave the note of the last
        return _put(path, content, note, force)


def is_ours(path: Path) -> bool:
    """True if letterkit has written a file of this name, and it is there; somebody may have changed it since."""
    return bool(_known_digests(_note(path))) and files.is_file(path)


def _put(path: Path, content: bytes, note: Path, force: bool) -> bool:
    """Write the note before the file, with the digest of the old file as well: a run that is killed between them leaves
    a file that is still known."""
    old = _read_old(path)
    digests = _known_digests(note)
    if old is not None and old != content and not force and _digest(old) not in digests:
        raise WontOverwrite(
            Problem(
                say("This file was not written by letterkit, or somebody has changed it since. It was left as it is."),
                say("Choose another name with -o to keep both, or add --force to replace it."),
                str(path),
            )
        )
    with contextlib.suppress(CannotWrite):  # not remembered: the next time it asks for --force
        ours = [_digest(old)] if old is not None and _digest(old) in digests else []
        files.write(note, "\n".join([_digest(content), *ours]).encode(), durable=False)
    if old != content:
        files.write(path, content, instead_of=old)
    return old != content


def _read_old(path: Path) -> bytes | None:
    """Return the file in the place of an output; None where there is none. Raises CannotWrite for what is no file."""
    try:
        return files.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = say("What is there already cannot be replaced ({strerror}).", strerror=error.strerror)
        hint = say("Choose another name with -o; `-o -` writes a text to the screen or into a pipe.")
        raise CannotWrite(Problem(message, hint, str(path))) from None


def _known_digests(note: Path) -> list[str]:
    """Return the digests of what letterkit wrote there."""
    return (files.read_or_none(note) or b"").decode("ascii", "replace").split()


def _note(path: Path) -> Path:
    return folders.state() / "outputs" / file_names.path_digest(path)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

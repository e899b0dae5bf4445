"""Answers that could not be written to their own file, and are kept where this person may always write."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from letterkit.disk import file_names
from letterkit.errors import CannotWrite
from letterkit.interview.state_files import is_open_to_others, state_folders, write_state
from letterkit.letter import drafts
from letterkit.wording import say

_KIND: Final = "rescued"


@dataclass(slots=True)
class RescueCopy:
    """The copy that one interview makes of its answers; `file` is None while there is none."""

    draft: Path
    file: Path | None = None

    def write(self, data: Mapping[str, Any]) -> Path | None:
        """Write the answers, over the copy made before, and return where they are; None where there is no such place.

        A copy that could not be replaced stays.
        """
        before = self.file
        self.file = write_copy(self.draft, drafts.dump(data).encode("utf-8"), before) or before
        if before and before != self.file:
            delete(before)
        return self.file

    def discard(self) -> None:
        """Delete the copy: a second copy of a letter is one too many."""
        if self.file is not None:
            delete(self.file)
            self.file = None


_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_REFUSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


def remedy_for(error: CannotWrite) -> str:
    """Return what can be done about a file that could not be written, by the reason that the system gave."""
    number = error.reason.errno if error.reason else None
    if number in _FULL:
        return say("Make room on the disk")
    if number in _REFUSED:
        return say("See that you may write in that folder, or close the file where another program has it open")
    return say("See that the folder is there and that there is room on the disk")


def write_copy(path: Path, content: bytes, over: Path | None) -> Path | None:
    """Write answers over a copy, or under a free name, because another copy may hold what this one lacks.

    Return where they are, or None where there is no place for them.
    """
    taken = {copy.name for copy in rescued_copies(path)}
    number, name = 1, over.name if over else f"{_stem(path)}.yaml"
    while not over and name in taken:
        number += 1
        name = f"{_stem(path)}-{number}.yaml"
    return write_state(_KIND, name, content, durable=True)


def rescued_copies(path: Path) -> list[Path]:
    """Return the copies of a draft that hold answers which could not be written to it, the oldest first."""
    copies: list[Path] = []
    for folder in state_folders(_KIND):
        with contextlib.suppress(OSError):
            if not is_open_to_others(folder.parent):
                files = folder.iterdir()
                copies += [file for file in files if file.name.startswith(_stem(path)) and file.suffix == ".yaml"]
    return sorted(copies, key=_age)


def delete(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()


def _age(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _stem(path: Path) -> str:
    return f"{path.stem}-{file_names.path_digest(path)[:8]}"

"""Files that letterkit keeps of an interview outside the letter.

They are in the person's state folder, or, where nothing can be written there (a full disk), in a folder of theirs among
the system's temporary files.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite


def state_folders(kind: str) -> tuple[Path, Path]:
    """Return the folders for files of a kind, the person's own first."""
    owner = sha256(str(folders.home() or "").encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return folders.state() / kind, Path(tempfile.gettempdir()) / f"letterkit-{owner}" / kind


def write_state(kind: str, name: str, content: bytes, *, durable: bool = False) -> Path | None:
    """Write a file of a kind and return where it is, or None where no folder takes it."""
    for folder in state_folders(kind):
        with contextlib.suppress(OSError, CannotWrite):
            for level in (folder.parent, folder):  # `parents=True` would leave the upper one open to others
                level.mkdir(mode=0o700, parents=True, exist_ok=True)
            if is_open_to_others(folder.parent):
                continue
            files.write(folder / name, content, durable=durable)
            return folder / name
    return None


def is_open_to_others(folder: Path) -> bool:
    """True if another user could change what is in a folder. Raises OSError."""
    if os.name == "nt":
        return False
    status = folder.stat()
    return status.st_uid != os.geteuid() or bool(status.st_mode & 0o022)

"""Files: written so that they are wholly new or wholly old, and found where a draft names them."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from letterkit.errors import CannotRead, CannotWrite, Problem


def write(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Replaces a file in one step: temporary file beside it, flushed to disk, then renamed.

    A link is followed, so that the file it names is replaced and the link stays. `durable=False` leaves out the
    flush, for what a power cut may take. Raises CannotWrite.
    """
    try:
        target = Path(os.path.realpath(path))
        temporary = target.with_name(f".{target.name[:40]}.{os.urandom(4).hex()}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            if target.exists():
                with contextlib.suppress(OSError):
                    temporary.chmod(target.stat().st_mode & 0o777)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if durable:
            _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise CannotWrite(
            Problem(
                f"The file could not be written ({words}). Nothing was changed.",
                "Check that the folder exists, that you may write there and that the disk "
                "is not full; if the file is open in another program, close it there. Or choose another place with -o.",
                str(path),
            )
        ) from None


def _flush_folder(folder: Path) -> None:
    """Makes the rename itself survive a power cut, where the system allows it (not on Windows)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def beside(folder: Path, name: str) -> Path:
    """The file that a draft names, from the folder that it lies in.

    Raises CannotRead for a name that leads over the network: on Windows asking for such a file already tells the
    other computer who asks.
    """
    if re.match(r"[\\/]{2}|[A-Za-z][A-Za-z0-9+.-]+:", name.strip()):
        raise CannotRead(
            Problem(f"‘{name.strip()}’ is not a file on this computer.", "Copy the file beside the draft.")
        )
    return folder / name.strip()


@contextlib.contextmanager
def reading(path: Path, what: str, hint: str) -> Iterator[None]:
    """Around reading a file that a draft or a profile names (`what`: the logo, the letterhead), so that a file that is
    not there, or may not be read, is a CannotRead with this hint."""
    try:
        yield
    except OSError as refused:
        why = "is not there" if isinstance(refused, FileNotFoundError) else f"cannot be read ({refused.strerror})"
        raise CannotRead(Problem(f"The {what} {why}.", hint, str(path))) from None

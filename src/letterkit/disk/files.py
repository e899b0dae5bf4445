"""The one door to files that a person, a draft or a folder names: read only where they are files, written so that they
are wholly new or wholly old."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import EllipsisType
from typing import Final

from letterkit.disk import file_names
from letterkit.errors import CannotRead, CannotWrite, Problem, WontOverwrite

_MOST: Final = 200_000_000
"""Bytes of the largest file that anything here is about."""
_TRIES: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to rename: on Windows a virus scanner or a cloud folder may hold a file for a moment."""
_KINDS: Final = (
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
)

# -- reading --------------------------------------------------------------------------------------------


def read(path: Path, most: int = _MOST) -> bytes:
    """The bytes of a file, and never more than one beyond `most`, so that the caller can tell what is too large.

    Raises OSError alone, with words for what is no file (a device, a pipe, a folder) and for what is no name. Nothing
    is waited for: what is no file is not opened, and the opened file is looked at again.
    """
    try:
        if file_names.WINDOWS and file_names.is_device_name(path.name):
            raise OSError(errno.EINVAL, "Windows keeps this name for a device")
        stat_file(path)
        with os.fdopen(os.open(path, _READING), "rb") as file:
            _refuse(os.fstat(file.fileno()))
            return file.read(most + 1)
    except ValueError:
        raise OSError(errno.EINVAL, "not a file name") from None


_BINARY: Final = getattr(os, "O_BINARY", 0)
_READING: Final = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def stat_file(path: Path) -> os.stat_result:
    """What the system says of a file (its size and when it was changed). Raises OSError, as `read` does."""
    try:
        found = path.stat()
    except ValueError:
        raise OSError(errno.EINVAL, "not a file name") from None
    _refuse(found)
    return found


def _refuse(state: os.stat_result) -> None:
    """Raises OSError for what is no regular file."""
    if stat.S_ISREG(state.st_mode):
        return
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    words = next((words for holds, words in _KINDS if holds(state.st_mode)), "it is not a file")
    raise OSError(errno.EINVAL, words)


def read_or_none(path: Path) -> bytes | None:
    """What a file holds; None where nothing is of that name, or nothing that can be read."""
    with contextlib.suppress(OSError):
        return read(path)
    return None


def is_file(path: Path) -> bool:
    """True if there is a file; False also for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """True if there is a folder; False also for a name that no folder can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def real_path(path: Path) -> Path:
    """The path with its links followed; links in a circle stay as they are."""
    return Path(os.path.realpath(path))


def local_path(folder: Path, name: str) -> Path:
    """The file that a draft names, from the folder that it lies in.

    Raises CannotRead for a name that leads over the network: on Windows asking for such a file already tells the
    other computer who asks.
    """
    if file_names.is_network_path(name.strip()):
        raise CannotRead(
            Problem(f"‘{name.strip()}’ is not a file on this computer.", "Copy the file beside the draft.")
        )
    return folder / name.strip()


@contextlib.contextmanager
def raising_cannot_read(path: Path, what: str, hint: str) -> Iterator[None]:
    """Around reading a file that a draft or a profile names (`what`: the logo, the letterhead), so that a file that is
    not there, or may not be read, is a CannotRead with this hint."""
    try:
        yield
    except OSError as refused:
        why = "is not there" if isinstance(refused, FileNotFoundError) else f"cannot be read ({refused.strerror})"
        raise CannotRead(Problem(f"The {what} {why}.", hint, str(path))) from None


# -- writing --------------------------------------------------------------------------------------------


def write(path: Path, content: bytes, *, durable: bool = True, instead_of: bytes | EllipsisType | None = ...) -> None:
    """Replaces a file in one step: temporary file beside it, flushed to disk, then renamed.

    A link is followed, so that the file it names is replaced and the link stays. `durable=False` leaves out the
    flush, for what a power cut may take. `instead_of` is what the file is to hold until then (None: there is to be
    none): it is looked at once more just before the renaming, and what somebody wrote meanwhile stays. Between that
    look and the renaming lie some millionths of a second in which no system in use can be told to wait.
    Raises CannotWrite, WontOverwrite.
    """
    try:
        target = real_path(path)
        _refuse_target(path, target)
        temporary = _beside(target, content, durable)
        try:
            _rename(temporary, target, instead_of)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if durable:
            _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise CannotWrite(_refusal(path, error), reason=error if isinstance(error, OSError) else None) from None


def _refuse_target(path: Path, target: Path) -> None:
    """Raises OSError for a target that is there and no file, or is not there and has a name that not all systems
    take."""
    if os.path.lexists(path):
        try:
            _refuse(path.stat())
        except FileNotFoundError:  # a link to what is not there yet
            return
    elif words := file_names.unportable_because(target.name):
        raise OSError(errno.EINVAL, words)


def _beside(target: Path, content: bytes, durable: bool) -> Path:
    """A new file beside the target with this content, as open to others as the target is."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = None
    temporary, handle = _opened(target, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                _flush(file.fileno())
        if mode is not None:
            with contextlib.suppress(OSError):
                temporary.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _opened(target: Path, mode: int) -> tuple[Path, int]:
    """A new file with a name not longer than that of the target, which may be as long as the system allows."""
    for _ in range(100):
        name = f".{os.urandom(4).hex()}.tmp"
        temporary = target.with_name(name[: max(len(target.name), 6)])
        with contextlib.suppress(FileExistsError):
            return temporary, os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    raise FileExistsError(errno.EEXIST, "no name for a temporary file is free")


def _rename(temporary: Path, target: Path, instead_of: bytes | EllipsisType | None) -> None:
    for pause in (*_TRIES, None):
        try:
            if instead_of is None and _linked(temporary, target):
                return
            if not isinstance(instead_of, EllipsisType) and read_or_none(target) != instead_of:
                raise WontOverwrite(_meanwhile(target))
            temporary.replace(target)
            return
        except PermissionError:
            if pause is None or not file_names.WINDOWS:
                raise
            time.sleep(pause)


def _linked(temporary: Path, target: Path) -> bool:
    """Gives a file the name of one that is not to be there yet; False where the disk has no links."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise WontOverwrite(_meanwhile(target)) from None
    except (OSError, NotImplementedError):
        return False
    return True


def _meanwhile(target: Path) -> Problem:
    return Problem(
        "The file was changed meanwhile by another program. It was left as it is.",
        "Run the command again.",
        str(target),
    )


def _flush(handle: int) -> None:
    """Has the disk itself write: on macOS fsync leaves it in the disk's memory, which a power cut takes."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a disk that knows no such order
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """Makes the rename itself survive a power cut, where the system allows it (not on Windows)."""
    if file_names.WINDOWS:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: OSError | ValueError) -> Problem:
    """Why a file could not be written, and what to do."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
    if isinstance(error, OSError) and error.errno in (errno.EINVAL, errno.ENAMETOOLONG):
        hint = "Choose another name with -o."
    else:
        hint = (
            "Check that the folder exists, that you may write there and that the disk "
            "is not full; if the file is open in another program, close it there. Or choose another place with -o."
        )
    return Problem(f"The file could not be written ({words}). Nothing was changed.", hint, str(path))

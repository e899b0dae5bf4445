"""The one door to files that a person, a draft or a folder names.

Only regular files are read; a written file is wholly new or wholly old.
"""

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
from typing import Final, NamedTuple

from letterkit.disk import file_names
from letterkit.errors import CannotRead, CannotWrite, Problem, WontOverwrite
from letterkit.wording import say, say_worded, worded

_MAX_BYTES: Final = 200_000_000
"""More than any file that letterkit reads."""
_PAUSES: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to rename: on Windows a virus scanner or a cloud folder may hold a file for a moment."""
_KINDS: Final = (
    (stat.S_ISCHR, worded("it is a device, not a file")),
    (stat.S_ISBLK, worded("it is a device, not a file")),
    (stat.S_ISFIFO, worded("it is a pipe, not a file")),
    (stat.S_ISSOCK, worded("it is a socket, not a file")),
)

# -- reading --------------------------------------------------------------------------------------------


def read(path: Path, max_bytes: int = _MAX_BYTES) -> bytes:
    """Return the bytes of a file, at most one beyond `max_bytes`, so that the caller sees if it is too large.

    Raises OSError alone, with words for what is no regular file (a device, a pipe, a folder) and for what is no file
    name. Never blocks: only a regular file is opened, and the opened file is checked again.
    """
    try:
        if file_names.WINDOWS and file_names.is_device_name(path.name):
            raise OSError(errno.EINVAL, say("Windows keeps this name for a device"))
        stat_file(path)
        with os.fdopen(os.open(path, _READING), "rb") as file:
            _require_regular(os.fstat(file.fileno()))
            return file.read(max_bytes + 1)
    except ValueError:
        raise OSError(errno.EINVAL, say("not a file name")) from None


_BINARY: Final = getattr(os, "O_BINARY", 0)
_READING: Final = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def stat_file(path: Path) -> os.stat_result:
    """Return the state of a file (its size, the time of its last change). Raises OSError, as `read` does."""
    try:
        state = path.stat()
    except ValueError:
        raise OSError(errno.EINVAL, say("not a file name")) from None
    _require_regular(state)
    return state


def _require_regular(state: os.stat_result) -> None:
    """Raise OSError for what is no regular file."""
    if stat.S_ISREG(state.st_mode):
        return
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, say("it is a folder"))
    words = next((say_worded(words) for is_kind, words in _KINDS if is_kind(state.st_mode)), say("it is not a file"))
    raise OSError(errno.EINVAL, words)


def read_or_none(path: Path) -> bytes | None:
    """Return the bytes of a file; None if it does not exist or cannot be read."""
    with contextlib.suppress(OSError):
        return read(path)
    return None


def is_file(path: Path) -> bool:
    """True if the file exists; False also for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """True if the folder exists; False also for a name that no folder can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def names_folder(name: str) -> bool:
    """True if a name is that of a folder: one that is there, or, with a slash at its end, one that need not be."""
    return name.endswith(("/", os.sep)) or is_folder(Path(name))


def real_path(path: Path) -> Path:
    """Return the path with its links followed; links in a circle stay as they are."""
    return Path(os.path.realpath(path))


def local_path(folder: Path, name: str) -> Path:
    """Return the path of a file that a draft names, relative to the folder of the draft.

    Raises CannotRead for a name that leads over the network: on Windows looking for such a file already tells the
    other computer.
    """
    if file_names.is_network_path(name.strip()):
        raise CannotRead(
            Problem(
                say("‘{name}’ is not a file on this computer.", name=name.strip()),
                say("Copy the file beside the draft."),
            )
        )
    return folder / name.strip()


class FileKind(NamedTuple):
    """How messages speak of a file that is missing, and of one that cannot be read."""

    missing: str
    unreadable: str


PICTURE: Final = FileKind(worded("The picture is not there."), worded("The picture cannot be read ({why})."))
LETTERHEAD: Final = FileKind(worded("The letterhead is not there."), worded("The letterhead cannot be read ({why})."))
ANNEX: Final = FileKind(
    worded("The annex ‘{name}’ is not there."), worded("The annex ‘{name}’ cannot be read ({why}).")
)


@contextlib.contextmanager
def raising_cannot_read(path: Path, kind: FileKind, hint: str) -> Iterator[None]:
    """Turn an OSError into a CannotRead with this hint.

    For reading a file that a draft or a profile names.
    """
    try:
        yield
    except OSError as refused:
        if isinstance(refused, FileNotFoundError):
            message = say_worded(kind.missing, name=path.name)
        else:
            message = say_worded(kind.unreadable, name=path.name, why=refused.strerror)
        raise CannotRead(Problem(message, hint, str(path))) from None


# -- writing --------------------------------------------------------------------------------------------


def write(path: Path, content: bytes, *, durable: bool = True, instead_of: bytes | EllipsisType | None = ...) -> None:
    """Replace a file in one step: temporary file beside it, flushed to disk, then renamed.

    A link is followed, so that the file it names is replaced and the link stays. `durable=False` leaves out the
    flush, for what a power cut may take. `instead_of` is the content that the file must still have (None: it must not
    exist): it is compared just before the renaming, and a file that was changed meanwhile stays. Between the two lie
    some millionths of a second in which no system in use can be told to wait.
    Raises CannotWrite, WontOverwrite.
    """
    try:
        target = real_path(path)
        _check_target(path, target)
        temporary = _write_temporary(target, content, durable)
        try:
            _rename(temporary, target, instead_of)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if durable:
            _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise CannotWrite(_cannot_write(path, error), reason=error if isinstance(error, OSError) else None) from None


def make_folder(folder: Path) -> bool:
    """Make a folder, with those above it, and return True; False where it is there. Raises CannotWrite."""
    if is_folder(folder):
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or say("not the name of a folder")
        problem = Problem(
            say("The folder cannot be made ({why}).", why=why), say("Name another one with -o."), str(folder)
        )
        raise CannotWrite(problem, reason=error if isinstance(error, OSError) else None) from None
    return True


def _check_target(path: Path, target: Path) -> None:
    """Raise OSError for a target that is no regular file, or a new one with a name that not every system takes."""
    if os.path.lexists(path):
        try:
            _require_regular(path.stat())
        except FileNotFoundError:  # a link to what does not exist yet
            return
    elif words := file_names.unportable_because(target.name):
        raise OSError(errno.EINVAL, words)


def _write_temporary(target: Path, content: bytes, durable: bool) -> Path:
    """Write a new file beside the target, with the permissions of the target, and return its path."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = None
    temporary, handle = _open_temporary(target, 0o666 if mode is None else 0o600)
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


def _open_temporary(target: Path, mode: int) -> tuple[Path, int]:
    """Open a new file with a name not longer than that of the target, which may be as long as the system allows."""
    for _ in range(100):
        name = f".{os.urandom(4).hex()}.tmp"
        temporary = target.with_name(name[: max(len(target.name), 6)])
        with contextlib.suppress(FileExistsError):
            return temporary, os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    raise FileExistsError(errno.EEXIST, say("no name for a temporary file is free"))


def _rename(temporary: Path, target: Path, instead_of: bytes | EllipsisType | None) -> None:
    for pause in (*_PAUSES, None):
        try:
            if instead_of is None and _link(temporary, target):
                return
            if not isinstance(instead_of, EllipsisType) and read_or_none(target) != instead_of:
                raise WontOverwrite(_changed_meanwhile(target))
            temporary.replace(target)
            return
        except PermissionError:
            if pause is None or not file_names.WINDOWS:
                raise
            time.sleep(pause)


def _link(temporary: Path, target: Path) -> bool:
    """Link the file to a name that must not exist yet; return False if the disk has no links."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise WontOverwrite(_changed_meanwhile(target)) from None
    except (OSError, NotImplementedError):
        return False
    return True


def _changed_meanwhile(target: Path) -> Problem:
    return Problem(
        say("The file was changed meanwhile by another program. It was left as it is."),
        say("Run the command again."),
        str(target),
    )


def _flush(handle: int) -> None:
    """Flush to the disk itself: on macOS fsync leaves data in the disk's memory, which a power cut takes."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a disk without this command
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system allows it (not on Windows)."""
    if file_names.WINDOWS:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _cannot_write(path: Path, error: OSError | ValueError) -> Problem:
    """Return why a file could not be written, and what to do."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else say("not a file name")
    if isinstance(error, OSError) and error.errno in (errno.EINVAL, errno.ENAMETOOLONG):
        hint = say("Choose another name with -o.")
    else:
        hint = say(
            "Check that the folder exists, that you may write there and that the disk is not "
            "full; if the file is open in another program, close it there. Or choose another "
            "place with -o."
        )
    return Problem(say("The file could not be written ({words}). Nothing was changed.", words=words), hint, str(path))

"""Files that letterkit wrote, shown by the programs of the system: nothing else is ever opened.

No shell has a part in it, and a name cannot become an option, because the path is absolute.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from letterkit.disk import file_names
from letterkit.errors import CannotOpen, Problem
from letterkit.render import written_files
from letterkit.render.formats import FORMATS
from letterkit.wording import say

_A_MOMENT: Final = 2.0
"""Seconds in which a program that cannot show a file has said so; one that shows it may stay as long as it likes."""
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
_shown: Final[list[subprocess.Popen[bytes]]] = []
"""The programs that were started. They are left to the person, and go on when letterkit ends."""


def show_file(file: Path) -> None:
    """Show a file in the program that the system has for its kind. Raises CannotOpen."""
    path = _ours(file)
    if file_names.WINDOWS:
        _start_on_windows(path)
    elif sys.platform == "darwin":
        _start(["open", str(path)], path)
    else:
        _start(_on_desktop(path), path)


def show_folder(file: Path) -> None:
    """Show the folder that a file is in. Raises CannotOpen."""
    path = _ours(file)
    if file_names.WINDOWS:
        _start_on_windows(path.parent)
    elif sys.platform == "darwin":
        _start(["open", "-R", str(path)], path)  # a folder whose name ends in .app would be started
    else:
        _start(_on_desktop(path.parent), path)


def _ours(file: Path) -> Path:
    """Return the absolute path of a file that letterkit wrote, in a format of letters. Raises CannotOpen."""
    path = file.absolute()
    if path.suffix.lower().removeprefix(".") not in FORMATS or not written_files.is_ours(path):
        message = say("Only files that letterkit wrote are opened, and this one is not there any more.")
        raise CannotOpen(Problem(message, say("Write the letter again."), str(path)))
    return path


def _on_desktop(path: Path) -> Sequence[str]:
    """Return the command for a desktop of Linux or BSD. Without a display it would be a program in this terminal."""
    if not any(os.environ.get(name) for name in _DISPLAYS):
        raise _refusal(path, say("There is no desktop here to open it on."))
    program = shutil.which("xdg-open")
    if program is None:
        raise _refusal(path, say("This computer has no `xdg-open`, which finds the program for a file."))
    return [program, str(path)]


def _start(command: Sequence[str], path: Path) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in this terminal is not meant for it
        )
    except OSError as error:
        why = say("The program that opens files cannot be started ({reason}).", reason=error.strerror)
        raise _refusal(path, why) from None
    _shown.append(process)
    try:
        code = process.wait(_A_MOMENT)
    except subprocess.TimeoutExpired:  # it shows the file
        return
    if code:
        raise _refusal(path, say("The system knows no program for it."))


def _start_on_windows(path: Path) -> None:
    try:
        getattr(os, "startfile")(str(path))  # noqa: B009  # there on Windows alone
    except OSError as error:
        raise _refusal(path, say("Windows cannot open it ({reason}).", reason=error.strerror)) from None


def _refusal(path: Path, message: str) -> CannotOpen:
    return CannotOpen(Problem(message, say("Open it yourself: {path}", path=path)))

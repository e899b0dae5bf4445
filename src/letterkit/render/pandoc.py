"""The one place that starts a program: pandoc, in a sandbox, with a time limit and a clean environment.

pandoc reads the document tree from its standard input and writes to its standard output, so that no letter lies in a
file that a killed run leaves behind. It works in a temporary folder, sees no home folder and no user's own defaults,
and takes the letter's date for today, so that the same letter gives the same bytes on every machine and nothing of the
machine is in them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from letterkit.disk import temporary_folders
from letterkit.errors import Problem, RenderFailed
from letterkit.wording import say

TIME_LIMIT = 60.0
"""Seconds; a long letter takes a tenth of one."""

MEMORY: Final = 512
"""Megabytes that pandoc may take. A letter with 8,800 signatories can be written with 256."""
_OUT_OF_MEMORY = 251
"""What a program made with GHC ends with when it has taken all that it may."""

_UNDATED = dt.date(1980, 1, 1)  # the first day that a zip file can name
_FROM_SYSTEM = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")  # without these no program starts on Windows
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s:;,'\"]*[\\/])*[^\s:;,'\"]*")


class Conversion:
    """A pandoc at work. A thread writes its input, so that other work can go on meanwhile."""

    def __init__(self, process: subprocess.Popen[bytes], content: bytes, folder: Path) -> None:
        self._process, self._folder = process, folder
        self._input, process.stdin = process.stdin, None  # ours to write and to close
        self._feeding = threading.Thread(target=self._feed, args=(content,), daemon=True)
        self._feeding.start()

    def _feed(self, content: bytes) -> None:
        """Write the input to its end; a pandoc that was ended, or refuses, reads no further."""
        assert self._input is not None
        with contextlib.suppress(OSError, ValueError), self._input:
            self._input.write(content)

    def result(self, time_limit: float = TIME_LIMIT) -> bytes:
        """Return what pandoc wrote. Raises RenderFailed when it refuses, or runs on for `time_limit` seconds."""
        try:
            out, complaint = self._process.communicate(timeout=time_limit)
        except subprocess.TimeoutExpired as late:
            raise RenderFailed(
                Problem(
                    say(
                        "pandoc did not finish within {time_limit} seconds and was stopped",
                        time_limit=f"{time_limit:g}",
                    ),
                    say("Try again; if it happens each time, leave out passages to find the one to blame."),
                )
            ) from late
        finally:  # Ctrl-C above all: no pandoc stays behind
            self.cancel()
        if self._process.returncode:
            raise RenderFailed(_refusal(self._process.returncode, complaint))
        return out

    def cancel(self) -> None:
        """End pandoc if it is still at work, and remove its folder."""
        if self._process.poll() is None:
            self._process.kill()
        with self._process:  # closes its pipes and waits for its end
            pass
        self._feeding.join()
        temporary_folders.remove(self._folder)


def start(
    document: dict[str, Any],
    to: str,
    date: dt.date | None,
    *options: str,
    files: Mapping[str, bytes] | None = None,
) -> Conversion:
    """Start pandoc on a document tree, to write it in its format `to`.

    `files` are put into its folder for options that name one (a reference document, a template).
    Raises RenderFailed when pandoc is missing.
    """
    content = json.dumps(document, separators=(",", ":")).encode("ascii")
    return _start(content, ("-f", "json", "-t", to, *options), date, files or {})


def convert(text: bytes, reader: str, to: str, date: dt.date | None) -> Conversion:
    """Start pandoc on a text in one of its formats, such as `bibtex`. Raises RenderFailed."""
    return _start(text, ("-f", reader, "-t", to), date, {})


def _start(content: bytes, options: Sequence[str], date: dt.date | None, files: Mapping[str, bytes]) -> Conversion:
    command = [*_command(), "--sandbox", "-o", "-", *options]
    working_folder = folder(files)
    try:
        process = _run([*command, f"--data-dir={working_folder}"], working_folder, date, subprocess.PIPE)
    except RenderFailed:
        temporary_folders.remove(working_folder)
        raise
    return Conversion(process, content, working_folder)


def folder(files: Mapping[str, bytes]) -> Path:
    """Return a temporary folder with these files in it. Raises RenderFailed where the system has no room for one."""
    try:
        return temporary_folders.make(files)
    except OSError as refused:
        raise RenderFailed(
            Problem(
                say("There is no room for temporary files ({strerror})", strerror=refused.strerror),
                say("Make room on the disk, or name another folder for them in the environment variable TMPDIR."),
            )
        ) from None


def start_server(*options: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a pandoc that reads its standard input until it is ended. Raises RenderFailed."""
    return _run([*_command(), *options], folder, None, subprocess.DEVNULL)


def _command() -> list[str]:
    """Return pandoc with the memory that it may take. Every pandoc reads these words, whichever command follows."""
    return [program(), "+RTS", f"-M{MEMORY}m", "-RTS"]


def _run(command: Sequence[str], folder: Path, date: dt.date | None, complaints: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=folder,
            env=_environment(str(folder), timestamp(date)),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as refused:
        raise RenderFailed(
            Problem(
                say("pandoc cannot be started ({strerror})", strerror=refused.strerror or type(refused).__name__),
                say("Install it anew with `pip install --force-reinstall pypandoc-binary`."),
            )
        ) from refused


def timestamp(date: dt.date | None) -> int:
    """Return the letter's date at 00:00 UTC in Unix seconds; an undated letter has a fixed one."""
    day = max(date or _UNDATED, _UNDATED)
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


@cache
def program() -> str:
    """Return the path of pandoc: the one that comes with the pypandoc-binary package, else the one on PATH. Raises
    RenderFailed."""
    package = find_spec("pypandoc")  # found, not imported: the import costs as much as writing a letter
    if package and package.origin:
        name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
        bundled = Path(package.origin).parent / "files" / name
        if bundled.is_file():
            return str(bundled)
    if installed := shutil.which("pandoc"):
        return installed
    raise RenderFailed(
        Problem(
            say("pandoc is not installed, and DOCX, ODT, HTML, PDF and plain text are written through it"),
            say(
                "Install it with `pip install pypandoc-binary`, or from "
                "https://pandoc.org/installing.html. Markdown (`--to md`) needs no pandoc."
            ),
        )
    )


def _environment(folder: str, seconds: int) -> dict[str, str]:
    """Return an environment with nothing of the user's: no home, no name of user or host, no locale."""
    kept = {name: os.environ[name] for name in _FROM_SYSTEM if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "XDG_DATA_HOME", "TEMP", "TMP"), folder)
    return {**kept, **places, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(seconds)}


def _refusal(status: int, complaint: bytes) -> Problem:
    """Return what pandoc said in one line, without the paths of this machine."""
    if status == _OUT_OF_MEMORY:
        return Problem(
            say("pandoc needed more than {memory} MB for the letter and was stopped", memory=MEMORY),
            say(
                "A passage or a source is far larger than those of a letter, or refers to itself: "
                "leave out sources and passages to find the one to blame."
            ),
        )
    words = " ".join(_PATH.sub("…", complaint.decode("utf-8", "replace")).split())[:300]
    return Problem(
        say("pandoc could not write the letter (exit code {status})", status=status) + (f": {words}" if words else ""),
        say("letterkit works with pandoc 3.1.3 or later; `pip install -U pypandoc-binary` brings one."),
    )


def version() -> str:
    """Return the version of pandoc, such as `3.9`. Raises RenderFailed when it is missing or does not say."""
    try:
        output = subprocess.run(
            [program(), "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        output = ""
    match = re.match(r"pandoc(?:\.exe)? ([\d.]+)", output)
    if match is None:
        raise RenderFailed(
            Problem(
                say("pandoc is there, and does not start"),
                say("Install it anew: `pip install --force-reinstall pypandoc-binary`."),
            )
        )
    return match[1]


def is_bundled() -> bool:
    """True if the pandoc in use is the one that came with the pypandoc-binary package. Raises RenderFailed."""
    package = find_spec("pypandoc")
    return package is not None and package.origin is not None and Path(package.origin).parent in Path(program()).parents

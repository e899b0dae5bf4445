"""In which language a run speaks: what the profile says, else that of the letter that the command names, else English.

It is known before the command is read, so that refusals and help have it too. Nothing is parsed for it: two lines are
looked for in files that may be broken.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from letterkit import wording
from letterkit.disk import files, folders
from letterkit.wording import say_count

_MOST_BYTES: Final = 200_000
_TAG: Final = r"""\s*:[ \t]*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)["']?[ \t\r]*(?:#.*)?$"""


def speak_for_command(arguments: Sequence[str]) -> None:
    """Speak the language of a command from now on. Raises InvalidLibrary for a catalogue that is broken."""
    letter, near = _letter_of(arguments)
    interface = _interface(near)
    if all(tag in ("", "en") or tag.startswith("en-") for tag in (interface, letter)):
        wording.speak(wording.ENGLISH)
        return
    from letterkit.languages.wordings import skipped_messages, wording_for

    found = _libraries(near)
    wording.speak(wording_for(interface, letter, found))
    if skipped := skipped_messages(wording.spoken().tag, found):
        first, more = skipped[0], len(skipped) - 1
        click.echo(str(first), err=True)
        if more:
            click.echo(say_count("{count} more like it.", "{count} more like it.", more), err=True)


def _letter_of(arguments: Sequence[str]) -> tuple[str, Path]:
    """Return the language that a command names, or that of the first draft that it names, and the draft's folder."""
    for index, argument in enumerate(arguments):
        if argument == "--language" and index + 1 < len(arguments):
            return arguments[index + 1], Path()
        if argument.startswith("--language="):
            return argument.partition("=")[2], Path()
    for argument in arguments:
        if argument.lower().endswith((".yaml", ".yml")) and files.is_file(Path(argument)):
            return _value(Path(argument), b"language"), Path(argument).parent
    return "", Path()


def _interface(near: Path) -> str:
    """Return what the nearest profile says of the language of the program; empty where none does."""
    profiles = [folder / "profile.yaml" for folder in reversed([*_libraries(near)])]
    found = (_value(file, b"interface") for file in (*profiles, folders.settings() / "profile.yaml"))
    return next(filter(None, found), "")


def _libraries(near: Path) -> Sequence[Path]:
    """Return the library folders that exist beside the shipped one, the nearest last."""
    candidates = (folders.data() / "library", Path("library"), near / "library")
    return [folder for folder in dict.fromkeys(candidates) if files.is_folder(folder)]


def _value(file: Path, key: bytes) -> str:
    """Return the language tag that a key has in a file of YAML; empty where it has none."""
    content = b""
    with contextlib.suppress(OSError):
        content = files.read(file, _MOST_BYTES)
    match = re.search(rb"(?m)^" + key + _TAG.encode(), content)
    return match[1].decode("ascii") if match else ""

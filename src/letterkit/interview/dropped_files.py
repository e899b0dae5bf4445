"""Names of files as people give them: typed, in quotation marks, or dropped on a terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

from letterkit.disk import file_names, files
from letterkit.questions.answers import Refused
from letterkit.wording import say

_OPTIONS: Final = re.compile(r"\s--[a-z]")


def path_and_options(typed: str) -> tuple[Path, tuple[str, ...]]:
    """Return the file, and the words behind it from the first `--` on. Raises Refused for an open quotation mark."""
    text = typed.strip().removeprefix("& ").strip()  # PowerShell writes & before a dropped file
    options = _OPTIONS.search(text)
    if options is None or files.is_file(file_names.path_from_input(text)):
        return dropped_path(text), ()
    try:
        words = shlex.split(text[options.start() :])
    except ValueError:
        raise Refused(
            say("A quotation mark is not closed."), say('Write --map "Heading=organization", for example.')
        ) from None
    return dropped_path(text[: options.start()]), tuple(words)


def dropped_path(text: str) -> Path:
    """Return the file that a text names. Raises Refused for one on another computer."""
    path = file_names.path_from_input(text)
    if file_names.is_network_path(str(path)) or re.match(r"file://(?!localhost/)[^/]", text.strip(), re.IGNORECASE):
        raise Refused(say("This file lies on another computer."), say("Copy it to this one first."))
    return path

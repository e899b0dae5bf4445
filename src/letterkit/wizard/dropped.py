"""The name of a file as it comes: typed, in quotation marks, or dropped on a terminal."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from letterkit.wizard.answers import Refused

_OPTIONS: Final = re.compile(r"\s--[a-z]")


def path_and_options(typed: str) -> tuple[Path, tuple[str, ...]]:
    """Return the file, and the words behind it from the first `--` on. Raises Refused for an open quotation mark."""
    text = typed.strip().removeprefix("& ").strip()  # PowerShell writes & before a dropped file
    begins = _OPTIONS.search(text)
    if begins is None or _is_there(Path(text).expanduser()):
        return dropped_path(text), ()
    try:
        words = shlex.split(text[begins.start() :])
    except ValueError:
        raise Refused("A quotation mark is not closed.", 'Write --map "Heading=organization", for example.') from None
    return dropped_path(text[: begins.start()]), tuple(words)


def dropped_path(text: str) -> Path:
    """Return the file that a text names: as it is, without quotation marks or backslashes, as a `file:` address."""
    ways = [*_ways(text.strip())]
    return next((path for path in ways if _is_there(path)), ways[-1])


def _ways(text: str) -> Iterator[Path]:
    if text.lower().startswith("file:"):
        yield _of_address(text)
        return
    yield Path(text).expanduser()
    if "\\" in text or "'" in text or '"' in text:
        try:
            words = shlex.split(text)
        except ValueError:
            words = []
        if len(words) == 1:
            yield Path(words[0]).expanduser()
        bare = text.strip("\"'")
        if os.name != "nt":
            yield Path(re.sub(r"\\(.)", r"\1", bare)).expanduser()
        yield Path(bare).expanduser()


def _of_address(text: str) -> Path:
    """The file of an address such as file:///home/a%20b.csv. Raises Refused for one on another computer."""
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost"):
        raise Refused("This file lies on another computer.", "Copy it to this one first.")
    name = unquote(text.partition(":")[2].removeprefix("//localhost").removeprefix("//"))
    return Path(name[1:] if os.name == "nt" and re.match(r"/[A-Za-z]:", name) else name)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError, RuntimeError):
        return False

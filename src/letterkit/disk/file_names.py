"""Names of files: which a system can take, which of them name the same file, and what a person means by one."""

from __future__ import annotations

import os
import re
import shlex
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote

WINDOWS: Final = os.name == "nt"

_DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:[ .:].*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_NETWORK: Final = re.compile(r"[\\/]{2}|[A-Za-z][A-Za-z0-9+.-]+:")


def is_device_name(name: str) -> bool:
    """True if Windows takes the name for a device: `CON`, `nul.bib`, `com1`."""
    return _DEVICE.fullmatch(name.strip()) is not None


def unportable_because(name: str) -> str:
    """Why a new file should not be called so, in words; empty for a name that every system takes.

    Letters go to colleagues on other systems, so this is the same on all of them.
    """
    if is_device_name(name):
        return f"Windows keeps the name ‘{name}’ for a device"
    if name != name.rstrip(" ."):
        return "the name ends in a blank or a full stop, which Windows takes away"
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        return "the name holds a control character"
    return ""


def is_network_path(name: str) -> bool:
    """True for an address or a share: on Windows, asking for such a file already tells another computer who asks."""
    return _NETWORK.match(name) is not None


def identity(path: Path) -> str:
    """A text that is the same for all spellings of one file: links followed, large and small letters and composed
    and decomposed characters alike where the disk takes them for the same. The file need not be there."""
    real = os.path.realpath(path)
    return unicodedata.normalize("NFC", real).casefold() if _folds(Path(real)) else real


def path_digest(path: Path) -> str:
    """A name for what is remembered of a file, which does not tell what the file is called."""
    return sha256(identity(path).encode("utf-8", "surrogateescape")).hexdigest()


def is_same_file(one: Path, other: Path) -> bool:
    """True if two paths lead to one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there yet
        return identity(one) == identity(other)


def _folds(real: Path) -> bool:
    """True if the disk takes names that differ in case, or in the form of their characters, for the same.

    It is asked by the last part of the path that is there and can be spelled in two ways.
    """
    for place in (real, *real.parents):
        name = place.name
        spelled = {name.swapcase(), unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)} - {name, ""}
        if spelled and os.path.lexists(place):
            return any(_reaches(place.with_name(other), place) for other in spelled)
    return sys.platform in ("win32", "darwin")


def _reaches(path: Path, place: Path) -> bool:
    try:
        return path.samefile(place)
    except (OSError, ValueError):
        return False


def path_from_input(text: str) -> Path:
    """The path that a person means who types, pastes or drops a file's name on the terminal.

    Quotation marks around it, `file://` before it, `~`, and (not on Windows) backslashes before blanks belong to the
    spelling and not to the name; a file that is there under the name as it stands is meant before all others.
    """
    text = text.strip()
    plain = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    if plain.lower().startswith("file:"):
        plain = _from_address(plain)
    elif not WINDOWS and not _is_there(plain):
        plain = _from_shell(text) or re.sub(r"\\(.)", r"\1", plain)
    return _at_home(plain)


def _from_shell(text: str) -> str:
    """What a shell makes of a word ('it'\\''s.csv'); empty where it is no single word."""
    try:
        words = shlex.split(text)
    except ValueError:
        return ""
    return words[0] if len(words) == 1 else ""


def _from_address(address: str) -> str:
    """The path in a `file:` address; a leading slash before a drive's letter goes."""
    path = unquote(re.sub(r"^file:(?://(?:localhost)?(?=/))?", "", address, flags=re.IGNORECASE))
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _at_home(name: str) -> Path:
    """The path with the home folder in the place of `~`, where there is one."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _is_there(name: str) -> bool:
    try:
        return os.path.lexists(_at_home(name))
    except ValueError:
        return False

"""Names of files: which every system takes, which name the same file, and which file a person means."""

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

from letterkit.wording import say

WINDOWS: Final = os.name == "nt"

_DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:[ .:].*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_NETWORK: Final = re.compile(r"[\\/]{2}|[A-Za-z][A-Za-z0-9+.-]+:")


def is_device_name(name: str) -> bool:
    """True if Windows takes the name for a device: `CON`, `nul.bib`, `com1`."""
    return _DEVICE.fullmatch(name.strip()) is not None


def unportable_because(name: str) -> str:
    """Return why a new file should not have this name; empty for a name that every system takes.

    Letters go to colleagues on other systems, so this is the same on all of them.
    """
    if is_device_name(name):
        return say("Windows keeps the name ‘{name}’ for a device", name=name)
    if name != name.rstrip(" ."):
        return say("the name ends in a blank or a full stop, which Windows takes away")
    if any(unicodedata.category(ch) == "Cc" for ch in name):
        return say("the name holds a control character")
    return ""


def portable(text: str) -> str:
    """Return a text as a name for a file that every system takes, without an ending; empty where nothing is left."""
    name = " ".join(_LEFT_OUT.sub("", _PARTING.sub("-", text)).split()).strip(" .-")
    return f"_{name}" if is_device_name(name) else name


_PARTING: Final = re.compile(r"[/\\:|]")
_LEFT_OUT: Final = re.compile(r'[\x00-\x1f\x7f<>"?*]')


def is_network_path(name: str) -> bool:
    """True for a web address or a network share: on Windows, looking for such a file is seen by the other computer."""
    return _NETWORK.match(name) is not None


def identity(path: Path) -> str:
    """Return a text that is the same for all spellings of one file, which need not exist.

    Links are followed; case, and composed and decomposed characters, count only where the disk tells them apart.
    """
    real = os.path.realpath(path)
    return unicodedata.normalize("NFC", real).casefold() if _ignores_case(Path(real)) else real


def path_digest(path: Path) -> str:
    """Return a digest of a path: a name for stored facts about a file that does not give its own name away."""
    return sha256(identity(path).encode("utf-8", "surrogateescape")).hexdigest()


def is_same_file(first: Path, second: Path) -> bool:
    """True if two paths lead to one file."""
    try:
        return first.samefile(second)
    except (OSError, ValueError):  # one of them does not exist yet
        return identity(first) == identity(second)


def _ignores_case(real: Path) -> bool:
    """True if the disk takes names that differ in case, or in the form of their characters, for the same.

    Tried with the last part of the path that exists and can be spelled in two ways.
    """
    for place in (real, *real.parents):
        name = place.name
        spellings = {name.swapcase(), unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)} - {
            name,
            "",
        }
        if spellings and os.path.lexists(place):
            return any(_is_same_existing(place.with_name(other), place) for other in spellings)
    return sys.platform in ("win32", "darwin")


def _is_same_existing(path: Path, place: Path) -> bool:
    try:
        return path.samefile(place)
    except (OSError, ValueError):
        return False


def with_folder(file: Path) -> str:
    """Return the name of a file with the folder that it is in, where the name does not say it."""
    if file.is_absolute():
        return str(file)
    return say("{file} (in {folder})", file=file, folder=file.absolute().parent)


def path_from_input(text: str) -> Path:
    """Return the path that a person means who types, pastes or drops a file's name on the terminal.

    Quotation marks around it, `file://` before it, `~`, and (not on Windows) backslashes before blanks are taken off,
    unless a file exists by the name as it was typed.
    """
    text = text.strip()
    plain = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    if plain.lower().startswith("file:"):
        plain = _from_file_url(plain)
    elif not WINDOWS and not _exists(plain):
        plain = _from_shell(text) or re.sub(r"\\(.)", r"\1", plain)
    return _expand_home(plain)


def _from_shell(text: str) -> str:
    """Return a word as a shell reads it ('it'\\''s.csv'); empty if it is no single word."""
    try:
        words = shlex.split(text)
    except ValueError:
        return ""
    return words[0] if len(words) == 1 else ""


def _from_file_url(url: str) -> str:
    """Return the path in a `file:` URL, without a slash before a drive's letter."""
    path = unquote(re.sub(r"^file:(?://(?:localhost)?(?=/))?", "", url, flags=re.IGNORECASE))
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _expand_home(name: str) -> Path:
    """Return the path with the home folder in the place of `~`, if there is one."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(_expand_home(name))
    except ValueError:
        return False

"""The user's own folders: settings, packs, state and cache.

If the system has no home folder (a container, a build server), the paths lead to a place where nothing exists and
nothing can be created, so that callers go on as if the folders were empty.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal

NOWHERE: Final = Path(os.devnull, "no-home-folder")


def home() -> Path | None:
    """Return the home folder; None if the system has none."""
    try:
        return Path.home()
    except (RuntimeError, KeyError):
        return None


def settings() -> Path:
    """Return the folder of the profile."""
    return _user_folder("config")


def data() -> Path:
    """Return the folder of the user's own packs and libraries."""
    return _user_folder("data")


def state() -> Path:
    """Return the folder for what letterkit remembers outside the letters."""
    return _user_folder("state")


def cache() -> Path:
    """Return the folder for what letterkit can compute again."""
    return _user_folder("cache")


def _user_folder(kind: Literal["config", "data", "state", "cache"]) -> Path:
    import platformdirs

    try:
        folder = Path(getattr(platformdirs, f"user_{kind}_dir")("letterkit", appauthor=False))
    except (RuntimeError, KeyError):
        return NOWHERE
    return folder if folder.is_absolute() else NOWHERE

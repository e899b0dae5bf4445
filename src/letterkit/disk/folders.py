"""The folders that belong to the person at work: where settings, packs, memories and caches lie.

Where the system knows no home folder (a container, a build server), there are none: the paths lead to a place where
nothing is and nothing can be made, so that each user of them goes on as without.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal

NOWHERE: Final = Path(os.devnull, "no-home-folder")


def home() -> Path | None:
    """The home folder; None where the system knows none."""
    try:
        return Path.home()
    except (RuntimeError, KeyError):
        return None


def settings() -> Path:
    """Where the profile lies."""
    return _own("config")


def data() -> Path:
    """Where packs and libraries of one's own lie."""
    return _own("data")


def state() -> Path:
    """Where letterkit remembers what it did, outside the letters."""
    return _own("state")


def cache() -> Path:
    """Where letterkit keeps what it can work out again."""
    return _own("cache")


def _own(kind: Literal["config", "data", "state", "cache"]) -> Path:
    import platformdirs

    try:
        folder = Path(getattr(platformdirs, f"user_{kind}_dir")("letterkit", appauthor=False))
    except (RuntimeError, KeyError):
        return NOWHERE
    return folder if folder.is_absolute() else NOWHERE

"""The folders that belong to the person at work: where settings, packs, memories and caches lie.

Where the system knows no home folder (a container, a build server), there are none: the paths lead to a place where
nothing is and nothing can be made, so that each user of them goes on as without.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

NOWHERE: Final = Path(os.devnull, "no-home-folder")


def home() -> Path | None:
    """The home folder; None where the system knows none."""
    try:
        return Path.home()
    except (RuntimeError, KeyError):
        return None


def settings() -> Path:
    """Where the profile lies."""
    import platformdirs

    return _own(platformdirs.user_config_dir)


def data() -> Path:
    """Where packs and libraries of one's own lie."""
    import platformdirs

    return _own(platformdirs.user_data_dir)


def state() -> Path:
    """Where letterkit remembers what it did, outside the letters."""
    import platformdirs

    return _own(platformdirs.user_state_dir)


def cache() -> Path:
    """Where letterkit keeps what it can work out again."""
    import platformdirs

    return _own(platformdirs.user_cache_dir)


def _own(ask: Callable[..., str]) -> Path:
    folder = Path(ask("letterkit", appauthor=False))
    return folder if folder.is_absolute() else NOWHERE

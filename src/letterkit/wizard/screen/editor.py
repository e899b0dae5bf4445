"""The person's own editor, for those who would rather write there."""

from __future__ import annotations

import os
import shutil
from typing import Final

_USUAL: Final = ("editor", "nano", "pico", "vi", "emacs")


def there() -> bool:
    """Whether an editor can be opened. On Windows the one that every computer has stands in for a missing EDITOR."""
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        return True
    if os.name == "nt":
        os.environ["EDITOR"] = "notepad"
        return True
    return any(shutil.which(name) for name in _USUAL)

"""The person's own editor, for those who would rather write there."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from prompt_toolkit.buffer import Buffer


def there() -> bool:
    """Whether somebody named an editor: one that was not chosen (vi) may be one that they cannot leave. On Windows the
    one that every computer has stands in for a missing EDITOR."""
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        return True
    if os.name == "nt":
        os.environ["EDITOR"] = "notepad"
        return True
    return False


class Room(Buffer):
    """The room to write. `failed` is called where the editor could not be opened, or gave up: what was there stays."""

    def __init__(self, failed: Callable[[], None], **options: Any) -> None:
        super().__init__(multiline=True, tempfile_suffix=".md", **options)
        self._failed = failed

    def _open_file_in_editor(self, filename: str) -> bool:  # the only place that knows how the editor ended
        done = super()._open_file_in_editor(filename)
        if not done:
            self._failed()
        return done

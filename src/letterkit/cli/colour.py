"""What rich lays out for a terminal, as a text with the terminal's own colour codes."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def laid_out_in(width: int, write: Callable[[Console], None]) -> str:
    """Return what a function prints on a console of a width."""
    from rich.console import Console

    shown = io.StringIO()
    plain = "NO_COLOR" in os.environ
    write(Console(file=shown, force_terminal=True, no_color=plain, width=width, highlight=False, legacy_windows=False))
    return shown.getvalue()

"""Keys that a test sends all at once and that count as typed by a person, one after another."""

from __future__ import annotations

from typing import Final

from letterkit.faces.plain.pace import Pace


class _AsTyped(Pace):
    def line_ended(self, more_waits: bool) -> bool:
        return False


AS_TYPED: Final = _AsTyped()
F2: Final = "\x1bOQ"

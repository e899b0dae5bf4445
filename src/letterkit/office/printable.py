"""Words from an untrusted file, made fit for one line of a message."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 200
"""Characters of a value that are kept: enough to know it by."""


def clean(text: str) -> str:
    """Return one line without control characters and marks that change the direction of writing, shortened."""
    start = text[: LONGEST * 4]
    flat = " ".join("".join(ch if ch.isprintable() else " " for ch in start).split())
    return flat if len(flat) <= LONGEST and len(text) <= LONGEST * 4 else f"{flat[: LONGEST - 1].rstrip()}…"

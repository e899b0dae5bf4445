"""What the language of a letter says about its page: the sheet, and what formats ask of the tag."""

from __future__ import annotations

from letterkit.letter.composed import Letter

MARGIN = 25.0


def latin_language(letter: Letter) -> str:
    """Return the language of what is in Latin script. Names quoted in an Arabic letter are mostly English, and
    a word processor sets them badly when it takes them for Arabic."""
    return "en-US" if letter.direction == "rtl" else letter.language

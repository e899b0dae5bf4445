"""The normal form of words: what is left of a text when only the letters that tell words apart count.

Names, keys and headings come composed and decomposed, with soft hyphens from a PDF, with vowel signs, in full-width
letters. They are compared by this form, never by the characters that were typed.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a text for comparing: no case, accents, invisible or control characters; one blank between words."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = (" " if ch.isspace() else ch for ch in decomposed if not _is_left_out(ch))
    return " ".join("".join(letters).split())


def _is_left_out(ch: str) -> bool:
    return unicodedata.category(ch) in ("Mn", "Cf", "Cc") and not ch.isspace()

"""Who is named in a sentence, and who is said to have said it."""

from __future__ import annotations

import re

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, Span

_CAPITAL = rf"[{UPPER}][\w’'-]{{0,30}}"
_PARTICLE = r"(?:(?:al|el|de|la|van|von|bin|ben|of|the|des|du)[ -])?"
FULL_NAME = re.compile(rf"{_CAPITAL}(?: {_PARTICLE}{_CAPITAL}){{0,4}}")
"""A name of one to five words with capitals, and the little words inside it."""


def is_sourced(letter: Subject, one: Prose, sentence: Span) -> bool:
    """Whether a sentence says who says so: by a note, a citation, a link, or in words (`attribution`)."""
    if sentence in letter.sentences_with("attribution", one):
        return True
    known = letter.remembered("noted").setdefault(one, {})
    if sentence not in known:
        known[sentence] = _is_noted(one, sentence)
    noted: bool = known[sentence]
    return noted


def _is_noted(one: Prose, sentence: Span) -> bool:
    """Whether a note, a citation or a link stands in a sentence or right behind it."""
    raw = one.span(*sentence)
    if raw is None:
        return False
    behind = one.origin.raw[raw[1] : raw[1] + 60].lstrip(' .”"»')
    return bool(_NOTED.search(one.origin.raw, *raw) or _NOTED.match(behind))


_NOTED = re.compile(r"\[\^[^\]\s]{1,60}\]|\[[^\[\]@]{0,80}@[^\[\]]{1,200}\]|\]\(")

"""What can be done next, as each face says it: with a command in the plain face, with a key in the full-screen one.

A hint of the interview names the deed in braces (`{skip} to come back to it later.`); the face puts its own words in
its place.
"""

from __future__ import annotations

from typing import Final

_DEEDS: Final = {
    "skip": ("Type :skip", "Press F8"),
    "back": ("type <", "press Esc"),
    "add": ("Type +", "Press +"),
    "own words": ("type :write", "press Ctrl-O"),
    "find": ("Type :go with the number of a question, or :review to see them all", "Press F5 and type a word of it"),
    "go": ("Type :go and the number of a question", "Press F5"),
    "read": ("Type :read and the name of a table, such as :read signatories.xlsx", "Type the name of a table"),
}


def typed(hint: str) -> str:
    """A hint for somebody who types commands."""
    return _worded(hint, 0)


def pressed(hint: str) -> str:
    """A hint for somebody who presses keys."""
    return _worded(hint, 1)


def _worded(hint: str, face: int) -> str:
    for name, words in _DEEDS.items():
        hint = hint.replace(f"{{{name}}}", words[face])
    return hint

"""Characters that cannot be seen and mislead YAML, named at their place where a file cannot be read for them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from letterkit.errors import Problem
from letterkit.wording import say, say_worded, worded

_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
"""Breaks of lines for the parsers, and for no editor: behind one, their lines are not those of the file."""
_NAMES: Final = {
    "\x85": worded("a next-line sign"),
    "\xa0": worded("a no-break space"),
    "\xad": worded("a soft hyphen"),
    "\u200b": worded("a zero-width space"),
    "\u200c": worded("a zero-width non-joiner"),
    "\u200d": worded("a zero-width joiner"),
    "\u200e": worded("a left-to-right mark"),
    "\u200f": worded("a right-to-left mark"),
    "\u2028": worded("a line separator"),
    "\u2029": worded("a paragraph separator"),
    "\u202f": worded("a narrow no-break space"),
    "\u2060": worded("a word joiner"),
    "\ufeff": worded("a byte order mark"),
}
_ODD: Final = ("Cf", "Zs", "Zl", "Zp")
"""Categories of what is not seen: signs of format, blanks, separators."""


def is_odd(character: str) -> bool:
    """Return True for a character that looks like a blank or like nothing, and is no blank to YAML."""
    return character not in " \t\n\r" and (unicodedata.category(character) in _ODD or character == "\x85")


def odd_in_key(key: str) -> str:
    """Return the first invisible character of a key that is nothing but plain letters without it, empty where there is
    none: keys in other scripts may need theirs."""
    odd = next((ch for ch in key if is_odd(ch)), "") if not key.isascii() else ""
    return odd if odd and "".join(ch for ch in key if not is_odd(ch)).isascii() else ""


def problem_with(character: str, file: str, line: int, column: int) -> Problem:
    """Return what to do about an invisible character at a place, counted from 1."""
    name = say_worded(_NAMES.get(character, worded("a character that cannot be seen")))
    code = f"U+{ord(character):04X}"
    return Problem(
        say(
            "Here stands {name} ({code}), which cannot be seen and keeps the file from being read.",
            name=name,
            code=code,
        ),
        say("Delete the blank at this place, and type it again."),
        file,
        line,
        column,
    )


def find_misleading(text: str, file: str, line: int) -> Problem | None:
    """Return the invisible character that makes a file unreadable at a line, or None.

    That is a break that editors do not show, anywhere in the file; or, in the line or the one before it, one in the
    indentation, in a key, or behind its colon.
    """
    lines = text.split("\n")
    for number, content in enumerate(lines, 1):
        if found := _BREAKS.search(content):
            return problem_with(found[0], file, number, found.start() + 1)
    for number in range(max(line - 1, 1), min(line, len(lines)) + 1):
        content = lines[number - 1]
        head = content[: content.find(":") + 2] if ":" in content else content[: len(content) - len(content.lstrip())]
        for column, character in enumerate(head, 1):
            if is_odd(character):
                return problem_with(character, file, number, column)
    return None

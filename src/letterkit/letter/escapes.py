"""Backslashes of Markdown: a text that was typed is escaped where it is put into Markdown, and unescaped to be
compared or shown."""

from __future__ import annotations

import re

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash and the punctuation mark that it makes a plain character; the mark is the group."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def escape(text: str) -> str:
    """Return Markdown that prints the characters of a text; a line end becomes a space."""
    return _PUNCTUATION.sub(r"\\\1", one_line(text))


def unescape(markdown: str) -> str:
    """Return a Markdown text with the backslash of every escaped character taken away."""
    return ESCAPED.sub(r"\1", markdown)


def one_line(text: str) -> str:
    """Return the text with each line end, and the blanks around it, made one space, in time linear in its length."""
    first, *rest = re.split(r"[\r\n]+", text)
    if not rest:
        return text
    middle = [line.strip() for line in rest[:-1]]
    return " ".join([first.rstrip(), *(line for line in middle if line), rest[-1].lstrip()])

"""Labels of footnotes in Markdown: texts that each have a note `[^1]` are put together without taking each other's."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(r"(?<!\\)\[\^([^\]\s]{1,80})\]")
_DEFINITION: Final = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:")
_INDENTED: Final = ("  ", "\t")


def apart(text: str, prefix: str) -> tuple[str, str]:
    """Return a Markdown text without its footnotes, and these; their labels begin with a prefix, in both.

    A footnote goes on as long as its lines do, and behind a blank line where what follows is indented.
    """
    if "[^" not in text:
        return text, ""
    body: list[str] = []
    notes: list[str] = []
    labels: set[str] = set()
    in_note, was_blank = False, True
    for line in text.split("\n"):
        blank, definition = not line.strip(), _DEFINITION.match(line)
        if definition:
            labels.add(definition[1])
            in_note = True
        elif in_note and was_blank and not blank and not line.startswith(_INDENTED):
            in_note = False
        (notes if in_note else body).append(line)
        was_blank = blank

    def labelled(lines: list[str]) -> str:
        def mark(found: re.Match[str]) -> str:
            return f"[^{prefix}-{found[1]}]" if found[1] in labels else found[0]

        return _MARK.sub(mark, "\n".join(lines)).strip("\n")

    return labelled(body).rstrip(), labelled(notes)

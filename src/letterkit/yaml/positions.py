"""Where a word of a text stands in the file: YAML has five ways to write a text, and a person looks for the word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from letterkit.errors import KeyPath
from letterkit.yaml.tree import Tree

_KEY = re.compile(r"""(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:[ \t]*""")
_BLOCK = re.compile(r"[|>][0-9+-]*[ \t]*(?:#[^\n]*?)?\r?\n")


@dataclass(frozen=True, slots=True)
class TextPosition:
    """Line and column, both from 1. `offset` is the same place in the file's text, or -1 where it is not certain."""

    line: int
    column: int
    offset: int = -1


class KeyPositions:
    """Places in one file. The first in a text costs as much as the text is long, each further one next to nothing."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._starts: list[int] = []
        self._known: dict[KeyPath, tuple[int, ...]] = {}
        self._inside: dict[KeyPath, list[int]] = {}

    def of(self, path: KeyPath, value: str = "", start: int = 0) -> TextPosition:
        """Where the character `start` of the text `value` under a key stands; without a text, the key itself."""
        line, column = self._tree.position(path)
        if not value or not self._tree.text or path not in self._tree.positions:
            return TextPosition(line, column)
        lines = self._lines(path, value, self._offset(line, column))
        if not lines:
            return TextPosition(line, column)
        begins = self._begins(path, value)
        inner = bisect_right(begins, start) - 1
        if inner >= len(lines):
            return TextPosition(line, column)
        offset = lines[inner] + start - begins[inner]
        at = bisect_right(self._starts, offset) - 1
        return TextPosition(at + 1, offset - self._starts[at] + 1, offset)

    def _begins(self, path: KeyPath, value: str) -> list[int]:
        """Where each line of a value begins in it."""
        if path not in self._inside:
            self._inside[path] = [0, *(found.end() for found in re.finditer("\n", value))]
        return self._inside[path]

    def _offset(self, line: int, column: int) -> int:
        if not self._starts:
            self._starts = [0, *(found.end() for found in re.finditer("\r\n|\n|\r", self._tree.text))]
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self._tree.text)

    def _lines(self, path: KeyPath, value: str, at: int) -> tuple[int, ...]:
        """Where each line of the value begins in the file; empty where the file writes it in another way."""
        if path not in self._known:
            self._known[path] = self._looked_up(value, at, isinstance(path[-1], str) if path else False)
        return self._known[path]

    def _looked_up(self, value: str, at: int, keyed: bool) -> tuple[int, ...]:
        text = self._tree.text
        if keyed and (key := _KEY.match(text, at)):
            at = key.end()
        if block := _BLOCK.match(text, at):
            return self._block(value, block.end()) if text[at] == "|" else ()
        for quote in ("", '"', "'"):
            if text.startswith(quote + value, at) and "\n" not in value:
                return (at + len(quote),)
        return ()

    def _block(self, value: str, at: int) -> tuple[int, ...]:
        """The lines of a block that starts with `|`: they stand in the file as they are, indented."""
        text, found, indent = self._tree.text, [], -1
        for line in value.rstrip("\n").split("\n"):
            end = text.find("\n", at)
            stands = text[at : end if end >= 0 else len(text)].rstrip("\r")
            if indent < 0 and stands.strip():
                indent = len(stands) - len(stands.lstrip(" ")) - (len(line) - len(line.lstrip(" ")))
            inside = max(indent, 0) if stands.strip() else min(len(stands), max(indent, 0))
            if stands[inside:] != line:
                return ()
            found.append(at + inside)
            at = end + 1 if end >= 0 else len(text)
        return tuple(found)

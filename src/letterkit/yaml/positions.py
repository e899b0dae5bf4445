"""The place of a word of a text in its file: YAML has five ways to write a text, and a person looks for the word."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from letterkit.errors import KeyPath
from letterkit.yaml.tree import Tree

_KEY = re.compile(r"""(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:[ \t]*""")
_BLOCK = re.compile(r"[|>][0-9+-]*[ \t]*(?:#[^\n]*?)?\r?\n")


class TextPosition(NamedTuple):
    """Line and column, both from 1. `offset` is the same place in the file's text, or -1 if it is not certain."""

    line: int
    column: int
    offset: int = -1


class KeyPositions:
    """Positions in one file. The first in a text takes time by its length, each further one next to none."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._line_starts: list[int] = []
        self._lines_in_file: dict[KeyPath, tuple[int, ...]] = {}
        self._lines_in_value: dict[KeyPath, list[int]] = {}

    def find(self, path: KeyPath, value: str = "", start: int = 0) -> TextPosition:
        """Return the position of the character `start` of the text `value` under a key; without a text, of the key."""
        line, column = self._tree.position(path)
        if not value or not self._tree.text or path not in self._tree.positions:
            return TextPosition(line, column)
        in_file = self._starts_in_file(path, value, self._offset(line, column))
        in_value = self._starts_in_value(path, value)
        value_line = bisect_right(in_value, start) - 1
        if value_line >= len(in_file):
            return TextPosition(line, column)
        offset = in_file[value_line] + start - in_value[value_line]
        file_line = bisect_right(self._line_starts, offset) - 1
        return TextPosition(file_line + 1, offset - self._line_starts[file_line] + 1, offset)

    def _starts_in_value(self, path: KeyPath, value: str) -> list[int]:
        if path not in self._lines_in_value:
            self._lines_in_value[path] = [0, *(end.end() for end in re.finditer("\n", value))]
        return self._lines_in_value[path]

    def _offset(self, line: int, column: int) -> int:
        if not self._line_starts:
            self._line_starts = [0, *(end.end() for end in re.finditer("\r\n|\n|\r", self._tree.text))]
        return self._line_starts[line - 1] + column - 1 if line <= len(self._line_starts) else len(self._tree.text)

    def _starts_in_file(self, path: KeyPath, value: str, offset: int) -> tuple[int, ...]:
        """Return the offset of each line of a value in the file; empty if the file writes it in another way."""
        if path not in self._lines_in_file:
            has_key = bool(path) and isinstance(path[-1], str)
            self._lines_in_file[path] = self._find_lines(value, offset, has_key)
        return self._lines_in_file[path]

    def _find_lines(self, value: str, offset: int, has_key: bool) -> tuple[int, ...]:
        text = self._tree.text
        if has_key and (key := _KEY.match(text, offset)):
            offset = key.end()
        if block := _BLOCK.match(text, offset):
            return self._find_block(value, block.end()) if text[offset] == "|" else ()
        for quote in ("", '"', "'"):
            if text.startswith(quote + value, offset) and "\n" not in value:
                return (offset + len(quote),)
        return ()

    def _find_block(self, value: str, offset: int) -> tuple[int, ...]:
        """Return the offset of each line of a block that starts with `|`, in which lines are only indented."""
        text, starts, indent = self._tree.text, [], -1
        for line in value.rstrip("\n").split("\n"):
            end = text.find("\n", offset)
            file_line = text[offset : end if end >= 0 else len(text)].rstrip("\r")
            if indent < 0 and file_line.strip():
                indent = len(file_line) - len(file_line.lstrip(" ")) - (len(line) - len(line.lstrip(" ")))
            lead = max(indent, 0) if file_line.strip() else min(len(file_line), max(indent, 0))
            if file_line[lead:] != line:
                return ()
            starts.append(offset + lead)
            offset = end + 1 if end >= 0 else len(text)
        return tuple(starts)

"""Plain data from a file with the place of every key, so that a message can name file, line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from letterkit.errors import KeyPath, Problem

Key = str | int
Position = tuple[int, int]


class Unreadable(Exception):
    """A text that is not YAML that a letter may hold, with its problems."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(problem.message for problem in problems))


@dataclass(slots=True)
class Tree:
    """Plain data (dict, list, str, int, float, bool, None), and line and column of each key or item, from 1.

    `text` is the file as it was read; empty for a tree that did not come from a text.
    """

    data: Any
    positions: dict[KeyPath, Position]
    file: str = ""
    text: str = ""

    def position(self, path: KeyPath) -> Position:
        """Return line and column of a key path, or of the nearest part above it that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.positions:
                return self.positions[path[:end]]
        return (1, 1)

    def problem(self, path: KeyPath, message: str, hint: str = "") -> Problem:
        """Return a problem at a key path, with file, line and column filled in."""
        line, column = self.position(path)
        return Problem(message, hint, self.file, line, column, path)

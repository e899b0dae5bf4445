"""Positions in an interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

END: Final = ""
"""The position after the last question."""


@dataclass(frozen=True, slots=True)
class Position:
    """What an interview asks: a question; in a list of records, a field of one; beside a fact, its source.

    `passage`, counted from 1, is a passage being written in the person's own words; `question` is then where the person
    came from.
    """

    question: str = END
    item: int | None = None
    field: str = ""
    passage: int = 0

    @property
    def input_key(self) -> Position:
        """Return the key for text that is typed here: for a passage, the same wherever the person came from."""
        return Position(passage=self.passage) if self.passage else self


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Data and position as they were, for undo."""

    data: Mapping[str, Any]
    position: Position


@dataclass(frozen=True, slots=True)
class SourceErrand:
    """A new source that is being typed for a sentence or a field: where its mark goes, which source it is among the
    letter's, from 0, and where the person came from.

    `sentence` counts from 0 in the text at `target`; None: the target is a field that names sources. `steps` is the
    number of changes that undo knew before. `done`: the mark is there.
    """

    target: Position
    sentence: int | None
    item: int
    back: Position
    steps: int
    done: bool = False

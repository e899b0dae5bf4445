"""How the lines of a window are shared between question, answer, passage and remarks.

What is being written comes first; then what says whether it is right; then what has been read already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["question", "answer", "passage", "remarks"]

_WHOLE: Final = 9999
_WRITING: Final[tuple[tuple[Part, int], ...]] = (
    *(("answer", 1), ("question", 1), ("remarks", 2), ("passage", 2), ("answer", 3), ("passage", 5)),
    *(("question", 4), ("remarks", 4), ("answer", 8), ("passage", 8), ("remarks", 10)),
    *(("passage", _WHOLE), ("answer", _WHOLE), ("question", _WHOLE), ("remarks", _WHOLE)),
)
"""Who gets lines in turn, and how many at most, while something is being written."""
_BEGINNING: Final[tuple[tuple[Part, int], ...]] = (
    *(("answer", 1), ("question", 3), ("remarks", 2), ("passage", 2), ("answer", 3)),
    *(("question", _WHOLE), ("remarks", _WHOLE), ("answer", _WHOLE), ("passage", _WHOLE)),
)
"""The same while nothing is: the question is being read."""


@dataclass(frozen=True, slots=True)
class Room:
    """Lines for each part of the middle of the window; those that are left over stay empty."""

    question: int = 0
    answer: int = 0
    passage: int = 0
    remarks: int = 0


_AT_LEAST: Final = (4, 6, 2)
"""Lines that an answer of several lines, the passage and the remarks have without anything moving."""


def needs_more(lines: int, needed: Room) -> bool:
    """True if a question in full leaves too little for what is being written, or soon will."""
    answer, passage, remarks = _AT_LEAST
    answer = max(needed.answer, answer if needed.answer > 1 else 1)
    return needed.question + answer + max(needed.passage, passage) + max(needed.remarks, remarks) > lines


def shared(lines: int, needed: Room, *, writing: bool) -> Room:
    """Return the room that each part gets of so many lines; no part gets more than it needs."""
    given: dict[Part, int] = {"question": 0, "answer": 0, "passage": 0, "remarks": 0}
    for part, most in _WRITING if writing else _BEGINNING:
        more = min(getattr(needed, part), most) - given[part]
        taken = max(min(more, lines - sum(given.values())), 0)
        given[part] += taken
    return Room(**given)

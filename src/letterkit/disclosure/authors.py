"""Comments and tracked changes of a document, added up for each person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure.trace import Trace
from letterkit.office.printable import LONGEST
from letterkit.wording import say, worded

_WHY: Final = worded("names who worked on the letter, and shows what was said or changed")


@dataclass(slots=True)
class _Work:
    count: int = 0
    dates: list[str] = field(default_factory=list)
    words: str = ""
    place: str = ""


class Contributions:
    """Comments, insertions, deletions … by kind and author."""

    def __init__(self) -> None:
        self._work: dict[tuple[str, str], _Work] = {}

    def add(self, kind: str, author: str, date: str, words: str = "", place: str = "") -> None:
        """Count one more of a kind (`Comments`). `date` and `words` may be empty."""
        work = self._work.setdefault((kind, author), _Work(place=place))
        work.count += 1
        if date:
            work.dates = sorted({*work.dates, date})
            work.dates = [work.dates[0], work.dates[-1]]
        if len(work.words) < LONGEST:
            work.words = " ".join((work.words, words[:LONGEST])).strip()

    def traces(self, part: str, remedy: str) -> Iterator[Trace]:
        """Yield a trace for each kind and author."""
        for (kind, author), work in self._work.items():
            span = " to ".join(dict.fromkeys(work.dates))
            summary = ", ".join(filter(None, (str(work.count), span))) + (f": ‘{work.words}’" if work.words else "")
            yield Trace(
                part,
                work.place,
                say("{kind} by {author}", kind=kind, author=author) if author else kind,
                summary,
                _WHY,
                remedy,
            )

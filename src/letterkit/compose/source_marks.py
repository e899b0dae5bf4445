"""The marks of notes with the sources of facts, in a passage that a move writes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from letterkit.letter.escapes import escape
from letterkit.letter.note_labels import apart


class SourceMarks:
    """Gives each source of a passage its mark: a citation for one that the letter has as a record, else a note with the
    source as it was typed. The same source has the same mark again."""

    def __init__(self, citable: Container[str], *, printed: bool = True) -> None:
        """`printed` is False for pieces that go without notes, such as an op-ed."""
        self._citable, self._printed = citable, printed
        self._labels: dict[str, str] = {}
        self._typed: list[str] = []

    def mark(self, sources: Iterable[str]) -> str:
        """Return the marks that stand behind a fact with these sources; empty where there is none to print."""
        return "".join(self._marks(sources)) if self._printed else ""

    def _marks(self, sources: Iterable[str]) -> Iterator[str]:
        for source in dict.fromkeys(" ".join(source.split()) for source in sources):
            if source in self._citable:
                yield f"[@{source}]"
            elif source:
                label = self._labels.setdefault(source, f"source-{len(self._labels) + 1}")
                yield f"[^{label}]"

    def with_own_notes(self, text: str) -> str:
        """Return a Markdown text that was typed without the footnotes below it: they stand among the others, under
        labels that no other text has."""
        body, notes = apart(text.strip(), f"note-{len(self._typed) + 1}")
        self._typed += [notes] if notes else []
        return body

    @property
    def notes(self) -> str:
        """The notes that the marks point at, as Markdown."""
        sources = (f"[^{label}]: {escape(source)}" for source, label in self._labels.items())
        return "".join(f"\n\n{note}" for note in (*self._typed, *sources))

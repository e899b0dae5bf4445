"""Limits of a letter once it is parsed.

A few lines can ask for more than a computer has: a note that is called twice in a note that is called twice, twenty
times, makes a million notes. So the size that a text becomes is counted, and not the size of the file.
"""

from __future__ import annotations

from typing import Final

from letterkit.errors import InvalidDraft, Problem
from letterkit.wording import say, say_number

MAX_NOTES: Final = 2_000
MAX_NOTE_CHARACTERS: Final = 1_000_000
MAX_NOTE_DEPTH: Final = 5
"""Notes inside each other. No format has them: they are set one after another."""
MAX_CITED: Final = 2_000
"""Citations in a letter; a source counts as often as it is cited. citeproc takes three seconds for so many."""

MAX_BRACKETS: Final = 50_000
"""Opening brackets in a text: each may begin a link, so that markdown-it looks at what follows for each."""


class LetterTooLarge(InvalidDraft):
    """A letter whose notes or citations become more than the limits above."""


class Extent:
    """Counts of the parsed part of a letter. Each method raises LetterTooLarge if a count passes its limit."""

    def __init__(self) -> None:
        self.notes = self.note_characters = self.cited = self.brackets = 0

    def note(self, depth: int = 0) -> None:
        """Count notes that are inside `depth` others."""
        self.notes += 1
        if depth >= MAX_NOTE_DEPTH:
            raise _too_large(
                say("Notes stand inside each other more than {max_note_depth} deep.", max_note_depth=MAX_NOTE_DEPTH),
                say("Write one note with what the inner ones say; look for notes that refer to each other."),
            )
        if self.notes > MAX_NOTES:
            raise _too_large(
                say(
                    "There are more than {max_notes} notes, counted as often as they are printed.",
                    max_notes=say_number(MAX_NOTES),
                ),
                say("Look for a note that refers to others again and again, and write what they say once."),
            )

    def note_text(self, length: int) -> None:
        """Count characters inside a note."""
        self.note_characters += length
        if self.note_characters > MAX_NOTE_CHARACTERS:
            raise _too_large(
                say(
                    "The notes have more than {max_note_characters} characters, counted as often as they are printed.",
                    max_note_characters=say_number(MAX_NOTE_CHARACTERS),
                ),
                say("Look for a long note that is referred to again and again, and shorten it."),
            )

    def citation(self, items: int) -> None:
        """Count the sources of a citation."""
        self.cited += items
        if self.cited > MAX_CITED:
            raise _too_large(
                say("Sources are cited more than {max_cited} times.", max_cited=say_number(MAX_CITED)),
                say("Cite each source where the reader needs it."),
            )

    def text(self, text: str) -> None:
        """Count the brackets of a text before it is parsed, which take long to parse."""
        self.brackets += text.count("[")
        if self.brackets > MAX_BRACKETS:
            raise _too_large(
                say("There are more than {max_brackets} opening brackets.", max_brackets=say_number(MAX_BRACKETS)),
                say("Take them out, or check what was pasted here."),
            )


def _too_large(message: str, hint: str) -> LetterTooLarge:
    return LetterTooLarge(Problem(message, hint))

"""Two versions of one letter: what differs, and which of the two is to stay.

The other one was written by another program while somebody worked here, or it holds answers that an earlier interview
could not write to the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.faces.screen.styles import Row
from letterkit.interview.diff import Difference, differences

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen


class Versions:
    """The list in which somebody chooses between the two."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def rows(self) -> list[Row]:
        """What differs, and what can be done about it; the last row changes nothing."""
        session = self.screen.session
        later = Row("Decide later", lambda: self.screen.turn_to("ask"))
        try:
            found = differences(self.screen.form, session.load_theirs())
        except LetterkitError as error:
            told = Row(f"The other version cannot be read: {error}")
            return [told, Row("Keep what is in hand; the other version is put beside it", self.keep_mine), later]
        take = "Take the changed file" if session.conflicted else "Take over what was found"
        keep = "Keep my answers" if session.conflicted else "Keep the letter as it is"
        return [
            Row(self._head(), None, "head"),
            *_differing(found, *session.version_names),
            Row(f"{take}; undo brings back what is here now", self.take_theirs),
            Row(f"{keep}; the other version is put beside it under another name", self.keep_mine),
            later,
        ]

    def _head(self) -> str:
        session = self.screen.session
        if session.conflicted:
            return "Another program changed the file while you were working. Nothing was overwritten."
        where = session.other_version
        return f"Answers that could not be saved in the file the last time were found. They are in {where}."

    def take_theirs(self) -> None:
        """Goes on with the other version; what was being typed waits."""
        try:
            self.screen.session.take_theirs()
        except LetterkitError as error:
            self._says(error)
            return
        self.screen.turn_to("ask")
        self.screen.fill()
        self.screen.message = ("", "The other version was taken. F6 brings back what was here before.")

    def keep_mine(self) -> None:
        """Keeps what is in hand; the other version is put beside it."""
        try:
            other = self.screen.session.keep_mine()
        except LetterkitError as error:
            self._says(error)
            return
        self.screen.turn_to("ask")
        self.screen.message = ("", f"Your answers are saved. The other version is in {other}." if other else "Saved.")

    def _says(self, error: LetterkitError) -> None:
        problem = error.problems[0]
        self.screen.message = (problem.message, problem.hint)


def _differing(found: Sequence[Difference], mine: str, theirs: str) -> list[Row]:
    rows: list[Row] = []
    for one in found:
        rows += [Row(one.name), Row(f"    {mine}: {one.mine or '–'}"), Row(f"    {theirs}: {one.theirs or '–'}")]
    return rows

"""Two versions of one letter: what differs, and which of the two is to stay.

The other one was written by another program during this interview, or it holds answers that an earlier interview
could not write to the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview import actions
from letterkit.interview.diff import Difference, differences
from letterkit.wording import say


class ConflictPane:
    """The list in which people choose between the two."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state

    def rows(self) -> list[Row]:
        """Return what differs, and what can be done about it; the last row changes nothing."""
        session = self._state.session
        later = Row(say("Decide later"), lambda: self._state.show("ask"))
        try:
            changes = differences(self._state.form, session.load_theirs())
        except LetterkitError as error:
            unreadable = Row(say("The other version cannot be read: {error}", error=error))
            return [
                unreadable,
                Row(say("Keep what is in hand; the other version is put beside it"), self.keep_mine),
                later,
            ]
        take = say("Take the changed file") if session.conflicted else say("Take over what was found")
        keep = say("Keep my answers") if session.conflicted else say("Keep the letter as it is")
        return [
            Row(self._head(), None, "head"),
            *_differing(changes, *session.version_names),
            Row(say("{take}; undo brings back what is here now", take=take), self.take_theirs),
            Row(say("{keep}; the other version is put beside it under another name", keep=keep), self.keep_mine),
            later,
        ]

    def _head(self) -> str:
        session = self._state.session
        if session.conflicted:
            return say("Another program changed the file while you were working. Nothing was overwritten.")
        where = session.other_version
        return say(
            "Answers that could not be saved in the file the last time were found. They are in {where}.",
            where=where,
        )

    def take_theirs(self) -> None:
        """Go on with the other version; what was being typed waits."""
        try:
            self._state.session.take_theirs()
        except LetterkitError as error:
            self._say(error)
            return
        self._state.show("ask")
        self._state.show_place()
        self._state.offer_touched()
        self._state.message = ("", say("The other version was taken. F6 brings back what was here before."))

    def keep_mine(self) -> None:
        """Keep the letter as it is here; the other version is put beside it."""
        try:
            other = self._state.session.keep_mine()
        except LetterkitError as error:
            self._say(error)
            return
        self._state.show("ask")
        self._state.message = (
            "",
            say("Your answers are saved. The other version is in {other}.", other=other) if other else say("Saved."),
        )

    def _say(self, error: LetterkitError) -> None:
        problem = error.problems[0]
        self._state.message = (problem.message, actions.pressed(problem.hint))


def _differing(changes: Sequence[Difference], mine: str, theirs: str) -> list[Row]:
    rows: list[Row] = []
    for change in changes:
        rows.append(Row(change.name))
        rows.append(Row(f"    {mine}: {change.mine or '–'}"))
        rows.append(Row(f"    {theirs}: {change.theirs or '–'}"))
    return rows

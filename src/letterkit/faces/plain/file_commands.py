"""Commands on the file of a letter: saved where, what another program changed, which version stays."""

from __future__ import annotations

from letterkit.errors import LetterkitError
from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.interview import actions
from letterkit.interview.diff import differences
from letterkit.wording import say


class FileCommands:
    """Saves, and lets a person choose between two versions of a letter."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def table(self) -> CommandTable:
        return {
            "save": lambda _: self._save(),
            "changes": lambda _: self._changes(),
            "theirs": lambda _: self._take_theirs(),
            "mine": lambda _: self._keep_mine(),
        }

    def _save(self) -> None:
        self.desk.store(self.desk.form)
        self.desk.printer.wrap(say("Saved in {file}.", file=self.desk.session.path), "")

    def _has_one_version(self) -> bool:
        """Return True, and say so, if there is only one version of the letter."""
        session = self.desk.session
        session.detect_conflict()
        if session.other_version is None:
            self.desk.printer.wrap(say("The file is as it was written here."), "  ")
        return session.other_version is None

    def _changes(self) -> None:
        if self._has_one_version():
            return
        session, printer = self.desk.session, self.desk.printer
        mine, theirs = session.version_names
        try:
            changes = differences(self.desk.form, session.load_theirs())
        except LetterkitError as error:
            printer.wrap(actions.typed(str(error)), "  ")
            return
        for change in changes:
            printer.wrap(change.name, "  ")
            printer.wrap(f"{mine}: {change.mine or '–'}", "    ")
            printer.wrap(f"{theirs}: {change.theirs or '–'}", "    ")
        if session.conflicted:
            printer.wrap(say(":theirs takes the changed file, :mine keeps your answers."), "  ")
        else:
            printer.wrap(say(":theirs takes over what was found, :mine leaves it beside the letter."), "  ")

    def _take_theirs(self) -> None:
        if self._has_one_version():
            return
        try:
            self.desk.session.take_theirs()
        except LetterkitError as error:
            self.desk.printer.wrap(actions.typed(str(error)), "  ")
        else:
            self.desk.printer.wrap(say("The other version was taken. :undo brings yours back."), "  ")

    def _keep_mine(self) -> None:
        if self._has_one_version():
            return
        other = self.desk.session.keep_mine()
        self.desk.printer.wrap(say("Your answers are saved."), "  ")
        if other:
            self.desk.printer.wrap(say("The other version is in {file}.", file=other), "  ")

"""The commands of the plain face: what can be typed in the place of an answer. Each subject has a file of its own."""

from __future__ import annotations

from typing import Final

from letterkit.faces.plain.desk import CommandTable, Desk, OtherCommand
from letterkit.faces.plain.file_commands import FileCommands
from letterkit.faces.plain.letter_commands import LetterCommands
from letterkit.faces.plain.passage_commands import PassageCommands
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.plain.question_commands import QuestionCommands, Quit
from letterkit.faces.plain.table_commands import TableCommands
from letterkit.faces.plain.touched_commands import TouchedCommands
from letterkit.interview import actions
from letterkit.interview.passage_preview import PassagePreviewer
from letterkit.interview.session import Session
from letterkit.questions.answers import Refused
from letterkit.wording import say

__all__ = ["Commands", "Quit"]

_CHANGES_MUCH: Final = ("read table", "theirs")
"""Actions after which sentences with a former value are shown at once."""


class Commands:
    """Obeys commands on a session."""

    def __init__(self, session: Session, printer: LinePrinter, previewer: PassagePreviewer) -> None:
        self.printer = printer
        self._desk = desk = Desk(session, printer)
        self._letter = LetterCommands(desk, previewer)
        self.print_missing = self._letter.print_missing
        self._touched = TouchedCommands(desk)
        self._tables = TableCommands(desk)
        self._does: CommandTable = {
            **QuestionCommands(desk).table(),
            **PassageCommands(desk).table(),
            **self._tables.table(),
            "sources": self._sources,
            **self._letter.table(),
            **FileCommands(desk).table(),
            **self._touched.table(),
        }

    def obey(self, line: str) -> None:
        """Do what a command says, or say why it cannot be done. Raises Quit, CannotWrite, WontOverwrite."""
        try:
            self._obey(line)
        except OtherCommand as other:
            self.obey(other.command)
        except Refused as error:
            self.printer.refuse_command(error)

    def take_in_table(self, typed: str) -> bool:
        """Take what was typed or pasted as rows of a table, where it is that; return False where it is not."""
        try:
            return self._tables.take_in(typed)
        except OtherCommand as other:
            self.obey(other.command)
        except Refused as error:
            self.printer.refuse(error)
        return True

    def _sources(self, typed: str) -> None:
        from letterkit.faces.plain.source_commands import SourceCommands  # not at the start of an interview

        SourceCommands(self._desk).show(typed)

    def offer_touched(self) -> None:
        """Ask about sentences with a value that has just changed."""
        try:
            self._touched.offer()
        except OtherCommand as other:
            self.obey(other.command)

    def _obey(self, line: str) -> None:
        name, _, rest = line.partition(" ")
        action = actions.named(name)
        if action is None:
            raise Refused(
                say("There is no command {name}.", name=name),
                say("Type :help to see them, or \\ before an answer that starts with a colon."),
            )
        self._does[action.id](rest)
        if action.id in _CHANGES_MUCH:
            self._touched.offer()

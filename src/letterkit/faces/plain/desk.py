"""What every command of the plain face works with: the session, the printer, and a way to let a person choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from letterkit.faces.plain.console import ignore, is_command
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview.form import Form
from letterkit.interview.session import Session
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_count, say_worded, worded

Obey = Callable[[str], None]
"""Does what a command says; it is given what is typed behind the command."""
CommandTable = Mapping[str, Obey]
"""What does each action of `interview/actions.py` here, by its id."""
NOTHING_CHANGES: Final = worded("Enter changes nothing.")


class OtherCommand(Exception):
    """A command was typed where something was to be chosen; it is obeyed instead."""

    def __init__(self, command: str) -> None:
        self.command = command
        super().__init__(command)


class Desk:
    """A session, and the console on which it is shown."""

    def __init__(self, session: Session, printer: LinePrinter) -> None:
        self.session, self.printer = session, printer

    @property
    def form(self) -> Form:
        return self.session.form

    def store(self, form: Form) -> None:
        """Take a new state and write it. Raises CannotWrite, WontOverwrite."""
        self.session.store(form)

    def moving(self, move: Callable[[Form], Form]) -> Obey:
        """Return what does something with the whole form, whatever is typed behind the command."""
        return lambda _: self.store(move(self.form))

    def pick(self, question: str, rows: Sequence[str], leave: str = NOTHING_CHANGES) -> int | None:
        """Let one of several rows be chosen by its number; return its index, or None where Enter leaves it.

        Raises OtherCommand.
        """
        self.printer.wrap(f"{question} {counted_choices(len(rows))}", "  ")
        for number, row in enumerate(rows, 1):
            self.printer.wrap(row, "      ", first=f"  {number:>2}. ")
        self.printer.wrap(f"{say('Type a number.')} {say_worded(leave)}", "  ")
        while True:
            typed = self.ask()
            if not typed:
                return None
            try:
                return chosen_index(typed, rows)
            except Refused as error:
                self.printer.refuse(error)

    def ask(self) -> str:
        """Return one line that is no answer of the letter, without blanks around it. Raises OtherCommand."""
        with self._no_answer():
            typed = self.printer.console.ask("", None).strip()
        if is_command(typed):
            raise OtherCommand(typed)
        return typed

    def ask_raw(self) -> str:
        """Return one line that is no answer of the letter, as it is typed."""
        with self._no_answer():
            return self.printer.console.ask("", None)

    @contextmanager
    def _no_answer(self) -> Iterator[None]:
        """Keep what is typed meanwhile from being noted as an answer."""
        console = self.printer.console
        on_typed, console.on_typed = console.on_typed, ignore
        try:
            yield
        finally:
            console.on_typed = on_typed


def chosen_index(typed: str, rows: Sequence[str]) -> int:
    """Return the index of the row of a number, or of the only one that has the words. Raises Refused."""
    text = typed.strip().rstrip(".)")
    if text.isdecimal() and 1 <= int(text) <= len(rows):
        return int(text) - 1
    having = [index for index, row in enumerate(rows) if text and text.casefold() in row.casefold()]
    if text.isdecimal() or len(having) != 1:
        raise Refused(
            say("‘{typed}’ is not one of them.", typed=typed), say("Type a number from 1 to {count}.", count=len(rows))
        )
    return having[0]


def counted_choices(count: int) -> str:
    """Return how many choices there are, which is said before they are read out."""
    return say_count("{count} choice.", "{count} choices.", count)

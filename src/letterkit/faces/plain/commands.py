"""The commands of the plain face: what can be typed in the place of an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import ignore, is_command
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview import actions, passage_plan, transitions
from letterkit.interview.advice import advice
from letterkit.interview.diff import differences
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.interview.pending import pending_texts
from letterkit.interview.session import Session
from letterkit.interview.signatory_import import TableImport, TableQuestion, ask_about_table, open_table, parse_option
from letterkit.interview.suggestions import offers_more, suggestions
from letterkit.questions.answers import Refused
from letterkit.tags import written_language

_MOST_OFFERED: Final = 12
"""Rows of what there is to choose from."""


class Quit(Exception):
    """The person wants to stop."""


class Commands:
    """Obeys commands on a session. `show` turns a form into the text of the letter."""

    def __init__(self, session: Session, printer: LinePrinter, show: Callable[[Form], str]) -> None:
        self.session, self.printer, self.show = session, printer, show
        self._does = self._each_does()
        self._next_command = ""
        """The command that was typed in the place of an answer about a table."""

    @property
    def form(self) -> Form:
        return self.session.form

    def obey(self, line: str) -> None:
        """Do what a command says, or say why it cannot be done. Raises Quit, CannotWrite, WontOverwrite."""
        name, _, rest = line.partition(" ")
        action = actions.BY_COMMAND.get(name)
        try:
            if action is None:
                raise Refused(
                    f"There is no command {name}.",
                    "Type :help to see them, or \\ before an answer that starts with a colon.",
                )
            self._does[action.id](rest)
        except Refused as error:
            self.printer.refuse(error)

    def _each_does(self) -> dict[str, Callable[[str], None]]:
        """Return what each action of `interview/actions.py` does here, by its id; it is given what follows the
        command."""
        return {
            "explain": lambda _: self._explain(),
            "commands": lambda _: self._help(),
            "back": self._moving(transitions.back),
            "letter": lambda _: self._preview(),
            "find": lambda rest: self.session.store(transitions.jump(self.form, rest)),
            "undo": self._moving(transitions.undo),
            "redo": self._moving(transitions.redo),
            "skip": self._moving(transitions.skip),
            "review": lambda _: self._review(),
            "more": self._moving(transitions.go_to_more),
            "stop": self._stop,
            "read table": self._read_table,
            "from answers": self._moving(transitions.restore_template_text),
            "own words": lambda rest: self.session.store(
                transitions.go_to_passage(self.form, self._passage_number(rest))
            ),
            "passages": lambda _: self._passages(),
            "another move": self._another_move,
            "leave out": self._leave_out,
            "twice": self._on_passage(passage_plan.put_twice),
            "passage up": self._on_passage(partial(passage_plan.shift, distance=-1)),
            "passage down": self._on_passage(partial(passage_plan.shift, distance=1)),
            "strike": self._strike,
            "clear": self._moving(transitions.clear),
            "typed": lambda _: self._to_pending(),
            "language": self._language,
            "save": lambda _: self._save(),
            "changes": lambda _: self._changes(),
            "theirs": lambda _: self._take_theirs(),
            "mine": lambda _: self._keep_mine(),
            "end": self._moving(transitions.go_to_end),
        }

    def _moving(self, move: Callable[[Form], Form]) -> Callable[[str], None]:
        return lambda _: self.session.store(move(self.form))

    def _to_passage(self, wanted: str) -> None:
        self.session.store(transitions.go_to_passage(self.form, self._passage_number(wanted)))

    def _stop(self, _: str) -> None:
        raise Quit

    def _language(self, wanted: str) -> None:
        pack, tag = self.form.pack, wanted.strip()
        if not tag:
            raise Refused(f"Which language? The template writes: {', '.join(pack.languages)}.", "Type :language fr.")
        self.session.store(transitions.change_language(self.form, wanted))
        if pack.writes(tag):
            return
        self.printer.wrap(
            f"The template does not write {tag}, only: {', '.join(pack.languages)}. Date, salutation "
            "and close follow the language; the passages you write yourself, in the draft.",
            "  ",
        )
        if pack.kind and written_language(self.form.library.pack(pack.id).earlier_languages, tag):
            self.printer.wrap(
                f"A new letter in {tag} is written by the earlier form: letterkit new {pack.id} --language {tag}", "  "
            )

    def _passage_number(self, wanted: str) -> int:
        """Return the number that was typed; without one, that of the passage whose question is asked."""
        text = wanted.strip()
        if text.isdecimal():
            return int(text)
        return current_passage(self.form) if not text else 0

    # -- the passages and their moves ---------------------------------------------------------------------

    def _passages(self) -> None:
        for number in range(1, len(self.form.steps) + 1):
            empty = "" if self.form.passages[number - 1].text.strip() else " (nothing yet)"
            self.printer.wrap(f"{self.form.title(number)}{empty}", "      ", first=f"  {number:>2}. ")

    def _on_passage(self, change: Callable[[Form, int], Form]) -> Callable[[str], None]:
        """Return what does something with the passage whose number is typed, or with the one in hand."""

        def obey(rest: str) -> None:
            self.session.store(change(self.form, self._passage_number(rest)))
            self._passages()

        return obey

    def _another_move(self, rest: str) -> None:
        number = self._passage_number(rest)
        choices = passage_plan.move_choices(self.form, number)
        rows = [
            f"{choice.title}. {choice.when}{' Not if: ' if choice.when_not else ''}{choice.when_not}"
            for choice in choices
        ]
        typed = self._pick(f"How should ‘{self.form.title(number)}’ be written?", rows)
        if typed:
            self.session.store(passage_plan.change_move(self.form, number, typed))

    def _leave_out(self, rest: str) -> None:
        wanted, _, word = rest.strip().partition(" ")
        number = self._passage_number(wanted)
        confirmed = word.strip().lower() == "anyway"
        self.session.store(passage_plan.leave_out(self.form, number, confirmed=confirmed))
        self._passages()

    def _strike(self, rest: str) -> None:
        number = self._passage_number(rest)
        listed = passage_plan.sentences(self.form, number)
        if not listed:
            raise Refused(f"Every word of ‘{self.form.title(number)}’ is yours.")
        rows = [f"{'Struck: ' if sentence.struck else ''}{sentence.text}" for sentence in listed]
        typed = self._pick("Which sentence is to be struck? One that is struck stands again.", rows)
        if typed and not (typed.isdecimal() and 1 <= int(typed) <= len(listed)):
            raise Refused(f"‘{typed}’ is not one of them.", f"Type a number from 1 to {len(listed)}.")
        if typed:
            self.session.store(passage_plan.strike(self.form, number, listed[int(typed) - 1].id))

    def _pick(self, question: str, rows: Sequence[str]) -> str:
        """Ask for one of several rows; return what is typed, empty for nothing. A command is obeyed instead."""
        console = self.printer.console
        self.printer.wrap(question, "  ")
        for number, row in enumerate(rows, 1):
            self.printer.wrap(row, "      ", first=f"  {number:>2}. ")
        self.printer.print("  Type a number. Enter: nothing changes.")
        on_typed, console.on_typed = console.on_typed, ignore  # it is no answer of the letter
        try:
            typed = console.ask("", None).strip()
        finally:
            console.on_typed = on_typed
        if is_command(typed):
            self.obey(typed)
            return ""
        return typed

    # -- tables -------------------------------------------------------------------------------------------

    def _read_table(self, name: str) -> None:
        table = open_table(self.form, name)
        self._show(table)
        ready = ask_about_table(table, self._choose)
        if ready is None:
            self.printer.print("  Nothing was taken over.")
            if self._next_command:
                self.obey(self._next_command)
            return
        if ready is not table:
            self._show(ready)
        added = ready.take()
        self.session.store(added.form)
        for line in added.lines:
            self.printer.wrap(line, "  ")

    def _show(self, table: TableImport) -> None:
        for line in table.preview():
            text = line.strip()
            self.printer.wrap(text, "      ", first="  " + line[: len(line) - len(text)])

    def _choose(self, question: TableQuestion) -> str | None:
        """Ask something about a table; return None where a command is typed instead, which is obeyed afterwards."""
        console = self.printer.console
        self._next_command = ""
        self.printer.wrap(question.text, "  ")
        for number, (value, words) in enumerate(question.options, 1):
            self.printer.wrap(f"{number}. {value}: {words}", "     ", first="  ")
        on_typed, console.on_typed = console.on_typed, ignore  # it is no answer of the letter
        try:
            while True:
                typed = console.ask("", None)
                if is_command(typed):
                    self._next_command = typed.strip() if typed.strip() != "<" else ""
                    return None
                try:
                    return parse_option(question, typed)
                except Refused as error:
                    self.printer.refuse(error)
        finally:
            console.on_typed = on_typed

    def _to_pending(self) -> None:
        """Go to the first text that is not taken as an answer yet; from there to the next one."""
        positions = [text.position for text in pending_texts(self.form)]
        if not positions:
            raise Refused("Everything you typed is an answer.")
        here = self.form.position.input_key
        index = positions.index(here) + 1 if here in positions else 0
        self.session.store(transitions.go_to(self.form, positions[index % len(positions)]))

    def _has_one_version(self) -> bool:
        """Return True, and say so, if there is only one version of the letter."""
        self.session.detect_conflict()
        if self.session.other_version is None:
            self.printer.print("  The file is as it was written here.")
        return self.session.other_version is None

    def _changes(self) -> None:
        if self._has_one_version():
            return
        mine, theirs = self.session.version_names
        try:
            changes = differences(self.form, self.session.load_theirs())
        except LetterkitError as error:
            self.printer.print(actions.typed(str(error)))
            return
        for change in changes:
            self.printer.wrap(change.name, "  ")
            self.printer.wrap(f"{mine}: {change.mine or '–'}", "    ")
            self.printer.wrap(f"{theirs}: {change.theirs or '–'}", "    ")
        if self.session.conflicted:
            self.printer.wrap(":theirs takes the changed file, :mine keeps your answers.", "  ")
        else:
            self.printer.wrap(":theirs takes over what was found, :mine leaves it beside the letter.", "  ")

    def _take_theirs(self) -> None:
        if self._has_one_version():
            return
        try:
            self.session.take_theirs()
        except LetterkitError as error:
            self.printer.print(actions.typed(str(error)))
        else:
            self.printer.print("  The other version was taken. :undo brings yours back.")

    def _keep_mine(self) -> None:
        if self._has_one_version():
            return
        other = self.session.keep_mine()
        self.printer.wrap(f"Your answers are saved.{f' The other version is in {other}.' if other else ''}", "  ")

    def _help(self) -> None:
        for name, words in actions.command_help():
            self.printer.print(f"  {name:<14} {words}")

    def _explain(self) -> None:
        if self.form.finished:
            self._help()
            return
        prompt, question = self.form.prompt, self.form.question
        self.printer.print()
        for text in dict.fromkeys((question.why, prompt.why, question.help, prompt.help)):
            if text:
                self.printer.wrap(text, "  ")
        if prompt.example:
            self.printer.wrap(f"For example: {prompt.example}", "  ")
        offered = suggestions(self.form, "") if offers_more(self.form) else ()
        for value, words in offered[:_MOST_OFFERED]:
            goes_on = " …" if value.endswith(" ") else ""
            self.printer.wrap(f"{value.strip()}{goes_on}{f' ({words})' if words else ''}", "    ", first="  - ")
        if not (question.why or prompt.why or question.help or prompt.help or prompt.example or offered):
            self.printer.print("  There is nothing to add to the question.")

    def _review(self) -> None:
        self.printer.print()
        for number, (question, text) in enumerate(self.form.review(), 1):
            mark = "*" if question.required and not text else " "
            self.printer.wrap(f"{number:>2}.{mark}{question.ask} {text or '–'}", "      ", first="")
        self.print_missing()
        for finding in (item.finding for item in advice(self.form, str(self.session.path))):
            if finding.severity != "note":
                self.printer.wrap(f"{finding.message} {finding.hint}", "    ", first=f"  {finding.severity}: ")

    def print_missing(self) -> None:
        """Print which answers are still needed, and which cannot be taken."""
        missing = self.form.missing_questions()
        if missing:
            names = "; ".join(map(self.form.name_of, missing))
            self.printer.wrap(f"Still needed (*): {names}.", "  ", first="")
        for number in self.form.unwritten:
            self.printer.wrap(f"To write: {self.form.title(number)} (:write {number})", "  ")
        for question, error in self.form.refused_answers():
            self.printer.wrap(f"{self.form.name_of(question)}: {error.message} {actions.typed(error.hint)}", "  ")
        for text in pending_texts(self.form):
            self.printer.wrap(f"Not taken as an answer yet: {text} (:typed goes there)", "  ")

    def _preview(self) -> None:
        self.printer.print()
        try:
            self.printer.print(self.show(self.form))
        except LetterkitError as error:
            self.printer.print(actions.typed(str(error)))

    def _save(self) -> None:
        self.session.store(self.form)
        self.printer.print(f"Saved in {self.session.path}.")

"""The plain face: one question after another, in words that a screen reader can read out.

Everything it does is done by the form; this module asks, shows and passes on. Answers are on disk before
the next question is asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial

from letterkit.errors import CannotWrite, WontOverwrite
from letterkit.faces.plain.commands import Commands, Quit
from letterkit.faces.plain.console import HOW_TO_END, Console, Interrupted, is_command
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview import transitions
from letterkit.interview.actions import typed as with_commands
from letterkit.interview.advice import ask_findings
from letterkit.interview.form import Form
from letterkit.interview.more import more_notice
from letterkit.interview.outline import progress_words
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Outcome, Session
from letterkit.interview.suggestions import offers_more, suggestions, what_follows
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question


class PlainFace:
    """Asks the questions of a session on a console."""

    def __init__(self, session: Session, console: Console, show: Callable[[Form], str]) -> None:
        """Ask on a console. `show` turns a form into the text of the letter, for `:preview`."""
        self.session, self.console = session, console
        self.printer = LinePrinter(console)
        self.commands = Commands(session, self.printer, show)
        console.on_typed = self._remember

    @property
    def form(self) -> Form:
        return self.session.form

    def _remember(self, typed: str | None) -> None:
        """Remember what is being typed; a command is no part of the letter."""
        self.session.remember_input(None if typed is not None and is_command(typed) else typed)

    def run(self) -> Outcome:
        """Ask until the end, or until the person stops. Raises KeyboardInterrupt for Ctrl-C; all is saved by then."""
        self._welcome()
        while True:
            try:
                if self.form.finished:
                    if self._end():
                        return Outcome(complete=True)
                    continue
                self._turn()
            except Quit:
                self.printer.print(self.session.leave())
                return Outcome(complete=False)
            except (CannotWrite, WontOverwrite) as error:  # the answer is in the form, and safe elsewhere meanwhile
                self.printer.print(with_commands(str(error)))
            except EOFError:
                self.printer.print(f"\nNothing more to read. {self.session.leave()}")
                return Outcome(complete=False, interrupted=True)

    # -- a question -------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        self.printer.wrap(f"{self.form.pack.title}. Every answer is saved in {self.session.path}.", "")
        asked = self.form.main_questions
        needed = sum(question.required for question in asked)
        self.printer.wrap(f"Of the {len(asked)} questions, {needed} need an answer.", "")
        self.printer.wrap("Type an answer and press Enter. ? explains, < goes back, :help shows more.", "")
        if self.form.pending:
            self.printer.wrap("What you were typing when it stopped is there again.", "")
            self.printer.wrap(f"{pending_notice(self.form)} :typed goes to it.", "  ")
        if self.session.recovered:
            self.printer.wrap(
                "Answers that could not be saved the last time were found. :changes shows what differs, :theirs takes "
                f"them over, :mine leaves them beside the letter. They are in {self.session.recovered[0]}.",
                "",
            )
        others = [tag for tag in self.form.pack.languages if tag != self.form.pack.language]
        if others:
            self.printer.wrap(f"To write it in another language: :language {others[0]} ({', '.join(others)}).", "")

    def _turn(self) -> None:
        form = self.form
        self._print_question(form)
        try:
            typed = self._read(form)
        except Interrupted as stopped:
            self.session.remember_input(stopped.typed)
            self._store_on_interrupt(stopped.typed)
            raise
        if is_command(typed):
            self.commands.obey(typed.strip())
            return
        if typed.startswith("\\") and is_command(typed[1:]):
            typed = typed[1:]
        try:
            after = transitions.answer(form, typed)
        except Refused as error:
            if not form.at_record_list and (typed.strip() or self.console.edits):
                self.session.store(transitions.with_pending(form, form.position, typed if typed.strip() else None))
            self.printer.refuse(error)
            return
        passed = not self.console.edits and typed == form.current_text  # what waits was read out, and is left as it is
        waits = form.pending.get(form.position.input_key) if passed else None
        self.session.store(after if waits is None else transitions.with_pending(after, form.position, waits))
        self._confirm(form, typed)

    def _store_on_interrupt(self, typed: str | None) -> None:
        """Keep what was typed when Ctrl-C came; the place stays. What the disk says of it is said on leaving."""
        if typed is not None and not is_command(typed):
            with contextlib.suppress(CannotWrite, WontOverwrite):
                self.session.store_input(typed)

    def _print_question(self, form: Form) -> None:
        place = f"[{progress_words(form)}]"
        question, prompt = form.question, form.prompt
        self.printer.print()
        if form.at_record_list:
            self.printer.print(f"{place} {question.ask}")
            for index, line in enumerate(form.record_lines(), 1):
                self.printer.wrap(f"{index}. {line}", "     ")
            self.printer.print(self._record_choices(form))
            return
        if form.position.item is not None:
            if form.position.field == question.fields[0].id:
                self.printer.print(f"{place} {question.ask}  ({question.one or 'entry'} {form.position.item + 1})")
            self.printer.wrap(prompt.ask + self._optional(form), "  ")
        else:
            head = f"{place} " if not form.position.field else ""
            self.printer.wrap(
                head + prompt.ask + self._optional(form), "  " if not form.position.field else "    ", first=""
            )
        self._print_details(prompt)

    def _record_choices(self, form: Form) -> str:
        """Return what can be done with a list of records."""
        noun = form.question.one or "entry"
        noun = f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
        if form.record_lines():
            return f"  Enter goes on; + adds {noun}; 1 changes entry 1; -1 removes it."
        return f"  + adds {noun}." if form.question.required else f"  Enter goes on without; + adds {noun}."

    def _optional(self, form: Form) -> str:
        """Return that a question may be left out, where Enter does that and does not keep an answer."""
        return "" if form.prompt.required or form.current_text else " (Enter: leave out)"

    def _print_details(self, prompt: Question) -> None:
        if prompt.help:
            self.printer.wrap(prompt.help, "  ")
        kind = self.form.prompt_type
        if prompt.example and kind.needs_example:
            for number, line in enumerate(prompt.example.split("\n") if kind.is_list else [prompt.example]):
                self.printer.wrap(line if number else f"For example: {line}", "    " if number else "  ")
        self._print_choices(prompt)
        self._print_starters()
        if self.form.multiline:
            what = kind.lines_hint
            keeps = "Enter keeps it as it is; " if self.console.edits and self.form.current_text else ""
            self.printer.wrap(f"{keeps}{what.lower() if keeps else what}. {HOW_TO_END}", "  ")
        if kind.part_is_enough:
            shows = "Tab shows what there is; a" if self.console.edits else "A"
            self.printer.print(f"  {shows} part of the name is enough.")
        elif offers_more(self.form):
            self.printer.print(f"  {'Tab' if self.console.edits else '?'} shows what there is to choose from.")
        waits = self.form.pending.get(self.form.position.input_key, "").strip()
        if waits and not self.console.edits:
            self.printer.wrap(f"You typed this, and it is not an answer yet: {waits}", "  ")

    def _print_choices(self, prompt: Question) -> None:
        for index, choice in enumerate(prompt.choices, 1):
            self.printer.wrap(choice.label or choice.value, "     ", first=f"  {index}. ")
            for words in (choice.when, f"Not if: {choice.when_not}" if choice.when_not else ""):
                if words:
                    self.printer.wrap(words, "       ")

    def _print_starters(self) -> None:
        """Print the beginnings that can be taken, each with its number."""
        starters = self.form.starters(self.form.prompt)
        if starters:
            self.printer.wrap("To begin with one of these, type its number, alone or with the rest behind it:", "  ")
        for number, starter in enumerate(starters, 1):
            self.printer.wrap(f"{starter.strip()} …", "     ", first=f"  {number}. ")

    def _read(self, form: Form) -> str:
        if form.at_record_list:
            return self.console.ask("", None)
        current = form.initial_text if self.console.edits else form.current_text
        suggest = partial(suggestions, form) if form.prompt_type.completion else None
        if form.multiline:
            return self.console.ask_lines(current, suggest, form.starters(form.prompt))
        if form.prompt_type.retyped and current and current == form.current_text and self.console.edits:
            self.printer.print(f"  [Enter keeps: {current}]")  # typed anew, not behind what is there
            typed = self.console.ask("", suggest)
            return typed if typed.strip() else current
        return self.console.ask(current, suggest)

    def _confirm(self, before: Form, typed: str) -> None:
        """Print how an answer was understood and what follows from it, where that is not plain from what was typed."""
        after = self.form
        if not before.at_question or before.at_record_list:
            return
        if before.prompt_type.repeated and before.position.item is None and not before.position.field:
            shown = {question.id: text for question, text in after.review()}.get(before.position.question, "")
            if shown:
                self.printer.print(f"  {shown}")
        elif typed.strip():
            for number, line in enumerate(what_follows(before, typed)):
                self.printer.wrap(line, "    " if number and before.prompt_type.details_indented else "  ")
        if before.position.item is not None and after.at_record_list:
            for finding in ask_findings(after, before.position.item):
                self.printer.wrap(f"{finding.message} {finding.hint}", "  ")

    # -- the end ----------------------------------------------------------------------------------------

    def _end(self) -> bool:
        """Say what is missing after the last question; return True if the interview is over, False if it goes on."""
        self.printer.print()
        missing = self.form.missing_questions()
        if not missing:
            whole = "" if self.form.unwritten else " Nothing is missing."
            self.printer.print(f"That was the last question.{whole}")
            self.commands.print_missing()
            self.printer.print("Enter finishes; :review and :preview show the letter; :go changes an answer.")
        else:
            self.commands.print_missing()
            self.printer.print("Enter goes to the first of them; :quit stops here and keeps everything.")
        if more := more_notice(self.form):
            self.printer.wrap(with_commands(more), "  ", first="")
        typed = self.console.ask("", None)
        if is_command(typed):
            self.commands.obey(typed.strip())
            return False
        if typed.strip():
            self.printer.refuse(
                Refused("There is no question here.", "Press Enter, or type a command such as :review.")
            )
            return False
        if missing:
            self.session.store(transitions.jump(self.form, missing[0].id))
            return False
        gone = transitions.unasked_questions(self.form)
        self.session.store(transitions.without_unasked(self.form))
        if gone:
            names = "; ".join(question.title for question in gone)
            self.printer.wrap(f"Left out, because it is not asked any more: {names}.", "")
        return True

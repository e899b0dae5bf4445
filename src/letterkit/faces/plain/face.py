"""The plain face: one question after another, in words that a screen reader can read out.

Everything it does is done by the form; this module asks, shows and passes on. Answers are on disk before
the next question is asked.
"""

from __future__ import annotations

import contextlib
from functools import partial

from letterkit.errors import CannotWrite, WontOverwrite
from letterkit.faces.plain.commands import Commands, Quit
from letterkit.faces.plain.console import Console, Interrupted, Suggest, is_command, without_command_mark
from letterkit.faces.plain.offered_rows import OfferedRow, fitting_rows, offered_rows, taken
from letterkit.faces.plain.passage_words import reads_now
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.plain.question_printer import QuestionPrinter, kept_words
from letterkit.interview import transitions
from letterkit.interview.actions import typed as with_commands
from letterkit.interview.advice import ask_findings
from letterkit.interview.form import Form
from letterkit.interview.more import more_notice
from letterkit.interview.passage_preview import Compose, PassagePreviewer
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Outcome, Session
from letterkit.interview.suggestions import suggestions, what_follows
from letterkit.interview.touched_sentences import undecided, undecided_notice
from letterkit.questions.answers import Refused
from letterkit.questions.types import type_of
from letterkit.wording import say


class PlainFace:
    """Asks the questions of a session on a console."""

    def __init__(self, session: Session, console: Console, compose: Compose = Form.letter) -> None:
        """Ask on a console. `compose` makes the letter of a form, to be read out."""
        self.session, self.console = session, console
        self.printer = LinePrinter(console)
        self.questions = QuestionPrinter(self.printer, console)
        self.previewer = PassagePreviewer(compose)
        self.commands = Commands(session, self.printer, self.previewer)
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
                if (
                    not self.form.at_record_list and not self.form.position.field
                ):  # of a list, when the person leaves it
                    self.commands.offer_touched()
                if self.form.finished:
                    if self._end():
                        return Outcome(complete=True)
                    continue
                self._turn()
            except Quit:
                self.printer.print(self.session.leave())
                return Outcome(complete=False)
            except (CannotWrite, WontOverwrite) as error:  # the answer is in the form, and safe elsewhere meanwhile
                self.printer.wrap(with_commands(str(error)), "  ", first="")
            except EOFError:
                self.printer.print("\n" + say("Nothing more to read. {left}", left=self.session.leave()))
                return Outcome(complete=False, interrupted=True)

    # -- a question -------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        printer = self.printer
        title = self.form.pack.title
        printer.wrap(say("{title}. Every answer is saved in {file}.", title=title, file=self.session.path), "")
        asked = self.form.main_questions
        needed = sum(question.required for question in asked)
        printer.wrap(say("Of the {count} questions, {needed} need an answer.", count=len(asked), needed=needed), "")
        printer.wrap(say("Type an answer and press Enter. ? explains, < goes back, :help shows more."), "")
        if self.form.pending:
            printer.wrap(say("What you were typing when it stopped is there again."), "")
            printer.wrap(f"{pending_notice(self.form)} {say(':typed goes to it.')}", "  ")
        if notice := undecided_notice(len(undecided(self.form))):
            printer.wrap(say("{notice} :touched shows them.", notice=notice), "")
        if self.session.recovered:
            found = say(
                "Answers that could not be saved the last time were found. :changes shows what differs, :theirs takes "
                "them over, :mine leaves them beside the letter. They are in {file}.",
                file=self.session.recovered[0],
            )
            printer.wrap(found, "")
        if len(self.form.pack.languages) > 1:
            printer.wrap(say("To write it in another language, type :language."), "")

    def _turn(self) -> None:
        form = self.form
        self.questions.print(form)
        try:
            typed = self._read(form)
            if is_command(typed) or not self.commands.take_in_table(typed):
                self._take(form, typed)
        except Interrupted as stopped:
            self.session.remember_input(stopped.typed)
            self._store_on_interrupt(stopped.typed)
            raise

    def _take(self, form: Form, typed: str) -> None:
        """Take what is typed as the answer; where it only fits some of what there is, let one of them be chosen."""
        rows = offered_rows(form)
        while not is_command(typed):
            answer, rows = self._with_row_taken(form, typed, rows), ()
            if is_command(answer):
                typed = answer
                break
            try:
                after = _answered(form, without_command_mark(answer))
            except Refused as error:
                rows = fitting_rows(form, answer)
                if not rows:
                    self._refuse(form, answer, error)
                    return
                self.printer.refuse(Refused(error.message, error.hint if len(rows) == 1 else ""))
                self.questions.print_fitting(rows)
                typed = self.console.ask("", self._suggest(form))
                if not typed.strip():
                    self._keep_pending(form, answer)
                    return
            else:
                self._store(form, after, answer)
                return
        self.commands.obey(typed.strip())

    def _with_row_taken(self, form: Form, typed: str, rows: tuple[OfferedRow, ...]) -> str:
        """Return the answer that a number of `rows` means; one that only begins is finished by what is typed next."""
        if form.at_record_list:
            return typed
        answer = taken(rows, typed, several=form.prompt_type.is_list)
        if answer == typed or not answer.endswith(" "):
            return answer
        if self.console.edits:
            return self.console.ask(answer, self._suggest(form))
        self.printer.wrap(f"{answer.strip()} …", "  ")
        rest = self.console.ask("", None)
        if is_command(rest):
            self._keep_pending(form, answer)
            return rest
        return f"{answer}{rest.strip()}"

    def _refuse(self, form: Form, typed: str, error: Refused) -> None:
        """Say why an answer is not taken, and keep what was typed."""
        self._keep_pending(form, typed)
        self.printer.refuse(error)

    def _keep_pending(self, form: Form, typed: str) -> None:
        if not form.at_record_list and (typed.strip() or self.console.edits):
            self.session.store(transitions.with_pending(form, form.position, typed if typed.strip() else None))

    def _store(self, form: Form, after: Form, typed: str) -> None:
        """Take an answer. What was typed before and is none goes with it; but Enter alone, where nothing stands that it
        could keep, leaves it: it was read out, and cannot be put right in place."""
        passed = not self.console.edits and typed == form.current_text == ""
        waits = form.pending.get(form.position.input_key) if passed else None
        self.session.store(after if waits is None else transitions.with_pending(after, form.position, waits))
        self._confirm(form, typed)

    def _store_on_interrupt(self, typed: str | None) -> None:
        """Keep what was typed when Ctrl-C came; the place stays. What the disk says of it is said on leaving."""
        if typed is not None and not is_command(typed):
            with contextlib.suppress(CannotWrite, WontOverwrite):
                self.session.store_input(typed)

    def _read(self, form: Form) -> str:
        if form.at_record_list:
            return self.console.ask("", None)
        current = form.initial_text if self.console.edits else form.current_text
        suggest, kept = self._suggest(form), kept_words(form)
        if form.multiline:
            return self.console.ask_lines(current, suggest, form.starters(form.prompt), kept)
        if form.prompt_type.retyped and current and current == form.current_text and self.console.edits:
            self.printer.wrap(say("[Enter keeps: {answer}]", answer=kept), "  ")  # typed anew, not behind what is there
            typed = self.console.ask("", suggest)
            return typed if typed.strip() else current
        return self.console.ask(current, suggest, kept)

    def _suggest(self, form: Form) -> Suggest | None:
        return partial(suggestions, form) if form.prompt_type.completion else None

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
        if before.prompt_type.has_paragraphs and typed not in ("", before.current_text):
            for line in reads_now(self.previewer.preview(before, typed)):
                self.printer.wrap(line, "  ")
            self._say_of_sentences(before, typed)
        if before.position.item is not None and after.at_record_list:
            for finding in ask_findings(after, before.position.item):
                self.printer.wrap(f"{finding.message} {with_commands(finding.hint)}", "  ")

    def _say_of_sentences(self, before: Form, typed: str) -> None:
        """Say how the sentences of an answer get their sources, where it has several and cites none."""
        from letterkit.interview.source_attachment import pasted_notice  # not at the start of an interview

        if notice := pasted_notice(before, typed):
            self.printer.wrap(with_commands(notice), "  ")

    # -- the end ----------------------------------------------------------------------------------------

    def _end(self) -> bool:
        """Say what is missing after the last question; return True if the interview is over, False if it goes on."""
        self.printer.print()
        missing = self.form.missing_questions()
        if not missing:
            whole = "" if self.form.unwritten else f" {say('Nothing is missing.')}"
            self.printer.wrap(f"{say('That was the last question.')}{whole}", "")
            self.commands.print_missing()
            self.printer.wrap(say("Enter finishes; :review and :preview show the letter; :go changes an answer."), "")
        else:
            self.commands.print_missing()
            self.printer.wrap(say("Enter goes to the first of them; :quit stops here and keeps everything."), "")
        if more := more_notice(self.form):
            self.printer.wrap(with_commands(more), "  ", first="")
        typed = self.console.ask("", None)
        if is_command(typed):
            self.commands.obey(typed.strip())
            return False
        if typed.strip():
            hint = say("Press Enter, or type a command such as :review.")
            self.printer.refuse(Refused(say("There is no question here."), hint))
            return False
        if missing:
            self.session.store(transitions.jump(self.form, missing[0].id))
            return False
        gone = transitions.unasked_questions(self.form)
        self.session.store(transitions.without_unasked(self.form))
        if gone:
            names = "; ".join(question.title for question in gone)
            self.printer.wrap(say("Left out, because it is not asked any more: {names}.", names=names), "")
        return True


def _answered(form: Form, typed: str) -> Form:
    """Return the form with what is typed taken as the answer; at a list of people it may be a name that is offered.
    Raises Refused."""
    if form.at_record_list and type_of(form.question).none_is_answer:
        from letterkit.interview import people_offers  # not at the start of an interview

        return people_offers.answer(form, typed)
    return transitions.answer(form, typed)

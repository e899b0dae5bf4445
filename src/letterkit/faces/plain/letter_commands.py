"""Commands that show: the letter as it stands, all answers, what is missing, what a question means."""

from __future__ import annotations

from letterkit.errors import LetterkitError
from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.faces.plain.question_printer import QuestionPrinter
from letterkit.interview import actions
from letterkit.interview.advice import advice
from letterkit.interview.passage_preview import PassagePreviewer
from letterkit.interview.pending import pending_texts
from letterkit.interview.touched_sentences import beside, undecided, undecided_notice
from letterkit.wording import say


class LetterCommands:
    """Shows the letter and its answers."""

    def __init__(self, desk: Desk, previewer: PassagePreviewer) -> None:
        self.desk, self.previewer = desk, previewer
        self.questions = QuestionPrinter(desk.printer, desk.printer.console)

    def table(self) -> CommandTable:
        return {
            "commands": lambda _: self.help(),
            "explain": lambda _: self._explain(),
            "letter": lambda _: self._preview(),
            "review": lambda _: self._review(),
        }

    def help(self) -> None:
        for name, words in actions.command_help():
            self.desk.printer.print(f"  {name:<14} {words}")

    def _explain(self) -> None:
        form, printer = self.desk.form, self.desk.printer
        if form.finished:
            self.help()
            return
        prompt, question = form.prompt, form.question
        printer.print()
        for text in dict.fromkeys((question.why, prompt.why, question.help, prompt.help)):
            if text:
                printer.wrap(text, "  ")
        if prompt.example:
            printer.wrap(f"For example: {prompt.example}", "  ")
        if not self.questions.print_all_offered(form) and not any(
            (question.why, prompt.why, question.help, prompt.help, prompt.example)
        ):
            printer.wrap(say("There is nothing to add to the question."), "  ")

    def _review(self) -> None:
        printer = self.desk.printer
        printer.print()
        for number, (question, text) in enumerate(self.desk.form.review(), 1):
            mark = "*" if question.required and not text else " "
            printer.wrap(f"{number:>2}.{mark}{question.ask} {text or '–'}", "      ", first="")
        self.print_missing()
        found = beside(advice(self.desk.form, str(self.desk.session.path)), undecided(self.desk.form))
        for finding in (item.finding for item in found):
            if finding.severity != "note":
                printer.wrap(f"{finding.message} {finding.hint}", "    ", first=f"  {finding.severity}: ")

    def print_missing(self) -> None:
        """Print which answers are still needed, and which cannot be taken."""
        form, printer = self.desk.form, self.desk.printer
        missing = form.missing_questions()
        if missing:
            names = "; ".join(map(form.name_of, missing))
            printer.wrap(f"Still needed (*): {names}.", "  ", first="")
        for number in form.unwritten:
            printer.wrap(f"To write: {form.title(number)} (:write {number})", "  ")
        for question, error in form.refused_answers():
            printer.wrap(f"{form.name_of(question)}: {error.message} {actions.typed(error.hint)}", "  ")
        for text in pending_texts(form):
            printer.wrap(f"Not taken as an answer yet: {text} (:typed goes there)", "  ")
        if notice := undecided_notice(len(undecided(form))):
            printer.wrap(say("{notice} :touched shows them.", notice=notice), "  ")

    def _preview(self) -> None:
        printer = self.desk.printer
        printer.print()
        try:
            lines = self.previewer.letter(self.desk.form)
        except LetterkitError as error:
            printer.wrap(actions.typed(str(error)), "  ")
            return
        for line in lines:
            if line.text.strip():
                printer.wrap(line.text, "  ", first="")
            else:
                printer.print()

"""Commands that show: the letter as it stands, all answers, what is missing, what a question means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.checks.harm import by_harm
from letterkit.errors import LetterkitError
from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.faces.plain.question_printer import QuestionPrinter, ended
from letterkit.interview import actions, command_help
from letterkit.interview.advice import advice
from letterkit.interview.passage_preview import PassagePreviewer
from letterkit.interview.pending import pending_texts
from letterkit.interview.touched_sentences import beside, undecided, undecided_notice
from letterkit.questions.question import Question
from letterkit.wording import hears, say, say_count, say_worded

_SIGN: Final = re.compile(r" *(?:[-–•] |\d{1,3}\. |\[\d+\]: )")
"""What stands before the words of an item or of a note."""
_COMMAND: Final = 19
"""Columns in which a command stands before what it does."""


class LetterCommands:
    """Shows the letter and its answers."""

    def __init__(self, desk: Desk, previewer: PassagePreviewer) -> None:
        self.desk, self.previewer = desk, previewer
        self.questions = QuestionPrinter(desk.printer, desk.printer.console)

    def table(self) -> CommandTable:
        return {
            "commands": self.help,
            "explain": lambda _: self._explain(),
            "letter": lambda _: self._preview(),
            "review": lambda _: self._review(),
            "known": self._take_as_known,
        }

    def _take_as_known(self, wanted: str) -> None:
        from letterkit.interview import known_words  # not at the start of an interview

        word = known_words.one_word(self.desk.form, wanted)
        self.desk.printer.wrap(known_words.take_as_known(self.desk.form, word), "  ")

    def help(self, wanted: str = "") -> None:
        """Say what can be typed: first what everybody needs, then by subject, or everything."""
        subject = command_help.subject_named(wanted)
        if hears(wanted, command_help.ALL):
            for each in command_help.SUBJECTS:
                self.desk.printer.wrap(f"{say_worded(each.about).capitalize()}:", "", first="")
                self._print_commands(command_help.commands_of(each))
            self._print_commands(command_help.commands_without_subject())
        elif subject:
            self._print_commands(command_help.commands_of(subject))
        else:
            self._print_first_page()

    def _print_first_page(self) -> None:
        printer = self.desk.printer
        printer.wrap(say("Type an answer and press Enter. Enter alone keeps what is there or leaves it out."), "  ")
        self._print_commands(command_help.first_page())
        printer.wrap(say("More, by subject:"), "  ")
        for subject in command_help.SUBJECTS:
            self._print_commands([(f":help {say_worded(subject.word)}", say_worded(subject.about))])
        self._print_commands([(f":help {say_worded(command_help.ALL)}", say("everything"))])

    def _print_commands(self, rows: Sequence[tuple[str, str]]) -> None:
        for name, words in rows:
            self.desk.printer.wrap(words, " " * _COMMAND, first=f"  {name:<{_COMMAND - 3}} ")

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
            printer.wrap(say("For example: {example}", example=prompt.example), "  ")
        if not self.questions.print_all_offered(form) and not any(
            (question.why, prompt.why, question.help, prompt.help, prompt.example)
        ):
            printer.wrap(say("There is nothing to add to the question."), "  ")

    def _review(self) -> None:
        form, printer = self.desk.form, self.desk.printer
        printer.print()
        for number, (question, text) in enumerate(form.review(), 1):
            if question.aside and not text:
                continue
            printer.wrap(f"{ended(question.ask)} {text or _nothing(question)}", "    ", first=f"{number:>2}. ")
        left = sum(not form.is_answered(question) for question in form.more_questions)
        if left:
            more = say_count(
                "{count} question is asked only if you want more: :more goes there.",
                "{count} questions are asked only if you want more: :more goes there.",
                left,
            )
            printer.wrap(more, "  ", first="")
        self.print_missing()
        found = beside(advice(self.desk.form, str(self.desk.session.path)), undecided(self.desk.form))
        for finding in by_harm(item.finding for item in found):
            if finding.severity != "note":
                printer.wrap(
                    f"{_severity(finding)} {finding.message} {actions.typed(finding.hint)}", "    ", first="  "
                )

    def print_missing(self) -> None:
        """Print which answers are still needed, and which cannot be taken."""
        form, printer = self.desk.form, self.desk.printer
        missing = form.missing_questions()
        if missing:
            names = "; ".join(map(form.name_of, missing))
            printer.wrap(say("Still needed: {names}.", names=names), "  ", first="")
        for number in form.unwritten:
            printer.wrap(say("To write: {passage} (:write {number})", passage=form.title(number), number=number), "  ")
        for question, error in form.refused_answers():
            printer.wrap(f"{form.name_of(question)}: {error.message} {actions.typed(error.hint)}", "  ")
        for text in pending_texts(form):
            way = say(":typed goes there, and :clear there drops it.")
            printer.wrap(say("Not taken as an answer yet: {text}. {way}", text=text, way=way), "  ")
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
                printer.wrap(line.text, _hanging(line.text), first="")
            else:
                printer.print()


def _hanging(line: str) -> str:
    """Return what stands before the further lines of one of the letter: blanks under the words of an item or a note."""
    match = _SIGN.match(line)
    return " " * len(match[0]) if match else ""


def _nothing(question: Question) -> str:
    """Return in words that a question has no answer."""
    return say("No answer yet; it is needed.") if question.required else say("No answer.")


def _severity(finding: Finding) -> str:
    return say("Error:") if finding.severity == "error" else say("Warning:")

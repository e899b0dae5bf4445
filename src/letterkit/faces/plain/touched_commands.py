"""Sentences that hold a value which has changed, one after another: a question with numbered choices for each."""

from __future__ import annotations

from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.interview import transitions
from letterkit.interview.position import END, Position
from letterkit.interview.touched_sentences import Touched, change, leave, undecided, undecided_notice
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_count


class TouchedCommands:
    """Shows sentences, and lets a person say what becomes of each."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._shown = {(row.sentence, row.changes) for row in undecided(desk.form)}
        """The sentences that were shown, or were there when the interview began."""

    def table(self) -> CommandTable:
        return {"touched": lambda _: self._show()}

    def _show(self) -> None:
        if not undecided(self.desk.form):
            raise Refused(say("Every sentence has the present values."))
        self._ask_about_each()

    def offer(self) -> None:
        """Ask about the sentences that have not been shown yet, after the answer that changed a value."""
        rows = undecided(self.desk.form)
        if any((row.sentence, row.changes) not in self._shown for row in rows):
            self._shown |= {(row.sentence, row.changes) for row in rows}
            self._ask_about_each()

    def _ask_about_each(self) -> None:
        """Ask about one sentence after another until there are none, or the person goes on. Raises OtherCommand."""
        printer = self.desk.printer
        printer.print()
        printer.wrap(undecided_notice(len(undecided(self.desk.form))), "  ")
        while rows := undecided(self.desk.form):
            first = rows[0]
            self._print(first)
            does = ["change", "leave", *(["all"] if len(rows) > 1 else [])]
            does += ["open"] if first.position != Position(END) else []
            words = {
                "change": say("Change it."),
                "leave": say("Leave it as it is."),
                "all": say_count("Change it.", "Change all {count}.", len(rows)),
                "open": say("Write it anew: goes to the answer."),
            }
            chosen = self.desk.pick(
                say("What is to become of it?"),
                [words[name] for name in does],
                say("Enter decides later; :touched comes back to it."),
            )
            if chosen is None:
                return
            if self._do(does[chosen], rows):
                return

    def _print(self, row: Touched) -> None:
        printer = self.desk.printer
        if row.name:
            printer.wrap(say("In: {question}", question=row.name), "  ")
        printer.wrap(say("As it is: {sentence}", sentence=row.sentence), "    ", first="  ")
        printer.wrap(say("As it would be: {sentence}", sentence=row.new_sentence), "    ", first="  ")

    def _do(self, what: str, rows: tuple[Touched, ...]) -> bool:
        """Do what was chosen with the first sentence, or with all; return True where that leads to its answer."""
        form = self.desk.form
        if what == "open":
            self._shown -= {(row.sentence, row.changes) for row in rows[1:]}
            self.desk.store(transitions.go_to(form, rows[0].position))
            return True
        if what == "leave":
            self.desk.store(leave(form, rows[:1]))
        else:
            self.desk.store(change(form, rows if what == "all" else rows[:1]))
        return False

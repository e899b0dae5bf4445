"""The end of an interview: what stands against it is said once, and then it is finished all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letterkit.interview import moves
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Outcome

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen


class Ending:
    """How F2 finishes a letter."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._told: Form | None = None
        """The form of which somebody was told what stands against it."""

    def finish(self) -> None:
        """Goes to the first answer that is missing; otherwise says what else is open, and the second time finishes."""
        screen, form = self.screen, self.screen.form
        missing = form.missing_questions()
        if missing:
            screen.list.goes(lambda form: moves.jump(form, missing[0].id))()
            more = f" {len(missing) - 1} more after it." if len(missing) > 1 else ""
            screen.message = ("", f"This answer is needed before the letter can be finished.{more}")
            return
        if (stands := self._against(form)) and self._told is not form:
            self._told = form
            screen.message = ("", f"{stands} Enter goes to each of them; F2 once more finishes all the same.")
            return
        screen.keep(moves.without_unasked(moves.go_to_end(form)))
        if screen.session.unsaved:
            if screen.session.conflicted:
                screen.turn_to("changes")
            return
        screen.outcome = Outcome(complete=True)
        screen.exit()

    def _against(self, form: Form) -> str:
        """What somebody should know before the end: words that are no answers, errors that stop a letter."""
        errors = sum(one.finding.severity == "error" for one in self.screen.list.advised)
        stop = f"{errors} error{'s' if errors > 1 else ''} would stop the letter." if errors else ""
        found = "Answers were found about which you have not decided." if self.screen.session.recovered else ""
        return " ".join(part for part in (pending_notice(form), stop, found) if part)

"""The end of an interview: objections to it are said once, and then it is finished all the same."""

from __future__ import annotations

from letterkit.faces.screen import editing
from letterkit.faces.screen.state import ScreenState
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Outcome
from letterkit.interview.touched_sentences import undecided_notice
from letterkit.wording import say, say_count


class Finish:
    """How F2 goes on, and at the end finishes the letter."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._warned: Form | None = None
        """The form for which the objections were said."""

    def next(self) -> None:
        """Take the answer and go on; go back to the question from everything else; finish from the review."""
        state = self._state
        if state.mode == "review" or (state.mode == "ask" and state.form.finished):
            self.finish()
        elif state.mode != "ask":
            state.show("ask")
        else:
            editing.enter(state)

    def finish(self) -> None:
        """Go to the first answer that is missing; otherwise say what else is open, and the second time finish."""
        state, form = self._state, self._state.form
        missing = form.missing_questions()
        if missing:
            state.go(lambda form: transitions.jump(form, missing[0].id))
            needed = say("This answer is needed before the letter can be finished.")
            more = (
                [say_count("{count} more after it.", "{count} more after it.", len(missing) - 1)] if missing[1:] else []
            )
            state.message = ("", " ".join((needed, *more)))
            return
        if (objections := self._objections(form)) and self._warned is not form:
            self._warned = form
            state.message = (
                "",
                say(
                    "{objections} Enter goes to each of them; F2 once more leaves them as they are and goes on.",
                    objections=objections,
                ),
            )
            return
        state.keep(transitions.without_unasked(transitions.go_to_end(form)))
        if not state.session.unsaved:
            state.leave(Outcome(complete=True))
        elif state.session.conflicted:
            state.show("changes")

    def _objections(self, form: Form) -> str:
        """Return what people should know before the end: words that are no answers, errors that stop a letter."""
        errors = sum(advice.finding.severity == "error" for advice in self._state.advice)
        stops = (
            say_count(
                "{count} error keeps the letter from being written.",
                "{count} errors keep the letter from being written.",
                errors,
            )
            if errors
            else ""
        )
        copies = say("Answers were found about which you have not decided.") if self._state.session.recovered else ""
        touched = undecided_notice(len(self._state.touched))
        return " ".join(text for text in (pending_notice(form), stops, touched, copies) if text)

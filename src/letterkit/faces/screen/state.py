"""What the full screen shows and edits: a session, the place in it, the text being written, and a message.

The panes know this state, and it knows no pane: who has to know of another place listens to `changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.selection import SelectionState
from prompt_toolkit.utils import Event

from letterkit.errors import LetterkitError
from letterkit.faces.screen import editor
from letterkit.faces.screen.beginnings import Beginnings
from letterkit.faces.screen.completer import AnswerCompleter
from letterkit.interview import actions, transitions
from letterkit.interview.action import Place
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.position import Position
from letterkit.interview.session import Outcome, Session
from letterkit.interview.touched_sentences import Touched, undecided, undecided_notice
from letterkit.interview.value_changes import ValueChange
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_worded

if TYPE_CHECKING:
    from letterkit.interview.advice import Advice

Mode = Literal[
    "ask",
    "explain",
    "letter",
    "find",
    "outline",
    "moves",
    "review",
    "changes",
    "table",
    "rows",
    "touched",
    "sources",
]
"""What is shown and has the keys: the place of the interview itself, or something else for a while (`rows` are those
of a table that is not taken over yet)."""
Pane = Literal["answer", "list", "search", "reading", "plan", "letter"]
Move = Callable[[Form], Form]

Offer = tuple[str, tuple[ValueChange, ...]]
"""A sentence that was shown, with what had changed."""

_BESIDE: Final = ("ask", "outline", "letter")
"""Modes in which the place of the interview itself is in the middle, where there is room for the others beside it."""
_PASSING: Final = ("explain", "moves")
"""Modes from which one goes back to what was shown before, if that is one of `_KEPT`."""
_KEPT: Final = ("find", "outline", "moves", "letter", "review", "sources", "touched", "changes", "table", "rows")
_SEARCHED: Final = ("find", "table")


class ScreenState:
    """A session on the screen. `message` is a problem and a hint; either may be empty."""

    def __init__(self, session: Session, welcome: str = "") -> None:
        self.session = session
        self.mode: Mode = "changes" if session.recovered else "ask"
        again = (
            say("What you were typing when it stopped is there again.")
            if session.typed
            else pending_notice(session.form)
        )
        self.came_from: Mode = "ask"
        """What was shown before the present mode."""
        self.passage = 0
        """The passage that is to have another move."""
        self.before_more: tuple[Position, Position] | None = None
        """Where the person was before going to what is asked on request, and where that began."""
        self.message: tuple[str, str] = ("", again or welcome)
        self.outcome = Outcome(complete=False)
        self.changed: Event[ScreenState] = Event(self)
        """Fires when another place, or something else, is shown."""
        self.left: Event[ScreenState] = Event(self)
        """Fires when the screen is to be left; `outcome` says how the interview ended."""
        self.answer = editor.AnswerBuffer(
            self._say_that_editor_failed,
            completer=ThreadedCompleter(AnswerCompleter(lambda: self.form)),
            complete_while_typing=Condition(self._completes_while_typing),
        )
        """The text that is being written."""
        self.beginnings = Beginnings(self.answer, self._starters)
        self.search = Buffer(multiline=False)
        """What is looked for in a list."""
        self._advice: tuple[Form | None, tuple[Advice, ...]] = (None, ())
        self._touched: tuple[Form | None, tuple[Touched, ...]] = (None, ())
        self._offered: set[Offer] = {offer_of(row) for row in self.touched}
        """The sentences with a former value that were shown, or were there when the interview began."""
        if self._offered and not again:
            self.message = ("", say("{notice} F9 lists them.", notice=undecided_notice(len(self.touched))))

    @property
    def form(self) -> Form:
        return self.session.form

    # -- the place ----------------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """Return the pane that has the keys: a text to write, a list, a list to search, something to read, the plan of
        the letter, its sentences."""
        if self.mode in ("outline", "letter"):
            return "plan" if self.mode == "outline" else "letter"
        if self.mode == "explain":
            return "reading"
        return self.place_pane if self.mode == "ask" else "search" if self.mode in _SEARCHED else "list"

    @property
    def pane_in_the_middle(self) -> Pane:
        """Return the pane in the middle of a wide window: the plan and the letter stand beside it."""
        return self.place_pane if self.mode in _BESIDE else self.pane

    @property
    def place_pane(self) -> Pane:
        """Return the pane of the place of the interview itself."""
        return "list" if self.form.finished or self.form.at_record_list else "answer"

    @property
    def writing(self) -> bool:
        """True if an answer or a passage is being written."""
        return self.pane == "answer"

    @property
    def shows_answer(self) -> bool:
        """True if the answer is in sight, also while the plan or the letter beside it has the keys."""
        return self.mode in _BESIDE and self.place_pane == "answer"

    @property
    def listing(self) -> bool:
        """True if there is a list to choose from."""
        return self.pane in ("list", "search")

    @property
    def choosing_record(self) -> bool:
        """True if the list is that of a question's records."""
        return self.mode in _BESIDE and self.form.at_record_list

    @property
    def shows_passage(self) -> bool:
        """True where the passage stands below: an answer that is written, records, the sentences of an answer."""
        return self.shows_answer or self.choosing_record or self.mode == "sources"

    @property
    def place(self) -> Place:
        """Return where the person is, which decides what can be done."""
        return self._place_in(self.mode)

    @property
    def explained_place(self) -> Place:
        """Return the place from which F1 was pressed."""
        return self._place_in(self.came_from)

    def _place_in(self, mode: Mode) -> Place:
        form = self.form
        if mode == "review":
            return "end" if form.finished else "review"
        if mode != "ask":
            return mode
        if form.finished:
            return "end"
        if form.at_record_list:
            return "facts" if form.question.kept_as == "evidence" else "records"
        if form.position.passage:
            return "passage"
        if form.multiline:
            return "text" if form.prompt.required or self.answer.text.strip() else "empty text"
        return "line" if form.position.item is None else "field"

    def show(self, mode: Mode) -> None:
        """Show something else in the middle; the same once more goes back to the question."""
        self.answer.cancel_completion()
        self.message = ("", "")
        if mode == "table" and not any(question.path == "signatories" for question in self.form.questions):
            self.message = (say("This letter asks for no signatories."), "")
            return
        if mode in ("review", "letter", "outline", "moves", "changes"):
            self.message = ("", self.keep_typed())
        if mode == "review" and not self.form.looked_over:
            self.keep(replace(self.form, looked_over=True))
        if mode == "review" and self.session.conflicted:
            mode = "changes"
        self.came_from, self.mode = self.mode, self._mode_before() if self.mode == mode else mode
        if "explain" not in (self.came_from, self.mode):
            self.search.reset()
        self.changed.fire()

    def _mode_before(self) -> Mode:
        """Return what is shown after the present mode is left."""
        return self.came_from if self.mode in _PASSING and self.came_from in _KEPT else "ask"

    def leave_mode(self) -> None:
        """Go back to what was shown before, or to the question."""
        if self.mode != "ask":
            self.show(self.mode)

    def show_moves(self, passage: int) -> None:
        """Show the moves that a passage, counted from 1, may have instead of its own."""
        self.passage = passage
        if self.mode != "moves":
            self.show("moves")

    def show_place(self) -> None:
        """Put the answer at the form's place into the text to write, the cursor behind it."""
        form = self.form
        text = "" if form.finished or form.at_record_list else form.initial_text
        self.answer.reset(Document(text, len(text)))
        self.beginnings.forget()
        anew = form.at_question and not form.at_record_list and form.prompt_type.retyped
        if anew and text and form.position.input_key not in form.pending:  # selected, so that typing replaces it
            self.answer.selection_state = SelectionState(0)
            self.answer.selection_state.enter_shift_mode()
        self.changed.fire()

    # -- going on -----------------------------------------------------------------------------------------

    def take(self, move: Move) -> bool:
        """Make a move, and show where it leads. Return False, with a message, where it is refused."""
        self.message, before = ("", ""), self.form
        try:
            self.keep(move(before))
        except Refused as error:
            self.refuse(error)
            return False
        if self.mode == "touched" and not self.touched:
            self.mode = "ask"
        self.show_place()
        if before.position.question != self.form.position.question:
            self.offer_touched()
        return True

    def refuse(self, error: Refused) -> None:
        """Say why something cannot be done, and what can."""
        self.message = (error.message, actions.pressed(error.hint))

    def move(self, move: Move) -> None:
        """Go elsewhere; what has been typed is kept first, and what became of it is said."""
        kept = self.keep_typed()
        if self.take(move) and kept:
            self.message = ("", kept)

    def go(self, move: Move) -> None:
        """Go elsewhere, out of a list."""
        self.move(move)
        self.show("ask")
        self.offer_touched()

    def keep(self, form: Form) -> None:
        """Hand a form to the session, and say what the disk says."""
        try:
            self.session.store(form)
        except LetterkitError as error:  # the answer is in the form, and safe elsewhere meanwhile
            problem = error.problems[0]
            self.message = (problem.message, actions.pressed(problem.hint))

    def leave(self, outcome: Outcome) -> None:
        """Leave the screen."""
        self.outcome = outcome
        self.left.fire()

    def stop(self, *, interrupted: bool = False) -> None:
        """Stop here; everything is on disk."""
        self.keep_typed()
        self.journal()
        self.leave(Outcome(complete=False, interrupted=interrupted))

    @property
    def advice(self) -> Sequence[Advice]:
        """Return what the checks say, worked out once for each form."""
        from letterkit.interview.advice import advice

        if self._advice[0] is not self.form:
            self._advice = (self.form, advice(self.form, str(self.session.path)))
        return self._advice[1]

    def look_again(self) -> None:
        """Work out anew what the checks say of the same answers."""
        self._advice = (None, ())
        self.changed.fire()

    # -- sentences with a former value --------------------------------------------------------------------

    @property
    def touched(self) -> tuple[Touched, ...]:
        """Return the sentences that hold a value which has changed, worked out once for each form."""
        if self._touched[0] is not self.form:
            self._touched = (self.form, undecided(self.form))
        return self._touched[1]

    def offer_touched(self) -> None:
        """Show the sentences with a former value, if there are any that have not been shown."""
        offers = {offer_of(row) for row in self.touched}
        if self.mode == "ask" and not offers <= self._offered:
            self._offered |= offers
            self.answer.cancel_completion()
            self.mode = "touched"
            self.changed.fire()

    def offer_again(self, rows: Sequence[Touched]) -> None:
        """Show these sentences again when the next answer has been given."""
        self._offered -= {offer_of(row) for row in rows}

    def decide_later(self) -> None:
        """Go back to the question; the sentences are listed with all that is to be looked at."""
        self.show("ask")
        self.message = ("", say("Nothing was changed. F9 lists these sentences."))

    # -- what is typed ------------------------------------------------------------------------------------

    def keep_typed(self) -> str:
        """Keep what is being written: as the answer where it can be one, otherwise until one comes back. The place
        stays. Return what became of it in words, where that is not plain."""
        before, text = self.form, self.answer.words
        if before.finished or before.at_record_list or text == before.current_text == before.initial_text:
            return ""
        try:
            held = transitions.store_input(before, without_backslash(text))
        except Refused:
            held = transitions.with_pending(before, before.position, text)
        self.keep(held)
        if before.position.input_key in held.pending:
            return say("What you typed is not an answer yet. It is there again when you come back, and F9 shows it.")
        return (
            say("The answer was taken out. F6 brings it back.") if not text.strip() and held.data != before.data else ""
        )

    def journal(self) -> None:
        """Write down what is being typed and not entered, also while something else is shown in its place."""
        form, words = self.form, self.answer.words
        typed = None if form.finished or form.at_record_list or words == form.initial_text else words
        self.session.remember_input(typed)
        if typed and self.session.input_unremembered:
            self.message = (
                say("What you type is saved only when you go on."),
                say("Make room on the disk, or press F2 often."),
            )

    def _starters(self) -> Sequence[str]:
        """Return the beginnings of sentences that what is asked offers."""
        return self.form.starters(self.form.prompt) if self.writing else ()

    def _completes_while_typing(self) -> bool:
        return self.writing and self.form.prompt_type.completion == "while typing"

    def _say_that_editor_failed(self) -> None:
        self.message = (
            say("The editor could not be opened, or ended with an error. What you wrote here is as it was."),
            say("Name another one in the environment variable EDITOR."),
        )


def offer_of(row: Touched) -> Offer:
    return row.sentence, row.changes


def without_backslash(text: str) -> str:
    """Return the answer that was typed. Raises Refused for a command of the plain face, which would be an answer here
    without anybody wanting it; behind a backslash it is one, as there."""
    name = text.strip().partition(" ")[0]
    if (instead := _instead(name)) and "\n" not in text.strip():
        raise Refused(
            say("‘{name}’ is a command of the plain face.", name=name),
            f"{instead} {say('Write {answer} for an answer.', answer=chr(92) + name)}",
        )
    return text[1:] if text[:1] == "\\" and _instead(text[1:].partition(" ")[0]) else text


def _instead(command: str) -> str:
    action = actions.named(command)
    return say_worded(action.instead) if action and command.startswith(":") else ""

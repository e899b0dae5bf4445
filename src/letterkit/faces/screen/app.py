"""The state of the full-screen face, and everything that a key can do to it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import Layout
from prompt_toolkit.selection import SelectionState

from letterkit.errors import LetterkitError
from letterkit.faces import signals
from letterkit.faces.screen import editor, styles
from letterkit.faces.screen.autosave import Typing
from letterkit.faces.screen.completer import Suggestions
from letterkit.faces.screen.finish import Ending
from letterkit.faces.screen.keys import bindings, meant
from letterkit.faces.screen.layout import Places, layout
from letterkit.faces.screen.letter_pane import LetterPane
from letterkit.faces.screen.list_pane import Choosing
from letterkit.faces.screen.question_pane import Mode
from letterkit.faces.screen.text_panes import Showing
from letterkit.interview import actions, moves
from letterkit.interview.form import Form, Position
from letterkit.interview.outline import passage_in_hand
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Outcome, Session
from letterkit.questions.answers import Refused, clean_text

T = TypeVar("T")
ESCAPES: Final = 0.05
"""Seconds in which what a key sends arrives: after that, Esc is Esc."""


class Screen:
    """Asks the questions of a session on the whole terminal. `show` turns a form into the text of the letter; `welcome`
    is said at the first question."""

    def __init__(self, session: Session, show: Callable[[Form], str], welcome: str = "", **streams: Any) -> None:
        self.session = session
        self._beside = ThreadPoolExecutor(1)  # not asyncio's own, for the end of which leaving would wait
        self.letter = LetterPane(lambda: self.form, show, lambda: self.mode == "letter", self.aside)
        self.mode: Mode = "changes" if session.recovered else "ask"
        again = (
            "What you were typing when it stopped is there again." if session.typed else pending_notice(session.form)
        )
        self.message: tuple[str, str] = ("", again or welcome)
        self.outcome = Outcome(complete=False)
        self.typing = Typing(self, show)
        self.list = Choosing(self)
        self.showing = Showing(self)
        self.ending = Ending(self)
        self.buffer = editor.Room(
            self._editor_failed,
            completer=ThreadedCompleter(Suggestions(lambda: self.form)),
            complete_while_typing=Condition(self._completes),
            on_text_changed=lambda _: self.typing.changed(),
        )
        self.finder = Buffer(multiline=False, on_text_changed=lambda _: self.list.begin())
        self._places = Places(self)
        self.app: Application[None] = Application(
            layout=Layout(layout(self, self._places), focused_element=self._places.of[self.pane]),
            key_bindings=bindings(self),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )
        self.app.ttimeoutlen = ESCAPES
        self.fill()
        self.list.begin()
        self._refocus()

    @property
    def form(self) -> Form:
        return self.session.form

    def run(self) -> Outcome:
        """Asks until the letter is complete, or until the person stops. What was typed is on disk by then."""
        self.letter.waits = True  # the question is there first
        try:
            with signals.kept(self.app, self.typing.write):
                self.app.run(pre_run=self.typing.watch)
        except EOFError:  # the terminal is gone
            self.interrupt()
        except KeyboardInterrupt:  # the run is ended from outside
            self.interrupt()
            raise
        return self.outcome

    def settle(self) -> None:
        """Works out the letter once the question stands there, in another thread, and then takes all that is in memory
        out of Python's tidying up, which would hold up a key several times a second."""

        def settled() -> None:
            self.letter.waits = False
            gc.freeze()
            self.app.invalidate()

        self.letter.begin(settled)

    def aside(self, work: Callable[[], T], done: Callable[[T], None]) -> bool:
        """Does something in the thread beside this one, and hands on what came of it; False where there is none, before
        the screen is painted. What is begun there is done one after another, so that keys keep their share of time."""
        loop = self.app.loop if hasattr(self, "app") else None
        if loop is None or self.app.is_done:
            return False

        def arrived(worked: asyncio.Future[T]) -> None:
            if not worked.cancelled() and not worked.exception():
                done(worked.result())

        loop.run_in_executor(self._beside, work).add_done_callback(arrived)
        return True

    @property
    def passes(self) -> bool:
        """Whether Enter goes on in a text of several lines: nothing is written, and nothing is needed."""
        form = self.form
        return self.writing and not form.position.passage and not form.prompt.required and not self.buffer.text.strip()

    # -- which pane -------------------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether the room to write is in hand."""
        return self.pane == "asking"

    @property
    def listing(self) -> bool:
        """Whether there is a list to choose from."""
        return self.pane in ("listing", "finding")

    @property
    def pane(self) -> str:
        """Which pane stands in the middle."""
        if self.mode == "ask":
            return "listing" if self.form.finished or self.form.at_record_list else "asking"
        return {"find": "finding", "table": "finding", "explain": "reading", "letter": "reading"}.get(
            self.mode, "listing"
        )

    def turn_to(self, mode: Mode) -> None:
        """Shows something else in the middle; the same once more goes back to the question."""
        self.buffer.cancel_completion()
        self.message = ("", "")
        if mode == "table" and not any(one.path == "signatories" for one in self.form.questions):
            self.message = ("This letter asks for no signatories.", "")
            return
        if mode in ("review", "letter", "rail", "changes"):
            self.message = ("", self.keep_typed())
        if mode == "review" and self.session.conflicted:
            mode = "changes"
        self.mode = "ask" if self.mode == mode else mode
        self.showing.begin()
        self.finder.reset()
        self.list.begin()
        self._refocus()

    def _completes(self) -> bool:
        return self.writing and self.form.prompt_type.completion == "while typing"

    def _refocus(self) -> None:
        self.app.layout.focus(self._places.of[self.pane])

    # -- going on ---------------------------------------------------------------------------------------

    def next(self) -> None:
        """Takes the answer in hand and goes on; out of everything else, back to the question."""
        if self.mode == "review" or (self.mode == "ask" and self.form.finished):
            self.ending.finish()
        elif self.mode != "ask":
            self.turn_to("ask")
        elif self.form.at_record_list:
            self.take(lambda form: moves.answer(form, ""))
        else:
            self.take(lambda form: moves.answer(form, meant(self.buffer.text)))

    def stop(self) -> None:
        """Stops here; everything is on disk."""
        self.keep_typed()
        self.typing.write()
        self.exit()

    def interrupt(self) -> None:
        """Ctrl-C: stops here as `stop` does, with another exit code."""
        self.outcome = Outcome(complete=False, interrupted=True)
        self.stop()

    def exit(self) -> None:
        """Leaves the terminal as it was."""
        self.typing.stop()
        if self.app.is_running and not self.app.is_done:
            self.app.exit()

    def up_one(self) -> None:
        """Esc: out of an entry or a passage; elsewhere it says that nothing has to be saved."""
        if self.form.position.passage or self.form.position.item is not None or self.form.position.field:
            back = Position(self.form.position.question)
            self.move(
                lambda form: replace(form, position=back) if not form.position.passage else moves.leave_passage(form)
            )
        else:
            self.message = ("", "Everything is saved as you go. F10 stops.")

    def move(self, move: Callable[[Form], Form]) -> None:
        """Goes elsewhere; what has been typed is kept first, and what became of it is said."""
        kept = self.keep_typed()
        if self.take(move) and kept:
            self.message = ("", kept)

    def undo(self) -> None:
        """Takes back what was typed and not entered, otherwise the last change of the letter."""
        if not (self.writing and self.buffer.text != self.form.current_text and self._by_word(self.buffer.undo)):
            self.move(moves.undo)

    def redo(self) -> None:
        """Brings back what undo took away."""
        if not (self.writing and self._by_word(self.buffer.redo)):
            self.move(moves.redo)

    def _by_word(self, step: Callable[[], None]) -> bool:
        """Goes a word back or forward in what was typed, or over what was pasted; whether there was anything."""
        changed = False
        while True:
            before = self.buffer.text
            step()
            after = self.buffer.text
            if after == before:
                return changed
            changed = True
            longer = max(before, after, key=len)
            if abs(len(before) - len(after)) != 1 or longer[-1:].isspace():
                return True

    def own_words(self) -> None:
        """Goes into the words of the passage in hand; where there is none, to the list of parts."""
        if self.form.position.passage:
            self.move(moves.leave_passage)
            return
        number = 0 if self.form.finished else passage_in_hand(self.form)
        if number:
            self.move(lambda form: moves.go_to_passage(form, number))
        else:
            self.turn_to("rail")
            self.message = ("", "Choose a part to write in your own words.")

    def from_answers(self) -> None:
        """Lets the template write the passage in hand again; what was written there comes back with undo."""
        if self.form.position.passage:
            self.keep_typed()
            if self.take(moves.restore_template_text):
                self.message = ("", "Written from your answers again. F6 brings your own words back.")

    def edit_outside(self) -> None:
        """Opens what is being written in the person's own editor."""
        if not editor.there():
            self.message = (
                "No editor is named.",
                "Name one in EDITOR (for example nano, or notepad on Windows) before you start letterkit: "
                "export EDITOR=nano",
            )
            return
        self.buffer.open_in_editor()

    def _editor_failed(self) -> None:
        self.message = (
            "The editor could not be opened, or ended with an error. What you wrote here is as it was.",
            "Name another one in the environment variable EDITOR.",
        )

    def paste(self, text: str) -> None:
        """Takes in what is pasted, without what word processors and tables leave in it, as one edit."""
        try:
            self.buffer.insert_text(clean_text(text))
        except Refused as error:
            self.message = (error.message, error.hint)

    def complete(self) -> None:
        """Shows what there is to choose from."""
        if self.buffer.complete_state:
            self.buffer.complete_next()
        else:
            self.buffer.start_completion(select_first=False)

    # -- what is typed ----------------------------------------------------------------------------------

    @property
    def unentered(self) -> str | None:
        """What stands in the room to write and is not what it began with; None where nothing is."""
        form = self.form
        words = self.buffer.words
        return None if form.finished or form.at_record_list or words == form.initial_text else words

    def keep_typed(self) -> str:
        """Keeps what is in the room to write: as the answer in hand where it can be one, otherwise until one comes
        back. The place stays. Says in words what became of it, where that is not plain."""
        before, typed = self.form, self.buffer.words
        if before.finished or before.at_record_list or typed == before.current_text == before.initial_text:
            return ""
        try:
            held = moves.store_input(before, meant(typed))
        except Refused:
            held = moves.with_pending(before, before.position, typed)
        self.keep(held)
        if before.position.input_key in held.pending:
            return "What you typed is not an answer yet. It is there again when you come back, and F9 shows it."
        return "The answer was taken out. F6 brings it back." if not typed.strip() and held.data != before.data else ""

    def take(self, move: Callable[[Form], Form]) -> bool:
        """Makes a move, and shows where it leads; whether it could be made."""
        self.message = ("", "")
        try:
            self.keep(move(self.form))
        except Refused as error:
            self.message = (error.message, actions.pressed(error.hint))
            return False
        self.fill()
        self.list.begin()
        self._refocus()
        return True

    def keep(self, form: Form) -> None:
        """Hands a form to the session, and says what the disk says."""
        try:
            self.session.store(form)
        except LetterkitError as error:  # the answer is in the form, and safe elsewhere meanwhile
            problem = error.problems[0]
            self.message = (problem.message, "F9 shows what differs." if self.session.conflicted else problem.hint)

    def fill(self) -> None:
        """Puts the answer in hand into the room to write, the cursor behind it."""
        form = self.form
        text = "" if form.finished or form.at_record_list else form.initial_text
        self.buffer.reset(Document(text, len(text)))
        anew = form.at_question and not form.at_record_list and form.prompt_type.retyped
        if anew and text and form.position.input_key not in form.pending:  # selected, so that typing replaces it
            self.buffer.selection_state = SelectionState(0)
            self.buffer.selection_state.enter_shift_mode()
        self.typing.begin()

"""The state of the full-screen face, and everything that a key can do to it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import Completer, Completion, ThreadedCompleter
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import Layout
from prompt_toolkit.selection import SelectionState

from letterkit.errors import LetterkitError
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import ANEW, At, Form
from letterkit.wizard.rail import passage_in_hand
from letterkit.wizard.screen import editor, looks, panes
from letterkit.wizard.screen.choosing import Choosing
from letterkit.wizard.screen.journal import Typing
from letterkit.wizard.screen.keys import bindings
from letterkit.wizard.screen.layout import Places, layout
from letterkit.wizard.screen.letter_pane import LetterPane
from letterkit.wizard.screen.panes import Mode
from letterkit.wizard.session import Outcome, Session
from letterkit.wizard.suggestions import suggestions

_OFFERED: Final = ("norm", "style", "choice")
"""Types of answer whose choices show by themselves while one types."""


class Screen:
    """Asks the questions of a session on the whole terminal. `show` turns a form into the text of the letter; `welcome`
    is said at the first question."""

    def __init__(self, session: Session, show: Callable[[Form], str], welcome: str = "", **streams: Any) -> None:
        self.session = session
        self.letter = LetterPane(lambda: self.form, show)
        self.mode: Mode = "ask"
        again = "What you were typing when it stopped is there again." if session.typed else ""
        self.message: tuple[str, str] = ("", again or welcome)
        self.outcome = Outcome(complete=False)
        self._top = 0
        self.pending: dict[At, str] = {session.form.at: session.typed} if session.typed else {}
        self.typing = Typing(self, show)
        self.list = Choosing(self)
        self.buffer = Buffer(
            multiline=True,
            completer=ThreadedCompleter(_Suggestions(self)),
            complete_while_typing=Condition(lambda: self.writing and self.form.prompt.type in _OFFERED),
            on_text_changed=lambda _: self.typing.changed(),
            tempfile_suffix=".md",
        )
        self.finder = Buffer(multiline=False, on_text_changed=lambda _: self.list.begin())
        self._places = Places(self)
        self.app: Application[None] = Application(
            layout=Layout(layout(self, self._places), focused_element=self._places.of[self.pane]),
            key_bindings=bindings(self),
            style=looks.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )
        self.app.ttimeoutlen = 0.2
        self._fill()
        self._refocus()

    @property
    def form(self) -> Form:
        return self.session.form

    def run(self) -> Outcome:
        """Asks until the letter is complete, or until the person stops. What was typed is on disk by then."""
        self.letter.waits = True  # the question is there first
        try:
            self.app.run(pre_run=self.typing.watch)
        except EOFError:  # the terminal is gone
            self.interrupt()
        return self.outcome

    def settle(self) -> None:
        """Works out the letter once the question stands there, and takes all that is in memory by now out of Python's
        tidying up, which would hold up a key several times a second."""
        self.letter.waits = False
        _ = self.letter.text
        gc.freeze()
        self.app.invalidate()

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
            return "listing" if self.form.finished or self.form.choosing else "asking"
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
        if mode in ("review", "letter", "rail"):
            self.keep_typed()
        if mode == "review" and self.session.apart:
            mode = "changes"
        self.mode = "ask" if self.mode == mode else mode
        self._top = 0
        self.finder.reset()
        self.list.begin()
        self._refocus()

    def _refocus(self) -> None:
        self.app.layout.focus(self._places.of[self.pane])

    # -- texts ------------------------------------------------------------------------------------------

    def head_text(self) -> StyleAndTextTuples:
        name = self.session.path.name
        saved = f"NOT saved in {name}" if self.session.behind or self.session.apart else f"saved in {name}"
        return [("", panes.head(self.form, saved))]

    def here_text(self) -> StyleAndTextTuples:
        return [("", f" {panes.here(self.form, self.mode)}")]

    def bar_text(self) -> StyleAndTextTuples:
        return [("", f" {panes.bar()}")]

    def question_text(self) -> StyleAndTextTuples:
        return [] if self.form.finished else panes.question(self.form, looks.middle_width())

    def said_text(self) -> StyleAndTextTuples:
        follows = self.typing.follows if self.writing else self.list.follows()
        return panes.said(self.form, self.buffer.text if self.writing else None, self.message, follows)

    def read_text(self) -> StyleAndTextTuples:
        width = looks.middle_width()
        if self.mode == "letter":
            return [("", panes.letter(self.letter.text, min(width, looks.READABLE)))]
        return [("", panes.explanation(self.form, width))]

    def read_place(self) -> Point:
        return Point(0, self._top)

    def scroll(self, by: int) -> None:
        """Turns the text that is read."""
        last = "".join(part[1] for part in self.read_text()).count("\n")
        self._top = min(max(self._top + by, 0), last)

    # -- a changed file ---------------------------------------------------------------------------------

    def take_theirs(self) -> None:
        """Goes on with what another program wrote."""
        try:
            self.session.take_theirs()
        except LetterkitError as error:
            problem = error.problems[0]
            self.message = (problem.message, problem.hint)
            return
        self.pending.clear()
        self.turn_to("ask")
        self._fill()
        self.message = ("", "The changed file was taken. F6 brings your answers back.")

    def keep_mine(self) -> None:
        """Keeps one's own answers; the changed file is put beside them."""
        try:
            other = self.session.keep_mine()
        except LetterkitError as error:
            problem = error.problems[0]
            self.message = (problem.message, problem.hint)
            return
        self.turn_to("ask")
        self.message = ("", f"Your answers are saved. The other version is in {other}." if other else "Saved.")

    # -- going on ---------------------------------------------------------------------------------------

    def next(self) -> None:
        """Takes the answer in hand and goes on; out of everything else, back to the question."""
        if self.mode == "review" or (self.mode == "ask" and self.form.finished):
            self._finish()
        elif self.mode != "ask":
            self.turn_to("ask")
        elif self.form.choosing:
            self._take(lambda form: moves.answer(form, ""))
        else:
            self._take(lambda form: moves.answer(form, self.buffer.text), answered=True)

    def _finish(self) -> None:
        if self.form.missing():
            self.list.goes(lambda form: moves.go(form, form.missing()[0].id))()
            return
        if not self.form.finished:
            self.list.goes(moves.at_end)()
            return
        self._keep(moves.without_unasked(self.form))
        if self.session.behind:
            if self.session.apart:
                self.turn_to("changes")
            return
        self.outcome = Outcome(complete=True)
        self._exit()

    def stop(self) -> None:
        """Stops here; everything is on disk."""
        self.keep_typed()
        self.typing.write()
        self._exit()

    def interrupt(self) -> None:
        """Ctrl-C: stops here as `stop` does, with another exit code."""
        self.outcome = Outcome(complete=False, interrupted=True)
        self.stop()

    def _exit(self) -> None:
        self.typing.stop()
        if self.app.is_running and not self.app.is_done:
            self.app.exit()

    def up_one(self) -> None:
        """Esc: out of an entry or a passage; elsewhere it says that nothing has to be saved."""
        if self.form.at.passage or self.form.at.item is not None or self.form.at.field:
            back = At(self.form.at.question)
            self.move(lambda form: replace(form, at=back) if not form.at.passage else moves.leave(form))
        else:
            self.message = ("", "Everything is saved as you go. F10 stops.")

    def move(self, move: Callable[[Form], Form], *, keep: bool = True) -> None:
        """Goes elsewhere; what has been typed and can be an answer is kept first."""
        if keep:
            self.keep_typed()
        self._take(move)

    def undo(self) -> None:
        """Takes back what was typed and not entered, otherwise the last change of the letter."""
        if not (self.writing and self.buffer.text != self.form.current and self._by_word(self.buffer.undo)):
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
        if self.form.at.passage:
            self.move(moves.leave)
            return
        number = 0 if self.form.finished else passage_in_hand(self.form)
        if number:
            self.move(lambda form: moves.write(form, number))
        else:
            self.turn_to("rail")
            self.message = ("", "Choose a part to write in your own words.")

    def from_answers(self) -> None:
        """Lets the template write the passage in hand again."""
        if self.form.at.passage:
            self.pending.pop(self.form.at, None)
            self.move(moves.from_answers, keep=False)
            if not self.message[0]:
                self.message = ("", "Written from your answers again. F6 brings your own words back.")

    def edit_outside(self) -> None:
        """Opens what is being written in the person's own editor."""
        if not editor.there():
            self.message = ("No editor was found.", "Name one in the environment variable EDITOR.")
            return
        self.buffer.open_in_editor()

    def complete(self) -> None:
        """Shows what there is to choose from."""
        if self.buffer.complete_state:
            self.buffer.complete_next()
        else:
            self.buffer.start_completion(select_first=False)

    # -- what is typed ----------------------------------------------------------------------------------

    def keep_typed(self) -> None:
        """Keeps what is in the room to write as the answer in hand, where it can be one; the place stays."""
        form, typed = self.form, self.buffer.text
        if form.finished or form.choosing or not typed.strip() or typed == form.current:
            return
        try:
            self._keep(replace(moves.answer(form, typed), at=form.at))
        except Refused:  # it cannot be an answer yet, and is there again when one comes back
            self.pending[form.at] = typed
        else:
            self.pending.pop(form.at, None)

    def _take(self, move: Callable[[Form], Form], *, answered: bool = False) -> None:
        self.message = ("", "")
        at = self.form.at
        try:
            self._keep(move(self.form))
        except Refused as error:
            self.message = (error.message, error.hint)
            return
        if answered:
            self.pending.pop(at, None)
        self._fill()
        self.list.begin()
        self._refocus()

    def _keep(self, form: Form) -> None:
        try:
            self.session.keep(form)
        except LetterkitError as error:  # the answer is in the form, and safe elsewhere meanwhile
            problem = error.problems[0]
            hint = "F9 shows what differs." if self.session.apart else problem.hint
            self.message = (problem.message, hint)

    def _fill(self) -> None:
        """Puts the answer in hand into the room to write, the cursor behind it."""
        form = self.form
        text = "" if form.finished or form.choosing else self.pending.get(form.at, form.current)
        self.buffer.reset(Document(text, len(text)))
        anew = form.asking and not form.choosing and form.prompt.type in ANEW
        if anew and text and form.at not in self.pending:  # selected, so that typing replaces it
            self.buffer.selection_state = SelectionState(0)
            self.buffer.selection_state.enter_shift_mode()
        self.typing.begin()


class _Suggestions(Completer):
    """Completions of the question in hand: norms, forms of address, paragraphs, choices, phrases."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def get_completions(self, document: Document, complete_event: Any) -> Iterator[Completion]:
        form = self.screen.form
        if form.choosing:
            return
        typed = document.text_before_cursor
        for value, words in suggestions(form, typed):
            yield Completion(value, start_position=-len(typed), display_meta=words)

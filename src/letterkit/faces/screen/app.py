"""The full screen of an interview: the state, the panes that show it, and what each action does to them.

What a key does: prompt_toolkit calls its binding (`keys.py`), which calls the action's function below; that makes a
move on the state, the session writes it to disk, and `ScreenState.changed` tells the panes, which are painted again.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.layout import Layout

from letterkit.faces import signals
from letterkit.faces.screen import background, editing, styles
from letterkit.faces.screen.autosave import Autosave
from letterkit.faces.screen.background import Background
from letterkit.faces.screen.enter_key import EnterKey
from letterkit.faces.screen.finish import Finish
from letterkit.faces.screen.keys import ENTER, bindings
from letterkit.faces.screen.layout import layout
from letterkit.faces.screen.letter_pane import LetterPane
from letterkit.faces.screen.letter_walk import LetterWalk
from letterkit.faces.screen.list_pane import ListPane
from letterkit.faces.screen.outline_pane import OutlinePane
from letterkit.faces.screen.passage_pane import PassagePane
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.text_panes import TextPanes
from letterkit.interview import transitions
from letterkit.interview.action import Place
from letterkit.interview.passage_preview import Compose
from letterkit.interview.session import Outcome, Session
from letterkit.wording import say

ESCAPES: Final = 0.05
"""Seconds in which what a key sends arrives: after that, Esc is Esc."""
_FIRST: Final = 0.01
"""Seconds in which the question is painted, before the letter beside it is composed."""


class Screen:
    """Asks the questions of a session on the whole terminal. `welcome` is said at the first question."""

    def __init__(self, session: Session, compose: Compose, welcome: str = "", **streams: Any) -> None:
        self.state = ScreenState(session, welcome)
        thread = Background()
        self.letter = LetterPane(self.state, compose, thread)
        self.outline = OutlinePane(self.state)
        self.walk = LetterWalk(self.state, self.letter)
        self.list = ListPane(self.state, self.walk)
        self.passage = PassagePane(self.state)
        self.autosave = Autosave(self.state, self.letter, self.passage, thread)
        does = what_each_does(self.state, self.list, self.outline, self.walk)
        steps: dict[Place, Callable[[int], None]] = {"outline": self.outline.step, "letter": self.walk.step}
        self.texts = TextPanes(self.state, self.letter, self.passage, self.list, does)
        enter = EnterKey(does["next"], does["new line"])
        container, self._focus = layout(self.state, self.texts, self.list, self.outline, self.walk)
        self.app: Application[None] = Application(
            layout=Layout(container, focused_element=self._focus[self.state.pane]),
            key_bindings=bindings(self.state, self.list, self.texts, {**does, ENTER: enter.press}, steps),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )
        self.app.ttimeoutlen = ESCAPES
        enter.watch(self.app.key_processor)
        self.state.changed += lambda _: self.app.layout.focus(self._focus[self.state.pane])
        self.state.left += lambda _: self._exit()
        self.state.show_place()

    def run(self) -> Outcome:
        """Ask until the letter is complete, or until the person stops. What was typed is on disk by then."""
        self.letter.hidden = True  # the question is there first
        try:
            with signals.saving_on_signals(self.app, self.autosave.write):
                self.app.run(pre_run=self.begin, set_exception_handler=False)
        except EOFError:  # the terminal is gone
            self.state.stop(interrupted=True)
        except KeyboardInterrupt:  # the run is ended from outside
            self.state.stop(interrupted=True)
            raise
        return self.state.outcome

    def begin(self) -> None:
        """Begin to look at the disk, and to compose the letter."""
        if self.app.loop is not None:
            self.app.loop.set_exception_handler(lambda _, context: self.say_fault(context.get("exception")))
        self.autosave.watch()
        background.later(_FIRST, self.show_letter)

    def show_letter(self) -> None:
        """Compose the letter in another thread, and then take all that is in memory out of Python's tidying up, which
        would hold up a key several times a second."""

        def arrived() -> None:
            self.letter.hidden = False
            self.autosave.begin()
            gc.freeze()
            background.repaint()

        self.letter.begin(arrived)

    def say_fault(self, fault: BaseException | None) -> None:
        """Say that a key met a fault of the program: nobody is shown a traceback, or kept from writing on."""
        name = type(fault).__name__ if fault else say("unknown")
        where = traceback.extract_tb(fault.__traceback__)[-1] if fault and fault.__traceback__ else None
        place = f"{name}, {Path(where.filename).name} {where.lineno}" if where else name
        self.state.message = (
            say("This key met a fault of letterkit ({place}).", place=place),
            say("Your answers are safe. Go on with another key, and tell your technical contact of it."),
        )
        background.repaint()

    def _exit(self) -> None:
        """Leave the terminal as it was."""
        if self.app.is_running and not self.app.is_done:
            self.app.exit()


def _next(state: ScreenState, finish: Finish, rows: ListPane) -> None:
    """Go on; where a table is shown that is not taken over yet, do what Enter does."""
    if state.mode == "rows":
        rows.choose()
    else:
        finish.next()


def what_each_does(
    state: ScreenState, rows: ListPane, plan: OutlinePane, walk: LetterWalk
) -> dict[str, Callable[[], None]]:
    """Return what each action of `interview/actions.py` does on the screen, by its id."""

    def by_place(usual: Callable[[], None], **elsewhere: Callable[[], None]) -> Callable[[], None]:
        def obey() -> None:
            elsewhere.get(state.place, usual)()

        return obey

    return {
        "choose": by_place(rows.choose, outline=plan.choose, letter=walk.choose),
        "another move": by_place(
            partial(editing.another_move, state), outline=plan.another_move, letter=walk.another_move
        ),
        "leave out": plan.leave_out,
        "twice": plan.twice,
        "passage up": partial(plan.shift, -1),
        "passage down": partial(plan.shift, 1),
        "sentences": partial(plan.on_passage, walk.show_passage),
        "strike": walk.strike,
        "explain": partial(state.show, "explain"),
        "next": partial(_next, state, Finish(state), rows),
        "new line": partial(editing.new_line, state),
        "back": by_place(
            partial(editing.back, state), **dict.fromkeys(("sources", "moves", "find", "explain"), rows.leave)
        ),
        "letter": partial(state.show, "letter"),
        "find": partial(state.show, "find"),
        "undo": partial(editing.undo, state),
        "redo": partial(editing.redo, state),
        "skip": partial(state.move, transitions.skip),
        "more": partial(editing.more, state),
        "review": partial(state.show, "review"),
        "stop": state.stop,
        "interrupt": partial(state.stop, interrupted=True),
        "complete": partial(editing.complete, state),
        "leave": rows.leave,
        "add": rows.add,
        "remove": rows.remove,
        "leave sentence": rows.touched.leave,
        "change all": rows.touched.change_all,
        "open sentence": rows.touched.open_answer,
        "move up": partial(rows.shift, -1),
        "move down": partial(rows.shift, 1),
        "sort": rows.sort,
        "sources": rows.show_sources,
        "read table": partial(state.show, "table"),
        "from answers": partial(editing.from_answers, state),
        "own words": by_place(partial(editing.own_words, state), outline=plan.own_words),
        "editor": partial(editing.open_editor, state),
        "known": partial(editing.take_as_known, state),
        "outline": partial(state.show, "outline"),
    }

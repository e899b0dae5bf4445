"""What the full screen shows at a moment: the line above, the question, what is said, what is read, the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import question_pane, styles
from letterkit.faces.screen.keys import at_foot, here_keys

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen


class Showing:
    """The texts of a screen."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._top = 0

    def head(self) -> StyleAndTextTuples:
        """How far the letter has come, and where it is saved."""
        session = self.screen.session
        name = session.path.name
        saved = f"NOT saved in {name}" if session.unsaved or session.conflicted else f"saved in {name}"
        return [("", question_pane.head(self.screen.form, saved))]

    def here(self) -> StyleAndTextTuples:
        """What can be done in this place; a click does it."""
        screen = self.screen
        return styles.keys(question_pane.here(screen.form, screen.mode, screen.passes), "  ", here_keys(screen))

    def bar(self) -> StyleAndTextTuples:
        """What can be done from everywhere; a click does it."""
        return styles.keys(question_pane.bar(), question_pane.bar_gap(), at_foot(self.screen))

    def question(self) -> StyleAndTextTuples:
        """What is asked."""
        form = self.screen.form
        return [] if form.finished else question_pane.question(form, styles.middle_width())

    def said(self) -> StyleAndTextTuples:
        """What is to be said about the answer, or about the row that is chosen."""
        screen = self.screen
        follows = screen.typing.follows if screen.writing else screen.list.follows()
        return question_pane.said(screen.form, screen.buffer.text if screen.writing else None, screen.message, follows)

    def read(self) -> StyleAndTextTuples:
        """The letter or an explanation, on a pane of its own."""
        if self.screen.mode == "letter":
            return self.screen.letter.whole()
        return [("", question_pane.explanation(self.screen.form, min(styles.middle_width(), styles.READABLE)))]

    def read_place(self) -> Point:
        """The line at the top of it."""
        return self.screen.letter.whole_place() if self.screen.mode == "letter" else Point(0, self._held(self._top))

    def turn(self, by: int) -> None:
        """Turns what is read."""
        if self.screen.mode == "letter":
            self.screen.letter.turn(by)
        else:
            self._top = self._held(self._held(self._top) + by)

    def _held(self, line: int) -> int:
        last = "".join(part[1] for part in self.read()).count("\n") + 1 - (styles.lines() - 3)
        return max(min(line, last), 0)

    def begin(self) -> None:
        """Something else is read: from its top."""
        self._top = 0

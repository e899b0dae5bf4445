"""The texts of the screen at a moment: the line above, the question, remarks, what is read, the two lines of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import question_pane, styles
from letterkit.faces.screen.autosave import Autosave
from letterkit.faces.screen.letter_pane import LetterPane
from letterkit.faces.screen.list_pane import ListPane
from letterkit.faces.screen.state import ScreenState
from letterkit.interview import actions


class TextPanes:
    """What is shown of the state, the letter and the list. `does` is what each action does, by its id."""

    def __init__(
        self,
        state: ScreenState,
        letter: LetterPane,
        rows: ListPane,
        autosave: Autosave,
        does: Mapping[str, Callable[[], None]],
    ) -> None:
        self._state, self._letter, self._list, self._autosave, self._does = state, letter, rows, autosave, does
        self._top = 0
        """The line of the explanation at the top."""
        state.changed += lambda _: self._begin()

    def head(self) -> StyleAndTextTuples:
        """Return how far the letter has come, and where it is saved."""
        session = self._state.session
        name = session.path.name
        saved = f"NOT saved in {name}" if session.unsaved or session.conflicted else f"saved in {name}"
        return [("", question_pane.head(self._state.form, saved))]

    def here(self) -> StyleAndTextTuples:
        """Return what can be done in this place; a click does it."""
        place = self._state.place
        items = question_pane.here(self._state.form, place)
        return self._clickable([(action.id, action.here[place]) for action in items], "  ")

    def bar(self) -> StyleAndTextTuples:
        """Return what can be done from everywhere; a click does it."""
        width = styles.screen_columns()
        items = [(action.id, f"{action.key_names[0]} {action.bar}") for action in actions.bar(width)]
        wide = sum(len(words) + 2 for _, words in items) < width
        return self._clickable(items, "  " if wide else " ")

    def _clickable(self, items: list[tuple[str, str]], gap: str) -> StyleAndTextTuples:
        text: StyleAndTextTuples = [("", " ")]
        for id, words in items:
            does = self._does.get(id)
            text += [("", words, styles.clicked(does)) if does else ("", words), ("", gap)]
        return text

    def question(self) -> StyleAndTextTuples:
        form, begun = self._state.form, self._state.beginnings.number
        return [] if form.finished else question_pane.question(form, styles.middle_width(), begun)

    def remarks(self) -> StyleAndTextTuples:
        """Return what is to be said about the answer, or about the row that is chosen."""
        state = self._state
        typed = state.answer.text if state.writing else None
        follows = self._autosave.follows if state.writing else self._list.follows()
        return question_pane.remarks(state.form, typed, state.message, follows)

    def reading(self) -> StyleAndTextTuples:
        """Return the letter or an explanation, for a pane of its own."""
        if self._state.mode == "letter":
            return self._letter.whole()
        return [("", question_pane.explanation(self._state.form, min(styles.middle_width(), styles.READABLE)))]

    def reading_top(self) -> Point:
        """Return the line at the top of that pane."""
        return self._letter.whole_top() if self._state.mode == "letter" else Point(0, self._in_bounds(self._top))

    def turn(self, by: int) -> None:
        """Turn what is read by some lines."""
        if self._state.mode == "letter":
            self._letter.turn(by)
        else:
            self._top = self._in_bounds(self._in_bounds(self._top) + by)

    def _in_bounds(self, line: int) -> int:
        last = "".join(part[1] for part in self.reading()).count("\n") + 1 - (styles.screen_lines() - 3)
        return max(min(line, last), 0)

    def _begin(self) -> None:
        self._top = 0

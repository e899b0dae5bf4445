"""The texts of the screen at a moment: the line above, the question, the passage, remarks, what is read, the keys; and
how many lines each of them has."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from prompt_toolkit.application.current import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples, split_lines

from letterkit.faces.screen import question_pane, styles
from letterkit.faces.screen.explanation_pane import explanation
from letterkit.faces.screen.letter_pane import LetterPane
from letterkit.faces.screen.list_pane import ListPane
from letterkit.faces.screen.passage_pane import PassagePane
from letterkit.faces.screen.room import Room, needs_more, shared
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.word_wrap import row_count
from letterkit.interview import actions
from letterkit.wording import say, say_worded

_LEAST_FOR_LISTS: Final = 17
"""Lines of a window in which the passage stands under a list of entries too."""


class TextPanes:
    """What is shown of the state, the letter and the list. `does` is what each action does, by its id."""

    def __init__(
        self,
        state: ScreenState,
        letter: LetterPane,
        passage: PassagePane,
        rows: ListPane,
        does: Mapping[str, Callable[[], None]],
    ) -> None:
        self._state, self._letter, self._passage, self._list, self._does = state, letter, passage, rows, does
        self._shared: tuple[int, Room] = (-1, Room())
        """The room of each part, and the number of the painting for which it was worked out."""
        self._is_short = False
        self._top = 0
        """The line of the explanation at the top."""
        state.changed += lambda _: self._begin()

    def head(self) -> StyleAndTextTuples:
        """Return how far the letter has come, and where it is saved."""
        session = self._state.session
        name = session.path.name
        saved = (
            say("NOT saved in {name}", name=name)
            if session.unsaved or session.conflicted
            else say("saved in {name}", name=name)
        )
        return [("", question_pane.head(self._state.form, saved))]

    def here(self) -> StyleAndTextTuples:
        """Return what can be done in this place; a click does it."""
        place = self._state.place
        items = question_pane.here(self._state.form, place)
        return self._clickable([(action.id, say_worded(action.here[place])) for action in items])

    def bar(self) -> StyleAndTextTuples:
        """Return what can be done from everywhere; a click does it."""
        width = styles.screen_columns()
        return self._clickable(
            [(action.id, f"{action.key_names[0]} {say_worded(action.bar)}") for action in actions.bar(width)]
        )

    def _clickable(self, items: list[tuple[str, str]]) -> StyleAndTextTuples:
        """Return what can be done in one line, with two blanks between where there is room for them."""
        wide = sum(styles.text_columns(words) + 2 for _, words in items) < styles.screen_columns()
        gap = "  " if wide else " "
        text: StyleAndTextTuples = [("", " ")]
        for id, words in items:
            does = self._does.get(id)
            text += [("", words, styles.clicked(does)) if does else ("", words), ("", gap)]
        return text

    # -- the question, the answer, the passage ----------------------------------------------------------------

    @property
    def room(self) -> Room:
        """Return the lines of the question, the answer, the passage and the remarks; worked out once for each time that
        the screen is painted."""
        app = get_app()
        if not app.is_running:
            return self._share()
        if self._shared[0] != app.render_counter:
            self._shared = (app.render_counter, self._share())
        return self._shared[1]

    def _share(self) -> Room:
        form, typed = self._state.form, self._state.answer.text
        lines, width = styles.screen_lines() - styles.BARS, styles.middle_width()
        needed = Room(
            question=_line_count(self._question_in_full()),
            answer=max(row_count(typed, width, lines), 3 if form.multiline else 1),
            passage=self._passage.lines_needed,
            remarks=_line_count(self.remarks()),
        )
        self._is_short = self._is_written and needs_more(lines, needed)
        if self._is_short:
            needed = replace(needed, question=_line_count(self._question_in_short()))
        room = shared(lines, needed, writing=self._is_written)
        left = lines - room.question - room.answer - room.passage - room.remarks
        return replace(room, passage=room.passage + min(left, self._passage.lines_behind))

    @property
    def _is_written(self) -> bool:
        """True while something is being written that is more than a beginning which was taken."""
        return bool(self._state.answer.text.strip()) and not self._state.beginnings.is_unchanged

    def _question_in_full(self) -> StyleAndTextTuples:
        return question_pane.question(self._state.form, styles.middle_width(), self._state.beginnings.number)

    def _question_in_short(self) -> StyleAndTextTuples:
        return question_pane.question_in_short(self._state.form, styles.middle_width())

    def question(self) -> StyleAndTextTuples:
        """Return what is asked in its lines: while an answer is written that needs room, shortly. Where it is cut, the
        rule below it stays."""
        form, room = self._state.form, self.room.question
        if form.finished:
            return []
        text = self._question_in_short() if self._is_short else self._question_in_full()
        if _line_count(text) <= room or room < 2:
            return text
        lines = [*split_lines(text)][: room - 1]
        return [*itertools.chain.from_iterable([*line, ("", "\n")] for line in lines), text[-1]]

    def passage(self) -> StyleAndTextTuples:
        """Return the passage under the answer, or under a list of entries."""
        return self._passage.text(self.passage_lines)

    @property
    def passage_lines(self) -> int:
        """Return the lines of the passage."""
        if self._state.shows_answer:
            return self.room.passage
        lines = styles.screen_lines() - styles.BARS
        if lines < _LEAST_FOR_LISTS:
            return 0
        others = sum(_line_count(text) + 1 for text in (self._list.head(), self._list.below(), self.remarks()))
        return min(self._passage.lines_needed, max(lines - others - self._list.lines().count, lines // 4))

    def turn_passage(self, by: int) -> None:
        """Turn the passage by some lines."""
        self._passage.turn(by, self.passage_lines - 1)

    def turn_letter(self, by: int) -> None:
        """Turn the letter beside the question; where there is none, the passage."""
        if styles.is_wide():
            self._letter.turn(by)
        else:
            self.turn_passage(max(min(by, self.passage_lines - 2), 2 - self.passage_lines))

    def remarks(self) -> StyleAndTextTuples:
        """Return what is to be said about the answer, or about the row that is chosen."""
        return question_pane.remarks(*self._remarks())

    def _remarks(self) -> tuple[tuple[str, str], tuple[str, ...]]:
        """Return the message, and the lines that follow from the answer."""
        state = self._state
        if not state.shows_answer:
            return state.message, self._list.follows()
        wrong = state.message[0]
        return state.message, tuple(line for line in self._passage.remarks if not (wrong and wrong in line))

    # -- what is read -----------------------------------------------------------------------------------------

    def reading(self) -> StyleAndTextTuples:
        """Return an explanation, for a pane of its own."""
        state, width = self._state, min(styles.middle_width(), styles.READABLE)
        shown = "".join(part[1] for part in self.question())
        return explanation(state.form, state.explained_place, shown, width)

    def reading_top(self) -> Point:
        """Return the line at the top of that pane."""
        return Point(0, self._in_bounds(self._top))

    def turn(self, by: int) -> None:
        """Turn what is read by some lines."""
        self._top = self._in_bounds(self._in_bounds(self._top) + by)

    def _in_bounds(self, line: int) -> int:
        last = "".join(part[1] for part in self.reading()).count("\n") + 1 - (styles.screen_lines() - 3)
        return max(min(line, last), 0)

    def _begin(self) -> None:
        self._top = 0


def _line_count(text: StyleAndTextTuples) -> int:
    return sum(part[1].count("\n") for part in text)

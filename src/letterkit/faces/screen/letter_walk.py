"""The letter sentence by sentence: one is chosen, Enter goes to its answer, Del strikes it where it is the template's.

It stands beside the question where there is room, otherwise in its place. A click on a sentence goes to its answer too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.errors import LetterkitError
from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.faces.screen.letter_pane import LetterPane, LetterText
from letterkit.faces.screen.outline_pane import to_passage
from letterkit.faces.screen.state import Move, ScreenState
from letterkit.interview import passage_plan, transitions
from letterkit.interview.position import Position
from letterkit.questions.answers import Refused
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.interview.letter_places import LetterHit, LetterPlaces, LetterSentence

_ABOVE: Final = 4
"""Lines that are seen above the chosen sentence."""


class _Row(NamedTuple):
    """A line of the window: its text, the line of the letter that it is of, and from which character on."""

    text: str
    line: int
    start: int


class LetterWalk:
    """The sentences of the letter that `letter` shows, and the one that is chosen."""

    def __init__(self, state: ScreenState, letter: LetterPane) -> None:
        self._state, self.letter = state, letter
        self.at = 0
        """The index of the chosen sentence."""
        self._of: LetterText | None = None
        self._places: LetterPlaces | None = None
        self._rows: dict[int, tuple[_Row, ...]] = {}
        self._turned = 0
        """Lines by which the person turned the letter, away from the chosen sentence."""
        self._open = self._opening = False
        """True while the letter has the keys; until the person has chosen another sentence."""
        self._passage = 0
        """The passage at whose first sentence of the template the letter is opened; 0 for the answer in hand."""
        self._left: tuple[Position, LetterSentence] | None = None
        """The sentence from which the person went to its answer, and where that is."""
        state.changed += lambda _: self._begin()

    @property
    def places(self) -> LetterPlaces:
        """Return the letter that is shown, and its sentences; the chosen one stays where the letter has changed."""
        from letterkit.interview.letter_places import LetterPlaces, letter_places  # the rules take a while to import

        text = self.letter.text
        if self._places is None or text is not self._of:
            before = self._places.sentences if self._places else ()
            try:
                places = letter_places(text.form, text.lines) if text.form else LetterPlaces(text.lines)
            except LetterkitError:
                places = LetterPlaces(text.lines)
            self._of, self._places, self._rows = text, places, {}
            if self._opening:
                self.at = self._first(places)
            elif self.at < len(before):
                self.at = _same(before[self.at], places.sentences, self.at)
        return self._places

    def _first(self, places: LetterPlaces) -> int:
        """Return the sentence with which the letter is opened: the one that led to the answer in hand, the first of
        that answer, or of a passage."""
        from letterkit.interview.letter_places import first_of_passage, first_sentence

        if self._left is not None and not self._passage and self._left[0] == self._state.form.position:
            keys = [_key(sentence) for sentence in places.sentences]
            if _key(self._left[1]) in keys:
                return keys.index(_key(self._left[1]))
        found = first_of_passage(places, self._passage, ours=True) if self._passage else None
        return first_sentence(self._state.form, places) if found is None else found

    @property
    def chosen(self) -> LetterSentence | None:
        """Return the chosen sentence; None in a letter that has none."""
        sentences = self.places.sentences
        return sentences[min(self.at, len(sentences) - 1)] if sentences else None

    # -- what is shown --------------------------------------------------------------------------------------

    def text(self) -> StyleAndTextTuples:
        """Return the lines that are seen, the chosen sentence marked."""
        chosen, top = self.chosen, self.top
        rows = self.rows[top : top + self._height]
        return [part for row in rows for part in self._line(row, chosen)]

    def _line(self, row: _Row, chosen: LetterSentence | None) -> StyleAndTextTuples:
        end = row.start + len(row.text)
        if chosen is None or chosen.line != row.line or chosen.start >= end or chosen.end <= row.start:
            return [("", f" {row.text}\n")]
        first, last = max(chosen.start - row.start, 0), max(chosen.end - row.start, 0)
        parts = [("", "▸"), ("", row.text[:first]), ("class:here", row.text[first:last]), ("", row.text[last:])]
        return [*parts, ("", "\n")]

    @property
    def rows(self) -> tuple[_Row, ...]:
        """Return the letter in the lines of the pane."""
        places, width = self.places, self._width
        if width not in self._rows:
            self._rows[width] = tuple(_wrapped(places, width))
        return self._rows[width]

    @property
    def _width(self) -> int:
        wide = styles.is_wide()
        return (styles.letter_width() if wide else min(styles.middle_width(), styles.READABLE)) - 2

    @property
    def _height(self) -> int:
        return max(styles.screen_lines() - 3 - (0 if styles.is_wide() else 2), 1)

    @property
    def top(self) -> int:
        """Return the line at the top: the chosen sentence is below it, until the letter is turned."""
        return self._in_bounds(self._start + self._turned)

    @property
    def _start(self) -> int:
        chosen = self.chosen
        row = 0
        if chosen is not None:
            row = next((number for number, row in enumerate(self.rows) if _has(row, chosen)), 0)
        return self._in_bounds(row - min(_ABOVE, self._height // 3))

    def _in_bounds(self, line: int) -> int:
        return max(min(line, len(self.rows) - self._height), 0)

    def turn(self, by: int) -> None:
        """Turn the letter by some lines."""
        self._turned = self._in_bounds(self.top + by) - self._start

    # -- choosing -------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Choose the first sentence when the letter is opened."""
        if self._state.mode != "letter":
            self._open = self._opening = False
        elif not self._open:
            self._open = self._opening = True
            self._turned = 0
            self.at = self._first(self.places)

    def show_passage(self, number: int) -> None:
        """Show the letter at the first sentence that the template has in a passage, counted from 1."""
        state = self._state
        try:
            listed = passage_plan.sentences(state.form, number)
        except Refused as error:
            state.refuse(error)
            return
        if not listed:
            state.refuse(passage_plan.without_sentences(state.form, number))
            return
        self._passage = number
        state.show("letter")
        self._passage = number if self._opening else 0

    def step(self, by: int) -> None:
        """Choose another sentence: so many further, or the last one there is."""
        self.letter.now()
        self._turned, self._opening, self._passage = 0, not self.places.sentences, 0
        self._state.message = ("", "")
        self.at = max(min(self.at + by, len(self.places.sentences) - 1), 0)

    def choose(self) -> None:
        """Go to the answer of the chosen sentence, the cursor before its words."""
        self.letter.now()
        if (chosen := self.chosen) is not None:
            self._go_to(chosen)

    def click(self, place: Point) -> None:
        """Go to the answer of the sentence at a place of the window."""
        if 0 <= place.y + self.top < len(self.rows):
            self._click(self.places, self.rows[place.y + self.top], place.x - 1)

    def click_beside(self, place: Point) -> None:
        """Do the same in the letter beside the question; the place is that in the whole letter."""
        from letterkit.interview.letter_places import letter_places

        text = self.letter.text
        if text.form is not None and not self.letter.hidden:
            places = letter_places(text.form, text.lines, struck=False)
            rows = _wrapped(places, self._width)
            if 0 <= place.y < len(rows):
                self._click(places, rows[place.y], place.x - 1)

    def _click(self, places: LetterPlaces, row: _Row, column: int) -> None:
        index = row.start + max(min(column, len(row.text) - 1), 0)
        for sentence in places.sentences:
            if sentence.line == row.line and sentence.start <= index < sentence.end:
                self._go_to(sentence)
                return

    def _go_to(self, sentence: LetterSentence) -> None:
        from letterkit.interview.letter_places import find_in_text

        state = self._state
        if sentence.position is None and not sentence.passage:
            state.refuse(Refused(say("No question is behind this line.")))
        elif sentence.position is None and sentence.sentence:
            state.refuse(Refused(say("The template has this sentence."), say("Del strikes it, or puts it back.")))
        else:
            state.go(_to(sentence))
            self._left = (state.form.position, sentence)
            if state.writing and state.answer.text == state.form.initial_text:
                state.answer.exit_selection()
                if at := find_in_text(state.answer.text, sentence.text):
                    state.answer.cursor_position = at

    def search(self, words: str) -> tuple[LetterHit, ...]:
        """Return the sentences of the letter that is shown, and the answers, that have some words."""
        from letterkit.interview.letter_places import search_letter

        form = self.letter.now().form if words.strip() else None
        if form is None:
            return ()
        return search_letter(form, words, self.places)

    def strike(self) -> None:
        """Take the chosen sentence out, or put it back where it was struck; go to where it is written, or say so."""
        from letterkit.interview.sentence_removal import remove_sentence

        self.letter.now()
        chosen, state = self.chosen, self._state
        if chosen is None:
            return
        try:
            removal = remove_sentence(state.form, chosen)
        except Refused as error:
            state.refuse(error)
            return
        self._opening, self._passage = False, 0
        if removal.elsewhere:
            state.go(lambda _: removal.form)
        else:
            state.take(lambda _: removal.form)
        state.message = ("", removal.words)

    def another_move(self) -> None:
        """Show the moves that the passage of the chosen sentence may have instead."""
        self.letter.now()
        if (chosen := self.chosen) is not None and chosen.passage:
            self._state.show_moves(chosen.passage)
        else:
            self._state.refuse(Refused(say("This line is in no passage.")))


def _to(sentence: LetterSentence) -> Move:
    if sentence.position is None:
        return to_passage(sentence.passage)
    position = sentence.position
    return lambda form: transitions.go_to(form, position)


def _same(sentence: LetterSentence, others: tuple[LetterSentence, ...], index: int) -> int:
    """Return the index of a sentence in the letter as it is now; the nearest one where it is gone."""
    key = _key(sentence)
    found = [number for number, other in enumerate(others) if _key(other) == key]
    return min(found, key=lambda number: abs(number - index)) if found else max(min(index, len(others) - 1), 0)


def _key(sentence: LetterSentence) -> tuple[int, str]:
    return sentence.passage, sentence.sentence or sentence.text


def _has(row: _Row, sentence: LetterSentence) -> bool:
    return row.line == sentence.line and row.start + len(row.text) > sentence.start


def _wrapped(places: LetterPlaces, width: int) -> list[_Row]:
    rows: list[_Row] = []
    for number, line in enumerate(places.lines):
        start = 0
        for text in text_width.wrapped(line.text, width) or [""]:
            words = text.strip()
            start = max(line.text.find(words, start), start) if words else start
            indent = len(text) - len(text.lstrip())
            rows.append(_Row(text, number, start - indent if indent <= start else start))
            start += len(words)
    return rows

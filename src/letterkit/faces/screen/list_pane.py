"""The list in the middle: records, search, outline, review, tables, two versions of a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import editing, list_rows, question_pane, styles
from letterkit.faces.screen.conflict_pane import ConflictPane
from letterkit.faces.screen.outline_pane import OutlinePane
from letterkit.faces.screen.state import Mode, ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.faces.screen.table_pane import TablePane
from letterkit.interview import actions, transitions

_HEADS: Final[dict[Mode, str]] = {
    "find": "Find a question or a passage; type “passage” to change the one in hand.",
    "outline": "The parts of the letter.",
    "changes": "What differs in the file.",
}


class ListPane:
    """A list, and the row of it that is chosen."""

    def __init__(self, state: ScreenState, outline: OutlinePane) -> None:
        self._state, self._outline = state, outline
        self._table, self._conflict = TablePane(state), ConflictPane(state)
        self.row = 0
        state.changed += lambda _: self.begin()
        state.search.on_text_changed += lambda _: self.begin()

    # -- what is shown ------------------------------------------------------------------------------------

    def head(self) -> StyleAndTextTuples:
        """Return what is above the list."""
        state, width = self._state, styles.middle_width()
        if state.choosing_record:
            text = question_pane.question(state.form, width)
            head = list_rows.table(state.form, width)[0] if state.form.record_lines() else ""
            return [*text, ("class:head", f"{head}\n")] if head else text
        if state.mode == "table":
            return self._table.head()
        return [("class:head", f" {_HEADS.get(state.mode, 'Review of your answers')}\n")]

    def text(self) -> StyleAndTextTuples:
        """Return the list, its chosen row marked."""
        return self._listed().text

    def cursor(self) -> Point:
        """Return the line of the chosen row; the first line, where nothing above the row can be chosen."""
        first = next((index for index, row in enumerate(self.rows) if row.does), 0)
        return Point(0, self._listed().line if self.row > first else 0)

    def _listed(self) -> styles.Listed:
        whole = not (self._state.choosing_record or self._state.mode == "outline")
        return styles.listed(self.rows, self.row, styles.middle_width(), whole=whole)

    def follows(self) -> tuple[str, ...]:
        """Return what the checks say of the chosen ask, or of the last one."""
        from letterkit.interview.advice import ask_findings

        form = self._state.form
        count = len(form.record_lines()) if self._state.choosing_record else 0
        item = min(self.row, count - 1)
        findings = ask_findings(form, item) if count else ()
        which = f"Ask {item + 1}: " if self.row >= count else ""
        return tuple(f"{which}{finding.message} {finding.hint}" for finding in findings)

    @property
    def rows(self) -> list[Row]:
        state, width = self._state, styles.middle_width()
        if state.choosing_record:
            return list_rows.record_rows(state.form, width, self._change, self.add, lambda: editing.enter(state))
        if state.mode == "find":
            return list_rows.hit_rows(state.form, state.search.text, state.go)
        if state.mode == "outline":
            return self._outline.rows(width - 2)[0]
        if state.mode == "table":
            return self._table.rows()
        if state.mode == "changes":
            return self._conflict.rows()
        review = list_rows.review_rows(state.form, state.advice, state.go)
        if state.session.recovered:
            words = "Answers were found that the file lacks: Enter shows them"
            return [Row(words, lambda: state.show("changes"), "attention"), *review]
        return review

    # -- choosing -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose the row where one begins: the current place in the outline, the last choice where one may only look;
        after a record, and where none is needed, the row that goes on, otherwise the one that adds it; elsewhere the
        first."""
        state = self._state
        if state.mode != "table":
            self._table.forget()
        if not state.listing:
            return
        if state.mode == "outline":
            self.row = self._outline.rows(styles.OUTLINE)[1]
        elif state.mode == "changes" or state.choosing_record:
            self.row = len(self.rows) - 1
        else:
            self.row = next((index for index, row in enumerate(self.rows) if row.does), 0)

    def step(self, by: int) -> None:
        """Choose another row: so many further, or the last one there is."""
        choices = [index for index, row in enumerate(self.rows) if row.does]
        if choices:
            now = max((position for position, index in enumerate(choices) if index <= self.row), default=0)
            self.row = choices[min(max(now + by, 0), len(choices) - 1)]

    def choose(self) -> None:
        """Do what the chosen row says; read a file that is named."""
        if self._state.mode == "table" and self._table.read_named():
            return
        rows = self.rows
        if 0 <= self.row < len(rows) and (does := rows[self.row].does):
            does()

    # -- records ------------------------------------------------------------------------------------------

    def _change(self, index: int) -> Callable[[], None]:
        return lambda: self._state.move(lambda form: transitions.edit_record(form, index))

    def add(self) -> None:
        """Begin a new record."""
        self._state.move(transitions.add_record)

    def add_with(self, typed: str) -> None:
        """Begin a new record with what is typed or pasted; a digit chooses the record of that number."""
        if typed.isascii() and typed.isdecimal() and len(typed) == 1:
            self._choose_record(int(typed))
        elif any(character.isprintable() for character in typed):
            self._state.move(transitions.add_record)
            editing.paste(self._state, typed)

    def _choose_record(self, number: int) -> None:
        self._state.message = ("", "")
        if 1 <= number <= len(self._state.form.record_lines()):
            self.row = number - 1
        else:
            self._state.message = (f"There is no entry {number}.", actions.pressed("{Add} to add one."))

    def remove(self) -> None:
        """Take the chosen record out."""
        row = self.row
        if row < len(self._state.form.record_lines()):
            self._state.move(lambda form: transitions.remove_record(form, row))
            self.row = row

    def shift(self, by: int) -> None:
        """Move the chosen record up or down."""
        row, target = self.row, self.row + by
        count = len(self._state.form.record_lines())
        if row < count and 0 <= target < count:
            self._state.move(lambda form: transitions.move_record(form, row, target))
            self.row = target

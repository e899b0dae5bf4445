"""A table for the list in hand: which file, what is asked about it or said otherwise, that its entries are taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import editing, styles
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview import transitions
from letterkit.interview.dropped_files import path_and_options
from letterkit.interview.table_in_hand import TableInHand, TableQuestion
from letterkit.questions.answers import Refused
from letterkit.wording import say

_BELOW = 12
"""Lines that the question, the keys and some rows of what can be done need."""


class TablePane:
    """The list of tables, and then of what can be done with the one in hand."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._table: TableInHand | None = None
        """The table that is shown and not taken over yet."""
        self._asked: TableQuestion | None = None
        """What is being said otherwise about it."""

    # -- what is shown ------------------------------------------------------------------------------------

    def head(self) -> StyleAndTextTuples:
        """Return what is asked: about a table, after what its entries will be and what was left out."""
        table, width = self._table, styles.middle_width()
        if table is None:
            return [("class:head", f" {say('Which table holds the signatories? CSV, XLSX or ODS.')}\n")]
        asked = self._asked or table.question
        if asked:
            return [("class:head", styles.filled(asked.text, width))]
        lines = [line for text in (*table.samples(), *table.notes) for line in _filled(text, width)]
        most = max(styles.screen_lines() - _BELOW, 5)
        if len(lines) > most:
            lines = [*lines[: most - 1], " …"]
        title = say("Take these over? Nothing is in the letter yet.")
        return [("", "".join(f"{line}\n" for line in lines)), ("class:head", f" {title}")]

    def rows(self) -> list[Row]:
        """Return the tables that are near; for the one in hand, what may be said about it."""
        table = self._table
        if table is None:
            return [Row(str(path), partial(self._read, str(path))) for path in self._paths()]
        if asked := self._asked or table.question:
            return [*self._options(table, asked), self._leaving()]
        taken = [Row(words, partial(self._take, table, way)) for way, words in table.ways]
        if table.text:
            taken.append(Row(say("Put it in as the text of one entry"), partial(self._put_in, table.text)))
        settings = [Row(setting.text, partial(self._ask, setting)) for setting in table.settings]
        head = [Row(say("What each column is; Enter changes it:"), None, "head")] if settings else []
        return [*taken, self._leaving(), *head, *settings]

    def _options(self, table: TableInHand, asked: TableQuestion) -> list[Row]:
        answer = partial(self._say_of, table, asked)
        return [Row(words, partial(answer, value)) for value, words in asked.options]

    def _leaving(self) -> Row:
        if self._asked:
            return Row(say("Leave it as it is"), self._shown_again)
        return Row(say("Leave them: nothing is taken over"), lambda: self._state.show("ask"))

    def _paths(self) -> list[Path]:
        from letterkit.interview.signatory_import import find_tables  # not read before a table is

        typed = self._state.search.text.strip().casefold()
        paths = find_tables(Path(), self._state.session.path.parent)
        return [path for path in paths if typed in str(path).casefold()]

    # -- a table in hand ----------------------------------------------------------------------------------

    def forget(self) -> None:
        """Forget the table in hand: something else is shown."""
        self._table = self._asked = None

    def leave(self) -> bool:
        """Leave a column as it is, where it is being said otherwise; return False where none is."""
        if self._asked is None or self._table is None:
            return False
        self._hold(self._table)
        return True

    def read_named(self) -> bool:
        """Read the file that is named in full; return False if none is, and a row can be chosen instead."""
        typed = self._state.search.text.strip()
        if self._table is None and (_names_a_file(typed) or not self._paths()):
            self._read(typed)
            return True
        return False

    def take_in(self, text: str) -> bool:
        """Show what was pasted as a table, where it is one for the list in hand; return False where it is none."""
        from letterkit.interview.pasted_rows import is_table, pasted_table

        form = self._state.form
        try:
            if not is_table(form, text):
                return False
            self._hold(pasted_table(form, text, self._usual()))
        except Refused as error:
            self._state.refuse(error)
        return True

    def _read(self, name: str) -> None:
        from letterkit.interview.signatory_import import open_table

        state, usual = self._state, self._usual()
        state.keep_typed()
        try:
            self._hold(open_table(state.form, name, usual))
        except Refused as error:
            state.refuse(error)

    def _usual(self) -> bool:
        """True unless the person who is filled in as the first signatory was taken out."""
        form = self._state.form
        is_first = form.at_question and form.question.path == "signatories" and form.position.item == 0
        return not is_first or bool(self._state.answer.text.strip())

    def _hold(self, table: TableInHand) -> None:
        """Show a table, what has to be said about it first, or what it holds."""
        self._table, self._asked = table, None
        if self._state.mode != "rows":
            self._state.show("rows")
        else:
            self._state.message = ("", "")
            self._state.changed.fire()

    def _shown_again(self) -> None:
        if self._table:
            self._hold(self._table)

    def _ask(self, setting: TableQuestion) -> None:
        self._asked = setting
        self._state.changed.fire()

    def _say_of(self, table: TableInHand, asked: TableQuestion, value: str) -> None:
        try:
            self._hold(table.answer(value, asked))
        except Refused as error:
            self._state.refuse(error)

    def _put_in(self, text: str) -> None:
        """Put what was pasted into the entry that is being written, or into a new one."""
        state = self._state
        state.show("ask")
        if state.form.at_record_list:
            state.move(transitions.add_record)
        editing.paste(state, text)

    def _take(self, table: TableInHand, way: str) -> None:
        state = self._state
        try:
            added = table.take(way)
        except Refused as error:
            state.refuse(error)
            return
        state.take(lambda _: added.form)
        state.show("ask")
        state.offer_touched()
        state.message = ("", " ".join(added.lines))


def _filled(text: str, width: int) -> list[str]:
    indent = text[: len(text) - len(text.lstrip())]
    return styles.filled(text.strip(), width, f"   {indent}", f" {indent}").splitlines()


def _names_a_file(typed: str) -> bool:
    """True for what was typed or dropped and is a file, also with options behind it."""
    try:
        return bool(typed) and path_and_options(typed)[0].is_file()
    except (Refused, OSError, ValueError):
        return False

"""Reading signatories from a table: which file, what is asked about it, and that they are taken over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import styles
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview.dropped_files import path_and_options
from letterkit.interview.signatory_import import TableImport, find_tables, open_table
from letterkit.interview.table_options import ORDERS
from letterkit.questions.answers import Refused


class TablePane:
    """The list of tables, and then of what can be done with the one that was read."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._table: TableImport | None = None
        """The table about which something is asked."""

    def head(self) -> StyleAndTextTuples:
        """Return what is asked: about a table, after what it holds and what was left out of it."""
        table = self._table
        if table is None:
            return [("class:head", " Which table holds the signatories? CSV, XLSX or ODS.\n")]
        lines = [*table.preview(), *table.notes][: max(styles.screen_lines() - 14, 6)]
        text = "".join(f" {line}\n" for line in lines)
        return [("", text), ("class:head", f" {table.question.text if table.question else 'Take them over?'}\n")]

    def rows(self) -> list[Row]:
        """Return the tables that are near; for one that was read, what may be said about it."""
        table = self._table
        if table is None:
            return [Row(str(path), self._reading(str(path))) for path in self._paths()]
        leave = Row("Leave it: nothing is taken over", lambda: self._state.show("ask"))
        if question := table.question:
            options = [Row(f"{words} ({value})", self._saying(table, value)) for value, words in question.options]
            return [*options, leave]
        orders = [Row(f"Take them over, {words}", self._taking(table.sort_by(order))) for order, words in ORDERS]
        return [*orders, leave]

    def _paths(self) -> list[Path]:
        typed = self._state.search.text.strip().casefold()
        paths = find_tables(Path(), self._state.session.path.parent)
        return [path for path in paths if typed in str(path).casefold()]

    def forget(self) -> None:
        """Forget the table that was read: something else is shown."""
        self._table = None

    def read_named(self) -> bool:
        """Read the file that is named in full; return False if none is, and a row can be chosen instead."""
        typed = self._state.search.text.strip()
        if self._table is None and (_names_a_file(typed) or not self._paths()):
            self._read(typed)
            return True
        return False

    def _reading(self, name: str) -> Callable[[], None]:
        return lambda: self._read(name)

    def _read(self, name: str) -> None:
        state, usual = self._state, not self._usual_signatory_is_emptied()
        state.keep_typed()
        try:
            table = open_table(state.form, name, usual)
        except Refused as error:
            state.refuse(error)
            return
        if table.question or table.notes:
            self._ask_about(table)
        else:
            self._take(table)

    def _usual_signatory_is_emptied(self) -> bool:
        """True if the person who is filled in as the first signatory was taken out."""
        form = self._state.form
        is_first = form.at_question and form.question.path == "signatories" and form.position.item == 0
        return is_first and not self._state.answer.text.strip()

    def _ask_about(self, table: TableImport) -> None:
        self._table = table
        self._state.message = ("", "")
        self._state.changed.fire()

    def _saying(self, table: TableImport, value: str) -> Callable[[], None]:
        def say() -> None:
            try:
                self._ask_about(table.answer(value))
            except Refused as error:
                self._state.refuse(error)

        return say

    def _taking(self, table: TableImport) -> Callable[[], None]:
        return lambda: self._take(table)

    def _take(self, table: TableImport) -> None:
        state = self._state
        try:
            added = table.take()
        except Refused as error:
            state.refuse(error)
            return
        state.take(lambda _: added.form)
        state.show("ask")
        state.offer_touched()
        state.message = ("", " ".join(added.lines))


def _names_a_file(typed: str) -> bool:
    """True for what was typed or dropped and is a file, also with options behind it."""
    try:
        return bool(typed) and path_and_options(typed)[0].is_file()
    except (Refused, OSError, ValueError):
        return False

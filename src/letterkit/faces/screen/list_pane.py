"""Choosing from a list: records, what is looked for, the parts, the review, tables, what another program changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import list_rows, question_pane, styles
from letterkit.faces.screen.conflict_pane import Versions
from letterkit.faces.screen.styles import Row
from letterkit.interview import actions, moves
from letterkit.interview.dropped_files import path_and_options
from letterkit.interview.form import Form
from letterkit.interview.outline import Part, rail
from letterkit.interview.signatory_import import ORDERS, TableImport, find_tables, open_table
from letterkit.questions.answers import Refused

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen
    from letterkit.interview.advice import Advice

_ABOVE = {
    "find": "Find a question or a passage.",
    "rail": "The parts of the letter.",
    "table": "Which table holds the signatories? CSV, XLSX or ODS.",
    "changes": "What differs in the file.",
}


class Choosing:
    """The list of a screen, and the row that is chosen."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.row = 0
        self._parts: tuple[Form | None, tuple[Part, ...]] = (None, ())
        self._advice: tuple[Form | None, tuple[Advice, ...]] = (None, ())
        self._turned: tuple[Form | None, int] = (None, 0)
        self.versions = Versions(screen)
        self.table: TableImport | None = None
        """The table about which something is asked."""

    @property
    def form(self) -> Form:
        return self.screen.form

    @property
    def records(self) -> bool:
        """Whether the list is that of a question's records."""
        return self.screen.mode == "ask" and self.form.at_record_list

    # -- texts ------------------------------------------------------------------------------------------

    def above(self) -> StyleAndTextTuples:
        """What stands above the list."""
        width = styles.middle_width()
        if self.records:
            text = question_pane.question(self.form, width)
            head = list_rows.table(self.form, width)[0] if self.form.record_lines() else ""
            return [*text, ("class:head", f"{head}\n")] if head else text
        if self.screen.mode == "table" and self.table:
            return self._above_table(self.table)
        return [("class:head", f" {_ABOVE.get(self.screen.mode, 'Everything once more.')}\n")]

    def _above_table(self, table: TableImport) -> StyleAndTextTuples:
        """What a table says, what was left out of it, and what is asked about it."""
        asked = table.question
        lines = [*table.preview(), *table.notes][: max(styles.lines() - 14, 6)]
        text = "".join(f" {line}\n" for line in lines)
        return [("", text), ("class:head", f" {asked.text if asked else 'Take them over?'}\n")]

    def text(self) -> StyleAndTextTuples:
        """The list, its chosen row marked."""
        return self._shown().text

    def place(self) -> Point:
        """The line of the chosen row; the first line, where nothing above the row can be chosen."""
        first = next((number for number, row in enumerate(self.rows) if row.does), 0)
        return Point(0, self._shown().line if self.row > first else 0)

    def _shown(self) -> styles.Listed:
        whole = not (self.records or self.screen.mode == "rail")
        return styles.listed(self.rows, self.row, styles.middle_width(), whole=whole)

    def rail_text(self) -> StyleAndTextTuples:
        """The rail beside the question."""
        rows, here = list_rows.rail_rows(self._railed, self.goes, styles.RAIL - 2)
        return styles.listed(rows, here, styles.RAIL, whole=False).text

    def rail_place(self) -> Point:
        """The line at the top of the rail: the one in hand stands below it, until somebody turns the rail."""
        rows, here = list_rows.rail_rows(self._railed, self.goes, styles.RAIL - 2)
        room = styles.lines() - 3
        begins = 0 if here < room else here - room // 2
        turned = self._turned[1] if self._turned[0] is self.form else 0
        return Point(0, max(min(begins + turned, len(rows) - room), 0))

    def turn_rail(self, by: int) -> None:
        """Turns the rail by some lines."""
        before = self.rail_place().y
        turned = self._turned[1] if self._turned[0] is self.form else 0
        self._turned = (self.form, turned + by)
        self._turned = (self.form, turned + self.rail_place().y - before)

    def follows(self) -> tuple[str, ...]:
        """What the checks say of the chosen ask, or of the last one."""
        from letterkit.interview.advice import ask_findings

        count = len(self.form.record_lines()) if self.records else 0
        item = min(self.row, count - 1)
        found = ask_findings(self.form, item) if count else ()
        which = f"Ask {item + 1}: " if self.row >= count else ""
        return tuple(f"{which}{one.message} {one.hint}" for one in found)

    @property
    def _railed(self) -> tuple[Part, ...]:
        """The parts of the letter, worked out once for each state."""
        if self._parts[0] is not self.form:
            self._parts = (self.form, rail(self.form))
        return self._parts[1]

    @property
    def advised(self) -> tuple[Advice, ...]:
        """What the checks say, worked out once for each state."""
        from letterkit.interview.advice import advice

        if self._advice[0] is not self.form:
            self._advice = (self.form, advice(self.form, str(self.screen.session.path)))
        return self._advice[1]

    # -- rows -------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        """The rows of the list in hand."""
        width, mode = styles.middle_width(), self.screen.mode
        if self.records:
            return list_rows.record_rows(self.form, width, self._changes, self.add, self.screen.next)
        if mode == "find":
            return list_rows.found_rows(self.form, self.screen.finder.text, self.goes)
        if mode == "rail":
            return list_rows.rail_rows(self._railed, self.goes, width - 2)[0]
        if mode == "table" and self.table:
            return self._table_rows(self.table)
        if mode == "table":
            return [Row(str(one), self._reads(str(one))) for one in self._tables()]
        if mode == "changes":
            return self.versions.rows()
        if self.screen.session.recovered:
            decide = Row("Answers were found that the file lacks: Enter shows them", self._decide, "attention")
            return [decide, *list_rows.review_rows(self.form, self.advised, self.goes)]
        return list_rows.review_rows(self.form, self.advised, self.goes)

    def _decide(self) -> None:
        self.screen.turn_to("changes")

    def begin(self) -> None:
        """The row where one begins: the place in hand in the rail, the last choice where one may only look; after a
        record, and where none is needed, the row that goes on, otherwise the one that adds it; elsewhere the first."""
        if self.screen.mode != "table":
            self.table = None
        if not self.screen.listing:
            return
        rows = self.rows
        if self.screen.mode == "rail":
            self.row = list_rows.rail_rows(self._railed, self.goes, styles.RAIL)[1]
        elif self.screen.mode == "changes" or self.records:
            self.row = len(rows) - 1
        else:
            self.row = next((number for number, row in enumerate(rows) if row.does), 0)

    def step(self, by: int) -> None:
        """Chooses another row: so many further, or the last one there is."""
        can = [number for number, row in enumerate(self.rows) if row.does]
        if can:
            now = max((at for at, number in enumerate(can) if number <= self.row), default=0)
            self.row = can[min(max(now + by, 0), len(can) - 1)]

    def choose(self) -> None:
        """Does what the chosen row says; a file that is named is read."""
        rows, typed = self.rows, self.screen.finder.text.strip()
        if self.screen.mode == "table" and not self.table and (not rows or _names_a_file(typed)):
            self._reads(typed)()
        elif 0 <= self.row < len(rows) and (does := rows[self.row].does):
            does()

    def goes(self, move: Callable[[Form], Form]) -> Callable[[], None]:
        """What a row does that leads to another place of the interview."""

        def going() -> None:
            self.screen.move(move)
            self.screen.turn_to("ask")

        return going

    # -- records ----------------------------------------------------------------------------------------

    def _changes(self, index: int) -> Callable[[], None]:
        return lambda: self.screen.move(lambda form: moves.edit_record(form, index))

    def add(self) -> None:
        """Begins a new record."""
        self.screen.move(moves.add_record)

    def add_with(self, typed: str) -> None:
        """Begins a new record with what is typed or pasted; a digit chooses the record of that number."""
        if typed.isascii() and typed.isdecimal() and len(typed) == 1:
            self._choose_record(int(typed))
        elif any(one.isprintable() for one in typed):
            self.screen.move(moves.add_record)
            self.screen.paste(typed)

    def _choose_record(self, number: int) -> None:
        self.screen.message = ("", "")
        if 1 <= number <= len(self.form.record_lines()):
            self.row = number - 1
        else:
            self.screen.message = (f"There is no entry {number}.", actions.pressed("{add} to add one."))

    def remove(self) -> None:
        """Takes the chosen record out."""
        row = self.row
        if row < len(self.form.record_lines()):
            self.screen.move(lambda form: moves.remove_record(form, row))
            self.row = row

    def shift(self, by: int) -> None:
        """Moves the chosen record up or down."""
        row, to = self.row, self.row + by
        if row < len(self.form.record_lines()) and 0 <= to < len(self.form.record_lines()):
            self.screen.move(lambda form: moves.move_record(form, row, to))
            self.row = to

    # -- a table of signatories -------------------------------------------------------------------------

    def _tables(self) -> list[Path]:
        typed = self.screen.finder.text.strip().casefold()
        found = find_tables(Path(), self.screen.session.path.parent)
        return [one for one in found if typed in str(one).casefold()]

    def _emptied(self) -> bool:
        """Whether somebody took out who stood filled in as the first signatory."""
        form = self.form
        first = form.at_question and form.question.path == "signatories" and form.position.item == 0
        return first and not self.screen.buffer.text.strip()

    def _reads(self, name: str) -> Callable[[], None]:
        def reading() -> None:
            screen, usual = self.screen, not self._emptied()
            screen.keep_typed()
            try:
                table = open_table(self.form, name, usual)
            except Refused as error:
                screen.message = (error.message, actions.pressed(error.hint))
                return
            if table.question or table.notes:
                self._asks_about(table)
            else:
                self._takes(table)()

        return reading

    def _asks_about(self, table: TableImport) -> None:
        self.table = table
        self.screen.message = ("", "")
        self.begin()

    def _table_rows(self, table: TableImport) -> list[Row]:
        """What may be said about the table in hand; at last, that those in it are taken over."""
        leave = Row("Leave it: nothing is taken over", lambda: self.screen.turn_to("ask"))
        if asked := table.question:
            return [*(Row(f"{words} ({value})", self._says(table, value)) for value, words in asked.options), leave]
        ways = [Row(f"Take them over, {words}", self._takes(table.sort_by(order))) for order, words in ORDERS]
        return [*ways, leave]

    def _says(self, table: TableImport, value: str) -> Callable[[], None]:
        def saying() -> None:
            try:
                self._asks_about(table.answer(value))
            except Refused as error:
                self.screen.message = (error.message, actions.pressed(error.hint))

        return saying

    def _takes(self, table: TableImport) -> Callable[[], None]:
        def taking() -> None:
            screen = self.screen
            try:
                added = table.take()
            except Refused as error:
                screen.message = (error.message, actions.pressed(error.hint))
                return
            screen.take(lambda _: added.form)
            screen.turn_to("ask")
            screen.message = ("", " ".join(added.lines))

        return taking


def _names_a_file(typed: str) -> bool:
    """True for what was typed or dropped and is a file, also with options behind it."""
    try:
        return bool(typed) and path_and_options(typed)[0].is_file()
    except (Refused, OSError, ValueError):
        return False

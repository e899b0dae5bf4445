"""Commands on lists and tables: entries read from a table or pasted from one, and sorted."""

from __future__ import annotations

from letterkit.faces.plain.desk import NOTHING_CHANGES, CommandTable, Desk, OtherCommand
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.pasted_rows import begins_entry, is_table, pasted_table
from letterkit.interview.record_sorting import ORDER_IS_READ, named_field, order_is_read, sort_fields, sort_records
from letterkit.interview.signatory_import import open_table, parse_option
from letterkit.interview.spreadsheet_cells import is_open
from letterkit.interview.table_in_hand import ImportResult, TableInHand, TableQuestion, ask_about_table
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_worded

_PASTED = "-"
"""What is typed behind `:read` for rows that are pasted."""


class TableCommands:
    """Reads tables into the lists of a letter."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def table(self) -> CommandTable:
        return {"read table": self._read_table, "sort": self._sort}

    def _sort(self, wanted: str) -> None:
        """Sort the list in hand by the field that is named, or by one that is chosen."""
        desk, form = self.desk, self.desk.form
        if not form.at_record_list:
            message = say("There is no list here to sort.")
            raise Refused(message, say("Go to one first: :go and a word of its question."))
        fields = sort_fields(form)
        if order_is_read(form.question):
            desk.printer.wrap(say_worded(ORDER_IS_READ), "  ")
        if wanted.strip():
            field = named_field(form, wanted)
        else:
            chosen = desk.pick(say("By which field?"), [field.title for field in fields]) if fields else None
            if chosen is None:
                return
            field = fields[chosen]
        desk.store(sort_records(form, field))
        told = say("Sorted by: {field}. :undo puts the entries as they were.", field=field.title)
        desk.printer.wrap(told, "  ")

    # -- tables that are read and pasted --------------------------------------------------------------------

    def take_in(self, typed: str) -> bool:
        """Take what was typed as a table, where it is one for the list in hand; return False where it is none. Rows
        that come one by one are read up to an empty line. Raises OtherCommand, Refused."""
        form = self.desk.form
        text = typed.removeprefix("\\")
        if not begins_entry(form) or not is_table(form, text):
            return False
        if "\n" not in text and not self.desk.printer.console.edits:
            text = f"{text}\n{self._lines(text)}"
        self._take_over(pasted_table(form, text))
        return True

    def _read_table(self, name: str) -> None:
        if name.strip() != _PASTED:
            self._take_over(open_table(self.desk.form, name))
            return
        self.desk.printer.wrap(say("Paste the rows of the table; an empty line ends them."), "  ")
        text = self._lines("")
        if not text.strip():
            raise Refused(say("Nothing was pasted."))
        self._take_over(pasted_table(self.desk.form, text))

    def _lines(self, begun: str) -> str:
        """Return the lines that are typed or pasted up to an empty one; inside a cell that is open, up to two."""
        lines: list[str] = []
        while True:
            try:
                line = self.desk.ask_raw()
            except EOFError:
                break
            last = lines[-1] if lines else ""
            if not line.strip() and not (last.strip() and is_open("\n".join([begun, *lines]))):
                break
            lines.append(line)
        return "\n".join(lines)

    def _take_over(self, table: TableInHand) -> None:
        """Ask about a table what has to be known, show its entries, and take them over or leave them."""
        printer = self.desk.printer
        try:
            done = self._finished(table)
        except OtherCommand:
            printer.wrap(say("Nothing was taken over."), "  ")
            raise
        if done is None:
            printer.wrap(say("Nothing was taken over."), "  ")
            return
        self.desk.store(done.form)
        for line in done.lines:
            printer.wrap(line, "  ")

    def _finished(self, table: TableInHand) -> ImportResult | None:
        """Return what comes of a table; None where it is left."""
        while True:
            ready = ask_about_table(table, self._choose)
            if ready is None:
                return None
            table = ready
            self._show(table)
            rows = [words for _, words in table.ways]
            text = [say("Put it in as the text of one entry")] if table.text else []
            more = [say("Leave them: nothing is taken over"), say("Say what the columns are")]
            enter = say("Enter takes them over.") if rows else say_worded(NOTHING_CHANGES)
            chosen = self.desk.pick(say("Take these over?"), [*rows, *text, *more], enter)
            if chosen is None:
                return table.take() if rows else None
            if chosen < len(rows):
                return table.take(table.ways[chosen][0])
            if text and chosen == len(rows):
                return ImportResult(_as_text(self.desk.form, table.text), ())
            if chosen == len(rows) + len(text):
                return None
            table = self._set(table)

    def _set(self, table: TableInHand) -> TableInHand:
        """Let a column be said to be something else."""
        settings = table.settings
        chosen = self.desk.pick(say("Which one?"), [setting.text for setting in settings])
        if chosen is None:
            return table
        setting = settings[chosen]
        option = self.desk.pick(setting.text, [words for _, words in setting.options])
        if option is None:
            return table
        try:
            return table.answer(setting.options[option][0], setting)
        except Refused as error:
            self.desk.printer.refuse(error)
            return table

    def _show(self, table: TableInHand) -> None:
        texts = (*(setting.text for setting in table.settings), *table.samples(), *table.notes)
        for line in texts:
            text = line.strip()
            self.desk.printer.wrap(text, "      ", first="  " + line[: len(line) - len(text)])

    def _choose(self, question: TableQuestion) -> str | None:
        """Ask something about a table; return None to leave it. Raises OtherCommand."""
        printer = self.desk.printer
        printer.wrap(question.text, "  ")
        for number, (value, words) in enumerate(question.options, 1):
            printer.wrap(f"{number}. {value}: {words}", "     ", first="  ")
        while True:
            try:
                return parse_option(question, self.desk.ask())
            except OtherCommand as other:
                if other.command == "<":
                    return None
                raise
            except Refused as error:
                printer.refuse(error)


def _as_text(form: Form, text: str) -> Form:
    return transitions.answer(transitions.add_record(form) if form.at_record_list else form, text)

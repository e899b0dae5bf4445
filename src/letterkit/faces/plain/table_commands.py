"""Commands on lists and tables: signatories read from a table."""

from __future__ import annotations

from letterkit.faces.plain.desk import CommandTable, Desk, OtherCommand
from letterkit.interview.record_sorting import ORDER_IS_READ, named_field, order_is_read, sort_fields, sort_records
from letterkit.interview.signatory_import import TableImport, ask_about_table, open_table, parse_option
from letterkit.interview.table_in_hand import TableQuestion
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_worded


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

    def _read_table(self, name: str) -> None:
        printer = self.desk.printer
        table = open_table(self.desk.form, name)
        self._show(table)
        try:
            ready = ask_about_table(table, self._choose)
        except OtherCommand:
            printer.print("  Nothing was taken over.")
            raise
        if ready is None:
            printer.print("  Nothing was taken over.")
            return
        if ready is not table:
            self._show(ready)
        added = ready.take()
        self.desk.store(added.form)
        for line in added.lines:
            printer.wrap(line, "  ")

    def _show(self, table: TableImport) -> None:
        for line in table.preview():
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

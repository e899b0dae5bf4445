"""Signatories from a table into the letter: questions about the table, who is added, what was not taken over.

A `TableImport` is a value: a face shows its preview, asks its questions one after another, and takes the signatories
over when there are none left.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from letterkit.disk import files
from letterkit.errors import LetterkitError, UnknownColumns, UnknownEncoding
from letterkit.interview import transitions
from letterkit.interview.draft_paths import put_value
from letterkit.interview.dropped_files import path_and_options
from letterkit.interview.form import Form
from letterkit.interview.history import with_data
from letterkit.interview.position import Position
from letterkit.interview.spreadsheet_cells import split_cells
from letterkit.interview.table_columns import PASSED, question_about_first_column, table_settings, with_answer
from letterkit.interview.table_in_hand import ImportResult, TableQuestion
from letterkit.interview.table_options import ORDERS, Options, last_value, parse_options, with_option
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.wording import say, say_count, say_list, say_worded

if TYPE_CHECKING:
    from letterkit.people.interpretation import Choices
    from letterkit.people.table_files import TableReading
    from letterkit.people.updating import Update

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".ods")


Read = Callable[["Choices", str], "TableReading"]
"""Reads a table with what was said about it, in an encoding. Raises UnreadableTable."""


@dataclass(frozen=True)
class TableImport:
    """A table that is being read into a form.

    `reading` is None where something has to be known before it can be read: the encoding of the file, or who stands in
    its first column; `asked` is the question then. With `usual` the profile's usual signatory signs first.
    """

    form: Form
    read: Read
    options: Options
    reading: TableReading | None
    asked: TableQuestion | None = None
    usual: bool = True
    text: str = ""

    @cached_property
    def question(self) -> TableQuestion | None:
        """Return the question that has to be answered before signatories are taken over, or None."""
        if self.reading is None:
            return self.asked
        if self.reading.questions:
            first = self.reading.questions[0]
            about = f"answer:{first.answer}" if first.answer else f"map:{first.column.heading or first.column.letter}"
            return TableQuestion(about, first.question, first.options)
        return self._question_about_missing()

    def _question_about_missing(self) -> TableQuestion | None:
        update = self.update
        if not update.again or not update.missing or "removed" in self.options:
            return None
        listed = "; ".join(update.missing_lines)
        return TableQuestion(
            "removed",
            say("In the letter, and not in this table: {listed}.", listed=listed),
            (("keep", say("they stay in the letter")), ("drop", say("they are taken out"))),
        )

    @property
    def settings(self) -> tuple[TableQuestion, ...]:
        """Return what each column is, and whether the first row is one of headings, which can be said otherwise."""
        return table_settings(self.reading) if self.reading else ()

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Return the orders in which all signatories can be put."""
        return tuple((order, say_worded(words)) for order, words in ORDERS)

    def answer(self, value: str, question: TableQuestion | None = None) -> TableImport:
        """Return the import with an answer to a setting, or else to its question. Raises Refused."""
        asked = question or self.question
        assert asked is not None
        return _read(self.form, self.read, with_answer(self.options, asked, value, self.reading), self.usual, self.text)

    def sort_by(self, order: str) -> TableImport:
        """Return the import with the order in which all signatories are put."""
        return self if order in ("", "none") else replace(self, options=with_option(self.options, "sort", order))

    def preview(self) -> tuple[str, ...]:
        """Return lines that say which column is taken for what, and the first signatories as they will print."""
        from letterkit.people.table_files import describe_columns

        return (*describe_columns(self.reading), *self.samples()) if self.reading else ()

    def samples(self) -> tuple[str, ...]:
        """Return the first signatories as they will print, and how many there are."""
        from letterkit.people.table_files import describe_people

        return tuple(describe_people(self.reading)) if self.reading and not self.reading.questions else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return lines that say what was left out or changed, with its rows."""
        return self.reading.notes if self.reading else ()

    @cached_property
    def update(self) -> Update:
        """Return the signatories of the letter together with those of the table."""
        from letterkit.people.updating import update_signatories

        assert self.reading is not None
        question = _question(self.form)
        return update_signatories(
            self._with_usual().value(question) or [],
            self.reading.signatories,
            take_changes=last_value(self.options, "changed", "take") != "keep",
        )

    def _with_usual(self) -> Form:
        assert self.reading is not None
        return _with_usual(self.form, _question(self.form), self.reading.signatories) if self.usual else self.form

    def take(self, way: str = "") -> ImportResult:
        """Take the signatories over, in an order. Raises Refused where nothing would change."""
        return self.sort_by(way)._take()

    def _take(self) -> ImportResult:
        from letterkit.people.sorting import sort_signatories

        question, form = _question(self.form), self._with_usual()
        rows: Sequence[Mapping[str, Any]] = self.update.signatories
        if self._drops_missing:
            rows = self.update.without_missing()
        rows = sort_signatories(rows, last_value(self.options, "sort", "none"), self.form.draft.language)
        before = list(form.value(question) or [])
        if rows == before:
            raise Refused(say("Everybody in this table is in the letter already."))
        added = with_data(transitions.go_to(form, Position(question.id)), put_value(form.data, question.path, rows))
        is_usual_added = bool(before) and not self.form.is_answered(question)
        return ImportResult(replace(added, position=Position(question.id)), self._result_lines(is_usual_added))

    @property
    def _drops_missing(self) -> bool:
        return last_value(self.options, "removed") == "drop"

    def _result_lines(self, is_usual_added: bool) -> tuple[str, ...]:
        assert self.reading is not None
        update = self.update
        lines = [say_count("{count} signatory was added.", "{count} signatories were added.", update.added)]
        if is_usual_added:
            usual = _called(self.form.library.profile.signatory)
            lines.insert(0, say("{name}, who usually signs, stands first.", name=usual))
        lines += update.changed
        if update.missing and self._drops_missing:
            lines.append(say("Taken out: {entries}.", entries="; ".join(update.missing_lines)))
        if self.reading.left_out:
            lines.append(say("Not taken over: {columns}.", columns=say_list(self.reading.left_out)))
        return (*lines, *self.reading.notes)


def open_table(form: Form, typed: str, usual: bool = True) -> TableImport:
    """Return the import of a table that was typed, with options behind it. Raises Refused with what to do.

    The usual signatory of the profile, who is suggested as the first one, comes before those of the table; with `usual`
    false the person took that name out.
    """
    _question(form)
    if not typed.strip():
        raise Refused(say("Which file?"), say("{Read table}."))
    from letterkit.people.table_files import read_table

    path, words = path_and_options(typed)
    return _read(form, partial(read_table, path), parse_options(words), usual)


def open_pasted(form: Form, text: str, usual: bool = True) -> TableImport:
    """Return the import of signatories that were pasted from a spreadsheet. Raises Refused with what to do."""
    from letterkit.people.table_files import read_rows

    rows = split_cells(text)
    as_text = text if len(rows) == 1 else ""
    return _read(form, lambda choices, _: read_rows(rows, choices), {}, usual, as_text)


def _question(form: Form) -> Question:
    question = next((question for question in form.questions if question.path == "signatories"), None)
    if question is None:
        raise Refused(say("This letter asks for no signatories."))
    return question


def _read(form: Form, read: Read, options: Options, usual: bool, text: str = "") -> TableImport:
    asked = None
    try:
        reading = read(_choices(options), last_value(options, "encoding"))
    except UnknownEncoding as error:
        how = say("How does it read right? The table does not say how its letters are stored.")
        asked = TableQuestion("encoding", how, error.offered)
    except UnknownColumns as error:
        asked = question_about_first_column(error.rows, options.get(PASSED, ()))
    except LetterkitError as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None
    return TableImport(form, read, options, None if asked else reading, asked, usual, text)


def _choices(options: Options) -> Choices:
    from letterkit.people.table_files import parse_choices

    return parse_choices(
        options.get("map", ()),
        options.get("answer", ()),
        options.get("sheet", ()),
        "hidden" in options,
        "no-headings" not in options,
    )


def _with_usual(form: Form, question: Question, rows: Sequence[Mapping[str, Any]]) -> Form:
    """Return the form with the profile's usual signatory as the first one, as Enter on each suggestion would take it.

    Unchanged where another one signs first, or the table has that name.
    """
    name, signatories = _called(form.library.profile.signatory), form.value(question) or []
    if not name or any(_called(row) == name for row in rows):
        return form
    if not signatories:
        answered = transitions.go_to(form, Position(question.id, 0, question.fields[0].id))
    elif _called(signatories[0]) == name and form.position.question == question.id and form.position.item == 0:
        answered = form
    else:
        return form
    try:
        while answered.position.item == 0:
            answered = transitions.answer(answered, answered.current_text)
    except Refused:
        return form
    return answered


def _called(signatory: Mapping[str, Any]) -> str:
    """Return the name of a signatory: the person, or else the organisation."""
    return str(signatory.get("name") or signatory.get("organization") or "")


def parse_option(question: TableQuestion, typed: str) -> str:
    """Return the option that was typed, by its number or its word. Raises Refused."""
    text = typed.strip().casefold()
    values = [value for value, _ in question.options]
    if text.isdecimal() and 1 <= int(text) <= len(values):
        return values[int(text) - 1]
    matches = [value for value in values if value.casefold() == text] or [
        value for value in values if text and value.startswith(text)
    ]
    if len(matches) != 1:
        hint = say("Type a number from 1 to {most}, or a command.", most=len(values))
        raise Refused(say("‘{typed}’ is not one of them.", typed=typed.strip()), hint)
    return matches[0]


def find_tables(*folders: Path) -> list[Path]:
    """Return the tables in some folders, by name; none for a folder that cannot be read."""
    tables: dict[Path, Path] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            for file in sorted(folder.iterdir()):
                if file.suffix.lower() in ENDINGS and file.is_file():
                    tables.setdefault(files.real_path(file), file)
    return list(tables.values())

"""A paste from a spreadsheet as entries of the list in hand: what each column is, what the entries will be.

Nothing is taken over before it was shown. What a field does not take waits in its entry, as what is typed does; what
stays behind is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from letterkit.interview import own_norms, own_norms_question
from letterkit.interview.form import Form
from letterkit.interview.history import refuse_what_no_draft_holds, with_data, with_pending
from letterkit.interview.position import Position
from letterkit.interview.record_headings import FAMILY, GIVEN, fields_by_heading
from letterkit.interview.records import is_named
from letterkit.interview.signatory_import import open_pasted
from letterkit.interview.spreadsheet_cells import Cells, has_columns, split_cells
from letterkit.interview.table_in_hand import ImportResult, TableInHand, TableQuestion
from letterkit.people.columns import with_posts_for_capacities
from letterkit.people.sheets import column_letter
from letterkit.questions.answers import AnswerContext, Refused, shorten
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count, say_list

_HEADINGS: Final = "headings"
_LEFT: Final = "none"
_SAMPLES: Final = 2
_SHOWN: Final = 40
_ROWS: Final = 8


@dataclass(frozen=True)
class PastedRows:
    """Rows that were pasted into the list of a form's question. `fields` has the id of a field for each column, empty
    where it stays behind."""

    form: Form
    text: str
    rows: Cells
    fields: tuple[str, ...]
    has_headings: bool
    question: TableQuestion | None = None

    # -- what is shown, and set otherwise -----------------------------------------------------------------

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        count = len(self.entries)
        return (("rows", say_count("Take over {count} entry", "Take over {count} entries", count)),) if count else ()

    @property
    def settings(self) -> tuple[TableQuestion, ...]:
        behind = say("stays behind")
        titles = {field.id: field.title for field in self._fields}
        named = {GIVEN: say("given name"), FAMILY: say("family name"), **titles}
        options = (*titles.items(), (_LEFT, behind))
        columns = (
            TableQuestion(
                str(index),
                say(
                    "Column {letter} ({words}): {field}",
                    letter=column_letter(index),
                    words=self._like(index),
                    field=named.get(field, behind),
                ),
                options,
            )
            for index, field in enumerate(self.fields)
        )
        headings, entry = say("The first line holds headings"), say("The first line is an entry")
        is_now = headings if self.has_headings else entry
        return (*columns, TableQuestion(_HEADINGS, is_now, (("yes", headings), ("no", entry))))

    def _like(self, index: int) -> str:
        """Return by what a column is known: its heading, or else what it begins with."""
        cells = (row[index] for row in self.rows)
        return f"‘{shorten(next((cell for cell in cells if cell.strip()), ''), _SHOWN)}’"

    def answer(self, value: str, question: TableQuestion | None = None) -> PastedRows:
        """Return the rows with another field for a column, or with the first line as what it is."""
        assert question is not None
        if question.about == _HEADINGS:
            return replace(self, has_headings=value == "yes")
        fields = list(self.fields)
        fields[int(question.about)] = "" if value == _LEFT else value
        return replace(self, fields=tuple(fields))

    def samples(self) -> tuple[str, ...]:
        shown = (self.form.show(self.form.question, [entry.record]) for entry in self.entries[:_SAMPLES])
        return tuple(f"{number}. {line}" for number, line in enumerate(shown, self._before + 1))

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        left = [self._like(index) for index, field in enumerate(self.fields) if not field and self._has_words(index)]
        if left:
            yield say("Not taken over: {columns}.", columns=say_list(left))
        if self._unnamed:
            yield say_count(
                "Left out, because nothing in it names the entry: line {lines}.",
                "Left out, because nothing in them names the entry: lines {lines}.",
                len(self._unnamed),
                lines=_lines(self._unnamed),
            )
        for entry in self.entries[:_ROWS]:
            for name, error in entry.refused.items():
                title = self.form.question.field_named(name).title
                yield say(
                    "Line {line}, {field}: {problem} It waits in its entry.",
                    line=entry.line,
                    field=title,
                    problem=error.message,
                )

    def _has_words(self, index: int) -> bool:
        return any(row[index].strip() for row in self._body)

    # -- the entries ----------------------------------------------------------------------------------------

    @property
    def _fields(self) -> tuple[Question, ...]:
        return self.form.question.fields

    @property
    def _body(self) -> Cells:
        return self.rows[1:] if self.has_headings else self.rows

    @property
    def _before(self) -> int:
        return len(self.form.value(self.form.question) or ())

    @cached_property
    def _read(self) -> tuple[PastedEntry, ...]:
        first = 2 if self.has_headings else 1
        starters = self.form.starters
        known = {field.id: starters(field) for field in self._fields}
        context = self.form.context._replace(starters=lambda field: known.get(field.id, ()))
        entries: list[PastedEntry] = []
        for line, row in enumerate(self._body, first):
            entry = PastedEntry(line, {}, {}, {})
            texts = dict(self._texts(row))
            for field in self._fields:
                if field.id in texts:
                    entry = entry.with_text(field, texts[field.id], context, frozenset(texts))
            entries.append(self._checked(entry))
        return tuple(entries)

    def _texts(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the ids of the fields of a row that are not empty, each with the cells of all of its columns."""
        of: dict[str, list[str]] = {}
        for name, cell in zip(self.fields, row, strict=True):
            if name and cell.strip():
                of.setdefault(name, []).append(cell.strip())
        names = [*of.pop(GIVEN, ()), *of.pop(FAMILY, ())]
        if names:
            of["name"] = [*of.get("name", ()), " ".join(names)]
        for field in self._fields:
            if cells := of.get(field.id):
                between = "; " if type_of(field).is_list else ", "
                yield field.id, between.join(cells)

    def _checked(self, entry: PastedEntry) -> PastedEntry:
        """Return an entry without what no draft can hold, which waits: a source's link that is none."""
        try:
            self.form.data_with(self.form.question, [entry.record])
        except Refused as error:
            if "link" not in entry.record:
                raise
            record = {name: value for name, value in entry.record.items() if name != "link"}
            text = str(entry.record["link"])
            return PastedEntry(entry.line, record, {**entry.waiting, "link": text}, {**entry.refused, "link": error})
        return entry

    @cached_property
    def entries(self) -> tuple[PastedEntry, ...]:
        """Return the rows as records of the question, without those that nothing names."""
        return tuple(entry for entry in self._read if entry.record and is_named(self.form.question, entry.record))

    @property
    def _unnamed(self) -> list[int]:
        taken = {entry.line for entry in self.entries}
        return [entry.line for entry in self._read if entry.line not in taken]

    def take(self, way: str = "") -> ImportResult:
        question, form = self.form.question, self.form
        if not self.entries:
            raise Refused(say("Nothing here can be taken over."), say("Say which column names the entry."))
        records = [dict(record) for record in form.value(question) or ()]
        for entry in self.entries:
            record: Mapping[str, Any] = entry.record
            if question.path == own_norms_question.PATH:
                own_norms.refuse_too_many(len(records) + 1)
                record = own_norms.with_id({}, record, records, form)
            records.append(dict(record))
        after = replace(with_data(form, form.data_with(question, records)), position=Position(question.id))
        for index, entry in enumerate(self.entries, self._before):
            for name, text in entry.waiting.items():
                after = with_pending(after, Position(question.id, index, name), text)
        refuse_what_no_draft_holds(after)
        count = len(self.entries)
        added = say_count("{count} entry was added.", "{count} entries were added.", count)
        return ImportResult(after, (added, *self.notes))


@dataclass(frozen=True, slots=True)
class PastedEntry:
    """A row as a record; what a field does not take waits, with the refusal."""

    line: int
    record: Mapping[str, Any]
    waiting: Mapping[str, str]
    refused: Mapping[str, Refused]

    def with_text(self, field: Question, text: str, context: AnswerContext, given: frozenset[str]) -> PastedEntry:
        """Return the entry with a field read from a text, and with what that says of fields that are not `given`."""
        kind = type_of(field)
        try:
            value = kind.parse(field, text, context)
        except Refused as error:
            return replace(self, waiting={**self.waiting, field.id: text}, refused={**self.refused, field.id: error})
        if value is None:
            return self
        beside = {name: words for name, words in kind.answers_beside(text, context).items() if name not in given}
        return replace(self, record={**self.record, field.id: value, **beside})


def _lines(numbers: Sequence[int]) -> str:
    listed = say_list([*map(str, numbers[:_ROWS])])
    more = len(numbers) - _ROWS
    return say("{lines} and {count} more", lines=listed, count=more) if more > 0 else listed


# -- reading a paste --------------------------------------------------------------------------------------


def begins_entry(form: Form) -> bool:
    """True at a list of entries, and where a new one begins."""
    if form.at_record_list:
        return True
    item = form.position.item
    if item is None or not form.at_question:
        return False
    return item >= len(form.value(form.question) or ()) and form.position.field == form.question.fields[0].id


def pasted_table(form: Form, text: str, usual: bool = True) -> TableInHand:
    """Return what was pasted as a table for the list in hand; where none is, for the signatories. Raises Refused."""
    listed = form.at_question and type_of(form.question).has_records
    if listed and form.question.path != "signatories":
        return read_rows(form, text)
    return open_pasted(form, text, usual)


def is_table(form: Form, text: str) -> bool:
    """True if a paste into the list of a form's question has several columns, or several lines where an entry begins
    with a field of one line."""
    if "\t" not in text and "\n" not in text.strip() and "\r" not in text.strip():
        return False
    rows = split_cells(text)
    if has_columns(rows):
        return True
    kind = type_of(form.question.fields[0])
    return len(rows) > 1 and "\t" not in text and not (kind.multiline and kind.multiline_in_records)


def read_rows(form: Form, text: str) -> PastedRows:
    """Return what was pasted as rows of the current question's list, as it is understood. Raises Refused."""
    rows = split_cells(text)
    fields = form.question.fields
    named = fields_by_heading(rows[0], fields)
    if any(field.id == "title" for field in fields):
        named = tuple(with_posts_for_capacities(dict(enumerate(named)), rows[1:]).values())
    filled = sum(bool(cell.strip()) for cell in rows[0])
    understood = sum(map(bool, named))
    if understood and 2 * understood >= filled and len(rows) > 1:
        return PastedRows(form, text, rows, named, has_headings=True)
    return PastedRows(form, text, rows, _by_position(rows, fields), has_headings=False)


def _by_position(rows: Cells, fields: Sequence[Question]) -> tuple[str, ...]:
    """Return a field for each column in the order of the fields; none for a column that only counts the rows."""
    ids = [field.id for field in fields]
    ids = ["", *ids] if len(rows[0]) > 1 and _counts(row[0] for row in rows) else ids
    return tuple([*ids, *[""] * len(rows[0])][: len(rows[0])])


def _counts(cells: Iterator[str]) -> bool:
    """True if the cells are the numbers of their rows: 1, 2, 3."""
    texts = [cell.strip().rstrip(".)") for cell in cells]
    return all(text.isdecimal() for text in texts) and [int(text) for text in texts] == [
        *range(int(texts[0]), int(texts[0]) + len(texts))
    ]


# -- lists of lines -----------------------------------------------------------------------------------------


def as_lines(text: str) -> tuple[str, str]:
    """Return a paste for an answer that has an item in each line, and what was not taken over: of several columns the
    one that has most words, and a cell of several lines as one item."""
    rows = split_cells(text)
    if not rows or ("\t" not in text and '"' not in text):
        return text, ""
    columns = range(len(rows[0]))
    most = max(columns, key=lambda index: sum(len(row[index]) for row in rows))
    left = [column_letter(index) for index in columns if index != most and any(row[index].strip() for row in rows)]
    lines = "\n".join(" ".join(row[most].split()) for row in rows if row[most].strip())
    return lines, say("Not taken over of what was pasted: column {letters}.", letters=say_list(left)) if left else ""

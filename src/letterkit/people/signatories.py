"""The rows of an interpreted table as signatories of a letter, with notes on what was left out or changed.

Nothing is dropped or changed silently: `ImportNotes` collects what happened to which rows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from letterkit.languages.normal_form import fold
from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.duplicates import find_duplicates
from letterkit.letter.duplicates import signatory_key as key_of
from letterkit.letter.model import Signatory
from letterkit.people import cells, consent
from letterkit.people.columns import FIELDS, NAMING, TOPICS, capacity, usual_headings
from letterkit.people.consent import Verdict
from letterkit.people.interpretation import Choices, Column, InterpretedTable, meaning
from letterkit.people.sheets import TableRow, table_error
from letterkit.people.words import words_in
from letterkit.tags import iso_date
from letterkit.wording import say, worded

MAX_CELL: Final = 500
_ROWS: Final = 8
_PAIRS: Final = 5
_CALLED: Final = {"organization": "organisation", "signed": "day"}
_MARKED: Final = ("'=", "'+", "'-", "'@")
"""Beginnings of cells that are marked as text, so that no spreadsheet computes them."""
_BRACKETED: Final = re.compile(r"[(\[]([^)\]]*)[)\]]|\s[-–—]\s(.*)$")
_DAY_TIME: Final = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[ T].*)?")

Data = dict[str, Any]


@dataclass(slots=True)
class ImportNotes:
    """Notes on rows, in the order in which each was first written."""

    rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)

    def add(self, message: str, row: int, sheet: str = "") -> None:
        rows = self.rows.setdefault((message, sheet), [])
        if row not in rows[-1:]:
            rows.append(row)

    def lines(self, sheets: int = 1) -> tuple[str, ...]:
        """Return a line for each thing, with its rows; with the sheet, where there are several."""
        return (
            *(
                f"{_rows_in_words(rows, sheet if sheets > 1 else '')}: {message}"
                for (message, sheet), rows in self.rows.items()
            ),
            *self.plain,
        )


def _rows_in_words(rows: Sequence[int], sheet: str) -> str:
    shown = ", ".join(str(row) for row in rows[:_ROWS])
    if len(rows) > _ROWS:
        shown += " " + say("… ({number} in all)", number=len(rows))
    what = "Row" if len(rows) == 1 else "Rows"
    return f"‘{sheet}’, {what.lower()} {shown}" if sheet else f"{what} {shown}"


@dataclass(frozen=True, slots=True)
class ImportedSignatory:
    """A signatory as a draft has it, with the sheet and the row it comes from."""

    data: Data
    sheet: str
    row: int


def import_signatories(
    tables: Sequence[InterpretedTable], choices: Choices, path: Path, notes: ImportNotes
) -> tuple[ImportedSignatory, ...]:
    """Return the signatories of all sheets. Raises UnreadableTable if nobody is named or a cell is too long."""
    entries: list[ImportedSignatory] = []
    for table in tables:
        _note_columns(table, notes)
        entries += _of_sheet(table, choices, path, notes)
    if not entries:
        raise table_error(
            say("This table names nobody.") + "".join(f"\n  {line}" for line in notes.lines(len(tables))[:_ROWS]),
            say("Give its columns headings such as: {usual_headings}.", usual_headings=usual_headings()),
            path,
        )
    strictest = _with_strictest_answers(entries, notes)
    once = _without_repeats(strictest, notes) if len(tables) > 1 else strictest
    _note_duplicates(once, notes, len(tables))
    return tuple(once)


def _note_columns(table: InterpretedTable, notes: ImportNotes) -> None:
    for column in table.of("hidden"):
        notes.plain.append(
            say(
                "Column {letter} ‘{heading}’ is hidden, and was left out.", letter=column.letter, heading=column.heading
            )
        )


def _of_sheet(table: InterpretedTable, choices: Choices, path: Path, notes: ImportNotes) -> Iterator[ImportedSignatory]:
    whole = consent.verdict_of_sheet(table.sheet.name) if table.sheet.name else None
    if whole:
        notes.plain.append(
            say("Everybody on sheet ‘{name}’ is taken as {in_words}.", name=table.sheet.name, in_words=_IN_WORDS[whole])
        )
    answers = _Answers(table, choices)
    for row in table.rows:
        reader = _RowReader(table, row, path, notes)
        if reader.is_left(choices):
            continue
        data, verdict = reader.signatory(), consent.strictest({*answers.of(row, reader), *({whole} if whole else ())})
        if not (data.get("name") or data.get("organization")) or reader.lost_its_name(data):
            if any(row.cell(column.index) for column in table.of(*FIELDS)):
                reader.note(say("names nobody, and was left out."))
        elif verdict == "unsigned":
            reader.note(say("has not signed by what it says, and was left out."))
        else:
            yield ImportedSignatory(data | _marks(data, verdict), table.sheet.name, row.number)


_IN_WORDS: Final[Mapping[Verdict, str]] = {
    "publish": "named",
    "withheld": "withheld",
    "withdrawn": "withdrawn",
    "unsigned": worded("not signing"),
}


def _marks(data: Mapping[str, Any], verdict: Verdict) -> Data:
    if verdict == "withdrawn":
        return {"withdrawn": True}
    return {"withheld": True} if verdict == "withheld" or is_anonymous(str(data.get("name", ""))) else {}


# -- one row --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _RowReader:
    table: InterpretedTable
    row: TableRow
    path: Path
    notes: ImportNotes

    def note(self, message: str) -> None:
        self.notes.add(message, self.row.number, self.table.sheet.name)

    def is_left(self, choices: Choices) -> bool:
        """Return True for a row that is left out: hidden, struck through, or cut in the wrong places. Notes why."""
        width = len(self.table.columns)
        if any(column.index in self.row.struck for column in self.table.of(*NAMING)) and not choices.hidden:
            self.note(say("struck through, and left out (--hidden takes them)."))
            return True
        if self.row.hidden and not choices.hidden:
            self.note(say("hidden or filtered away, and left out (--hidden takes them)."))
            return True
        if self.table.sheet.separated and any(self.row.cells[width:]):
            self.note(
                say(
                    "has more cells than there are headings ({width}), and was left out: put a text that "
                    "holds the separator between quotation marks.",
                    width=width,
                )
            )
            return True
        if self.table.sheet.separated and len(self.row.cells) < width and self.table.row:
            self.note(say("has fewer cells than there are headings: look whether it was cut in the wrong place."))
        if self.row.merged:
            self.note(say("merged cells: their value was taken for each of their rows."))
        return False

    def signatory(self) -> Data:
        """Return the row as a signatory of a draft."""
        texts = {column.field: self._clean(column) for column in self.table.of(*FIELDS)}
        joined = " ".join(texts.get(part, "") for part in ("given", "family")).strip()
        data: Data = {"name": texts.get("name", "") or joined or self._contact_who_signs(texts)}
        data |= {name: texts.get(name, "") for name in ("title", "organization")}
        data["places"] = [texts[name] for name in ("city", "country") if texts.get(name)]
        data["capacity"] = self._understood("capacity", texts, capacity(texts.get("capacity", "")))
        data["group"] = texts.get("group", "")
        data["signed"] = self._understood("signed", texts, _day(texts.get("signed", "")))
        return {name: value for name, value in data.items() if value}

    def _contact_who_signs(self, texts: Mapping[str, str]) -> str:
        """Return the person to ask where the row says that an individual signs, and names no other and no organisation;
        notes it."""
        if texts.get("organization") or capacity(texts.get("capacity", "")) != "individual":
            return ""
        name, heading = next(((self._clean(one), one.heading) for one in self.table.of("contact")), ("", ""))
        if name:
            self.note(say("signs as an individual; the name is from ‘{heading}’.", heading=heading))
        return name

    def lost_its_name(self, data: Data) -> bool:
        """Return True if the name was an address or an error: the organisation beside it has not signed."""
        named = any(self.row.cell(column.index) for column in self.table.of("name", "given", "family"))
        gone = named and not data.get("name") and data.get("capacity") != "organization"
        return gone and not all(
            cells.is_filler(self.row.cell(column.index)) for column in self.table.of("name", "given", "family")
        )

    def _understood(self, name: str, texts: Mapping[str, str], value: str) -> str:
        if texts.get(name) and not value:
            self.note(say("the {called} is not understood and was left out.", called=_CALLED.get(name, name)))
        return value

    def _clean(self, column: Column) -> str:
        text = self.row.cell(column.index)
        if not text:
            return ""
        if text[:2] in _MARKED:
            text = text[1:]
        called = _CALLED.get(column.field, column.field)
        if cells.is_error(text) or text in ("TRUE", "FALSE"):
            self.note(
                say("the {called} is ‘{text}’, which is no text of yours; it was left out.", called=called, text=text)
            )
            return ""
        if column.field != "signed":
            text = self._without_addresses(text, called)
        is_none = column.field == "organization" and fold(text) in words_in("cells", "no_organization")
        if cells.is_filler(text) or is_none:
            if text:
                self.note(say("the {called} is ‘{text}’, which was taken as blank.", called=called, text=text))
            return ""
        if len(text) > MAX_CELL:
            raise table_error(
                say(
                    "The cell in column {letter} (row {number}) has more than {max_cell} characters.",
                    letter=column.letter,
                    number=self.row.number,
                    max_cell=MAX_CELL,
                ),
                say("Shorten it."),
                self.path,
                self.row.number,
            )
        return text

    def _without_addresses(self, text: str, called: str) -> str:
        shorter, cut = cells.without_addresses(text[: 20 * MAX_CELL])
        for what in cut:
            self.note(say("{what} in the {called} stays behind.", what=what, called=called))
        return shorter if cut else text


def _day(text: str) -> str:
    match = _DAY_TIME.fullmatch(text)
    if match:
        text = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    day: dt.date | None = iso_date(text)
    return text if day else ""


# -- consent --------------------------------------------------------------------------------------------


class _Answers:
    """The answers of a sheet on whether a row may be named."""

    def __init__(self, table: InterpretedTable, choices: Choices) -> None:
        self.table, self.choices = table, choices
        self.asked = [*table.of(*TOPICS)]
        self.blank = {column.index: self._of_blank(column) for column in self.asked}
        self.free = [*table.of("comments", "unknown")]

    def _of_blank(self, column: Column) -> Verdict:
        """Return what no answer means: where a box is ticked for an exception, nothing; where it was asked, no
        consent."""
        answers = {
            meaning(column, answer, self.choices) for row in self.table.rows if (answer := row.cell(column.index))
        }
        if column.field in ("withdrawn", "status"):
            return "publish"
        ticked = (
            column.field in ("withheld", "either") and "publish" not in answers and not _is_question(column.heading)
        )
        return "publish" if ticked else "withheld"

    def of(self, row: TableRow, reader: _RowReader) -> Iterator[Verdict]:
        for column in self.asked:
            answer = row.cell(column.index)
            if answer:
                yield meaning(column, answer, self.choices) or "withheld"
            elif any(row.cell(field_column.index) for field_column in self.table.of(*FIELDS)):
                yield self._blank(column, reader)
        for column in self.free:
            if (comment := row.cell(column.index)) and (verdict := consent.verdict_in_text(comment)):
                reader.note(
                    say(
                        "column {letter} ‘{heading}’ speaks of being named or of withdrawing: withheld until "
                        "you have looked.",
                        letter=column.letter,
                        heading=column.heading,
                    )
                )
                yield "withheld" if verdict else "publish"
        yield from self._in_name(row, reader)

    def _blank(self, column: Column, reader: _RowReader) -> Verdict:
        verdict = self.blank[column.index]
        if verdict == "withheld":
            reader.note(say("no answer under ‘{heading}’ is no consent: withheld.", heading=column.heading))
        return verdict

    def _in_name(self, row: TableRow, reader: _RowReader) -> Iterator[Verdict]:
        """Yield the verdicts in brackets behind a name: ‘Ben Ito (anonymous)’."""
        for column in self.table.of("name", "family"):
            for match in _BRACKETED.finditer(row.cell(column.index)):
                verdict = consent.verdict_in_text(match[1] or match[2] or "")
                if verdict:
                    reader.note(
                        say("what stands behind the name says that it is {in_words}.", in_words=_IN_WORDS[verdict])
                    )
                    yield verdict


def _is_question(heading: str) -> bool:
    return any(mark in heading for mark in "?？؟;")


# -- all rows -------------------------------------------------------------------------------------------


def _key_of(entry: ImportedSignatory) -> tuple[str, str]:
    return key_of(Signatory(name=entry.data.get("name", ""), organization=entry.data.get("organization", "")))


def _with_strictest_answers(entries: Sequence[ImportedSignatory], notes: ImportNotes) -> list[ImportedSignatory]:
    """Return the entries with the strictest answer of each signatory: who answered twice is protected by both
    answers."""
    marks: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        marks.setdefault(_key_of(entry), set()).add(_mark_of(entry.data))
    return [_with_mark(entry, marks[_key_of(entry)], notes) for entry in entries]


def _mark_of(data: Mapping[str, Any]) -> str:
    return "withdrawn" if data.get("withdrawn") else "withheld" if data.get("withheld") else ""


def _with_mark(entry: ImportedSignatory, marks: set[str], notes: ImportNotes) -> ImportedSignatory:
    strictest = "withdrawn" if "withdrawn" in marks else "withheld" if "withheld" in marks else ""
    if _mark_of(entry.data) == strictest or is_anonymous(str(entry.data.get("name", ""))):
        return entry
    notes.add(
        say("another row of the same signatory says {strictest}, and that holds for both.", strictest=strictest),
        entry.row,
        entry.sheet,
    )
    data = {name: value for name, value in entry.data.items() if name not in ("withheld", "withdrawn")}
    return ImportedSignatory({**data, strictest: True}, entry.sheet, entry.row)


def _without_repeats(entries: Sequence[ImportedSignatory], notes: ImportNotes) -> list[ImportedSignatory]:
    """Return the entries without those that an earlier sheet has."""
    first: dict[tuple[Any, ...], str] = {}
    kept = []
    for entry in entries:
        name, organization = _key_of(entry)
        places = tuple(entry.data.get("places", ()))
        anonymous = is_anonymous(str(entry.data.get("name", "")))
        same = (name, organization, places) if organization or places else None
        if same and not anonymous and first.setdefault(same, entry.sheet) != entry.sheet:
            notes.add(
                say("stands on sheet ‘{first}’ too, and was taken once.", first=first[same]), entry.row, entry.sheet
            )
        else:
            kept.append(entry)
    return kept


def _note_duplicates(entries: Sequence[ImportedSignatory], notes: ImportNotes, sheets: int) -> None:
    people = [
        Signatory(**{**entry.data, "places": tuple(entry.data.get("places", ())), "signed": None}) for entry in entries
    ]
    pairs = [*find_duplicates(people)]
    for later, earlier in pairs[:_PAIRS]:
        rows = " and ".join(
            _rows_in_words([entries[index].row], entries[index].sheet if sheets > 1 else "").lower()
            for index in (earlier, later)
        )
        notes.plain.append(
            say("{rows}{rows_2} may be one signatory: look, and take one out.", rows=rows[:1].upper(), rows_2=rows[1:])
        )
    if len(pairs) > _PAIRS:
        notes.plain.append(
            say(
                "{number} more rows may be signatories that stand above: see `letterkit check`.",
                number=len(pairs) - _PAIRS,
            )
        )

"""Reading a table of signatories, in two steps: what it says, and who is imported from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from letterkit.errors import LetterkitError
from letterkit.languages.normal_form import fold
from letterkit.people.cells import clean_cell
from letterkit.people.columns import ALSO, MAPPED
from letterkit.people.consent import VERDICTS, Verdict
from letterkit.people.interpretation import (
    Choices,
    Column,
    InterpretedTable,
    OpenQuestion,
    heading_score,
    interpret,
    is_taken,
    open_questions,
)
from letterkit.people.sheets import TableRow, TableSheet, within_limits
from letterkit.people.signatories import ImportedSignatory, ImportNotes, import_signatories
from letterkit.people.tables import sheets_of
from letterkit.wording import say, say_count, say_list, say_worded, worded

PRINTED: Final = 3
_LINE: Final = 100
_PASTED: Final = Path("what was pasted")
_AS: Final = {
    "name": worded("name"),
    "title": worded("title"),
    "organization": worded("organisation"),
    "city": worded("city"),
    "country": worded("country"),
    "group": worded("group"),
    "capacity": worded("capacity"),
    "given": worded("given name"),
    "family": worded("family name"),
    "signed": worded("day of signature"),
    "publish": worded("consent: yes means that the name may be printed"),
    "withheld": worded("consent: yes means that the name is not printed"),
    "withdrawn": worded("yes means that the signature was taken back"),
    "status": worded("whether the signature stands"),
    "either": worded("consent, in words"),
    "unsure": worded("consent, but to what is not known: no name is printed"),
}
_LEFT: Final = {
    "contact": worded("a person to ask, who does not sign"),
    "contact-post": worded("the post of a person to ask, who does not sign"),
    "elsewhere": worded("consent to something else"),
    "hidden": worded("hidden in the table"),
}


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as it is interpreted. Who signs is known once no question is open."""

    path: Path
    tables: tuple[InterpretedTable, ...]
    questions: tuple[OpenQuestion, ...] = ()
    imported: tuple[ImportedSignatory, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def signatories(self) -> tuple[dict[str, Any], ...]:
        """Return the signatories as a draft has them."""
        return tuple(entry.data for entry in self.imported)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the headings of the columns that stay behind."""
        columns = (column for table in self.tables for column in table.columns)
        return tuple(dict.fromkeys(column.heading for column in columns if column.heading and not is_taken(column)))


def read_table(path: Path, choices: Choices | None = None, encoding: str = "") -> TableReading:
    """Return what a table says, with its signatories where all of it is clear.

    Raises UnreadableTable with the file, the row and what to do.
    """
    choices = choices or Choices()
    sheets = sheets_of(path, heading_score, encoding, lambda sheet: _sample(sheet, choices, path))
    return _read(sheets, choices, path)


def read_rows(rows: Sequence[Sequence[str]], choices: Choices | None = None) -> TableReading:
    """Return what rows say that were pasted, as `read_table` does for a file. Raises UnreadableTable."""
    numbered = (TableRow(number, tuple(map(clean_cell, row))) for number, row in enumerate(rows, 1))
    return _read((TableSheet(within_limits(numbered, _PASTED)),), choices or Choices(), _PASTED)


def _read(sheets: Sequence[TableSheet], choices: Choices, path: Path) -> TableReading:
    tables, left = interpret(sheets, choices, path)
    questions = open_questions(tables, choices)
    if questions:
        return TableReading(path, tables, questions, (), left)
    notes = ImportNotes()
    people = import_signatories(tables, choices, path, notes)
    return TableReading(path, tables, (), people, (*left, *notes.lines(len(tables))))


def _sample(sheet: TableSheet, choices: Choices, path: Path) -> str:
    """Return a line with letters beyond ASCII that may be shown, empty if there is none. It is nobody's who is
    withheld."""
    headings = next((row.cells for row in sheet.rows if heading_score(row.cells)), ())
    named = ", ".join(cell for cell in headings if not cell.isascii())
    read = _read((sheet,), choices, path)
    lines = (
        signatory_line(entry) for entry in read.signatories if not (entry.get("withheld") or entry.get("withdrawn"))
    )
    return (next((line for line in lines if not line.isascii()), "") or named)[:60]


# -- what a person has said ---------------------------------------------------------------------------


def parse_choices(
    maps: Sequence[str],
    answers: Sequence[str] = (),
    sheets: Sequence[str] = (),
    hidden: bool = False,
    headings: bool = True,
) -> Choices:
    """Return what was typed as `B=organization` and `maybe=withheld`. Raises LetterkitError for what is neither."""
    columns = dict(_pair(typed, "--map", _field) for typed in maps)
    verdicts = dict(_pair(typed, "--answer", _verdict) for typed in answers)
    return Choices(columns, verdicts, tuple(sheets), hidden, headings)


def _pair(typed: str, option: str, meant: Any) -> tuple[str, Any]:
    name, equals, value = typed.rpartition("=")
    if not equals or not name.strip():
        raise LetterkitError(
            say("‘{typed}’ does not say what is meant.", typed=typed),
            hint=say(
                'Write {option} "{words}=what it is".',
                option=option,
                words="Heading or letter" if option == "--map" else "Answer",
            ),
        )
    return fold(name), meant(value)


def _field(typed: str) -> str:
    name = fold(typed)
    name = ALSO.get(name, name)
    if name not in MAPPED:
        raise LetterkitError(
            say("A column cannot be ‘{typed}’.", typed=typed), hint=say("It can be: {mapped}.", mapped=say_list(MAPPED))
        )
    return name


def _verdict(typed: str) -> Verdict:
    name = fold(typed)
    name = {"yes": "publish", "no": "withheld", "none": "unsigned", "anonymous": "withheld"}.get(name, name)
    verdict = next((known for known in VERDICTS if known == name), None)
    if verdict is None:
        raise LetterkitError(
            say("An answer cannot mean ‘{typed}’.", typed=typed),
            hint=say("It can mean: {verdicts}.", verdicts=say_list(VERDICTS)),
        )
    return verdict


# -- what is shown --------------------------------------------------------------------------------------


def signatory_line(signatory: Mapping[str, Any]) -> str:
    """Return a signatory as a list of them has it. Call it for nobody whose name is withheld."""
    name, organization = str(signatory.get("name", "")), str(signatory.get("organization", ""))
    post = ", ".join(part for part in (signatory.get("title", ""), organization if name else "") if part)
    if signatory.get("capacity") == "personal":
        post = say("{post} (in a personal capacity)", post=post).strip()
    text = ", ".join(part for part in (name or organization, post) if part)
    places = "; ".join(signatory.get("places", ()))
    return f"{text} ({places})" if places else text


def describe_columns(reading: TableReading) -> Iterator[str]:
    """Return lines that say which column is taken for what, and which stay behind."""
    for table in reading.tables:
        heading = say("headings in row {row}", row=table.row) if table.row else say("no headings")
        yield (
            say("Sheet ‘{name}’, {heading}:", name=table.sheet.name, heading=heading)
            if len(reading.tables) > 1
            else f"{heading[:1].upper()}{heading[1:]}:"
        )
        for column in table.columns:
            if is_taken(column):
                yield f"  {column.letter} ‘{column.heading}’ → {column_words(column)}"
        behind = [
            f"‘{column.heading}’{_reason(column)}"
            for column in table.columns
            if column.heading and not is_taken(column)
        ]
        if behind:
            yield ("  " + say("Stays behind: {behind}", behind=say_list(behind)))


def _reason(column: Column) -> str:
    return f" ({say_worded(_LEFT[column.field])})" if column.field in _LEFT else ""


def field_words() -> tuple[tuple[str, str], ...]:
    """Return what a column may be said to be, each with words for it."""
    fields = (field for field in MAPPED if field != "none")
    return (*((field, say_worded(_AS[field])) for field in fields), ("none", say("stays behind")))


def column_words(column: Column) -> str:
    """Return what a column is taken for, in words."""
    return say_worded(_AS[column.field]) if is_taken(column) else f"{say('stays behind')}{_reason(column)}"


def describe_people(reading: TableReading) -> Iterator[str]:
    """Return the first signatories as they will print, and how many there are; those withheld are counted."""
    named = [entry for entry in reading.signatories if not (entry.get("withheld") or entry.get("withdrawn"))]
    if named:
        yield say("As they will print:")
        yield from (f"  {signatory_line(entry)[:_LINE]}" for entry in named[:PRINTED])
    yield count_line(reading.signatories)


def count_line(signatories: Sequence[Mapping[str, Any]]) -> str:
    """Return how many sign, of what kind, and how many of them are not named."""
    marks = Counter(
        "withdrawn" if signatory.get("withdrawn") else "withheld" if signatory.get("withheld") else kind(signatory)
        for signatory in signatories
    )
    parts = (
        say_count("{count} organisation", "{count} organisations", marks["organization"]),
        say_count("{count} person", "{count} persons", marks["individual"]),
        say_count("{count} name withheld", "{count} names withheld", marks["withheld"]),
        say_count("{count} withdrawn", "{count} withdrawn", marks["withdrawn"]),
    )
    counts = (marks["organization"], marks["individual"], marks["withheld"], marks["withdrawn"])
    listed = say_list(part for part, count in zip(parts, counts, strict=True) if count)
    if not signatories:
        return say("no signatories: {listed}", listed=listed)
    return say_count("{count} signatory: {listed}", "{count} signatories: {listed}", len(signatories), listed=listed)


def kind(signatory: Mapping[str, Any]) -> str:
    """Return whether an organisation signs or an individual."""
    capacity = signatory.get("capacity")
    if capacity:
        return "organization" if capacity == "organization" else "individual"
    return "individual" if signatory.get("name") else "organization"

"""What a table says, as a value that can be shown and changed before anybody is imported from it.

Interpreting and importing are two steps: the first says which sheet, which row of headings, which column is what, and
what is not clear. Signatories are imported only when no question is open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from letterkit.errors import Problem, UnknownColumns
from letterkit.languages.normal_form import fold
from letterkit.people import columns
from letterkit.people.columns import FIELDS, NAMING, TOPICS
from letterkit.people.consent import Verdict, explicit_verdict, is_yes_or_no, verdict
from letterkit.people.sheets import MAX_COLUMNS, TableRow, TableSheet, column_letter, table_error
from letterkit.people.words import words_of
from letterkit.wording import say, say_worded, worded

_BEFORE_HEADINGS: Final = 30
"""Rows in which the headings are looked for: some tables have a title and a note above them."""
_LETTER: Final = re.compile(r"[A-Za-z]{1,2}")
_SHOWN: Final = 60
_ASKED: Final = 5
_FEW: Final = 8
"""Different answers up to which a column without a known heading may be one of answers."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user has said about a table: fields by column (its letter or heading), verdicts by answer."""

    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Verdict] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    hidden: bool = False
    headings: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it is taken for: one of `FIELDS`, of `TOPICS`, or why it is left out: `private` …"""

    index: int
    heading: str
    field: str

    @property
    def letter(self) -> str:
        """Return the letter that a spreadsheet gives the column."""
        return column_letter(self.index)


def is_taken(column: Column) -> bool:
    """True for a column that says who signs, or whether a name may be printed."""
    return column.field in FIELDS or column.field in TOPICS


@dataclass(frozen=True, slots=True)
class InterpretedTable:
    """A sheet with its columns; `row` is that of the headings, 0 where there are none; `rows` those below."""

    sheet: TableSheet
    row: int
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    def of(self, *fields: str) -> Iterator[Column]:
        """Return the columns that are taken for one of these fields."""
        return (column for column in self.columns if column.field in fields)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that the user has to say: what a column is, or what an answer means."""

    column: Column
    answer: str
    question: str
    options: tuple[tuple[str, str], ...]
    """The possible answers, each with words for it."""

    @property
    def typed(self) -> str:
        """Return the option with which the question is answered on the command line."""
        values = "|".join(value for value, _ in self.options)
        if self.answer:
            return f'--answer "{self.answer}={values}"'
        return f'--map "{self.column.heading or self.column.letter}={values}"'


COLUMN_OPTIONS: Final = (
    ("unsure", worded("I do not know yet: no name of this table is printed")),
    ("publish", worded("yes means that the name may be printed")),
    ("withheld", worded("yes means that the name is not printed")),
    ("withdrawn", worded("yes means that the person no longer signs")),
    ("none", worded("it says nothing about that")),
)
"""What a column may mean. The first is what Enter takes, so it is the one that nobody can be hurt by."""
ANSWER_OPTIONS: Final = (
    ("withheld", worded("the name is not printed")),
    ("publish", worded("the name may be printed")),
    ("withdrawn", worded("the person no longer signs")),
    ("unsigned", worded("the person has not signed")),
)


def heading_score(cells: Sequence[str]) -> int:
    """Return how many cells of a row are headings that are understood; 0 for a row that names nobody."""
    fields = columns.fields_of([cell if len(cell) < 200 else "" for cell in cells])
    return sum(field != "unknown" for field in fields.values()) if {*NAMING} & {*fields.values()} else 0


def interpret(
    sheets: Sequence[TableSheet], choices: Choices, path: Path
) -> tuple[tuple[InterpretedTable, ...], tuple[str, ...]]:
    """Return the sheets that have signatories, and lines about those that are left out. Raises UnreadableTable."""
    known = [sheet for sheet in sheets if sheet.rows]
    wanted = _chosen_sheets(known, choices, path)
    tables, left = [], []
    for sheet in known:
        if sheet not in wanted:
            left.append(_left_sheet(sheet, choices))
            continue
        table = _table(sheet, choices)
        if table is not None:
            tables.append(table)
        else:
            left.append(
                say("Sheet ‘{name}’ has no column of names or organisations, and was left out.", name=sheet.name)
            )
    if not tables:
        raise _nothing_understood(wanted, path)
    _check_columns(tables, choices, path)
    return tuple(tables), tuple(left)


def _chosen_sheets(sheets: Sequence[TableSheet], choices: Choices, path: Path) -> list[TableSheet]:
    if not choices.sheets:
        return [sheet for sheet in sheets if choices.hidden or not sheet.hidden]
    names = {fold(name) for name in choices.sheets}
    missing = [name for name in choices.sheets if fold(name) not in {fold(sheet.name) for sheet in sheets}]
    if missing:
        listed = ", ".join(f"‘{sheet.name}’" for sheet in sheets)
        raise table_error(
            say("This workbook has no sheet ‘{missing}’ with anything in it.", missing=missing[0]),
            say("There are: {listed}.", listed=listed),
            path,
        )
    return [sheet for sheet in sheets if fold(sheet.name) in names]


def _left_sheet(sheet: TableSheet, choices: Choices) -> str:
    if sheet.hidden and not choices.sheets:
        return say("Sheet ‘{name}’ is hidden, and was left out.", name=sheet.name)
    return say("Sheet ‘{name}’ was left out.", name=sheet.name)


def _table(sheet: TableSheet, choices: Choices) -> InterpretedTable | None:
    heading = _heading(sheet, choices)
    if heading is None:
        return None
    if heading < 0:
        texts: tuple[str, ...] = ("",) * max(len(row.cells) for row in sheet.rows)
    else:
        texts = sheet.rows[heading].cells
    rows = [row.cells for row in sheet.rows[heading + 1 :]]
    fields = columns.without_posts_of_contacts(columns.with_posts_for_capacities(columns.fields_of(texts), rows))
    interpreted = [
        Column(index, text, _chosen_field(index, text, choices) or fields.get(index, "unknown"))
        for index, text in enumerate(texts[:MAX_COLUMNS])
    ]
    if not choices.hidden:
        interpreted = [_if_hidden(column, sheet, choices) for column in interpreted]
    number = sheet.rows[heading].number if heading >= 0 else 0
    return InterpretedTable(sheet, number, tuple(interpreted), sheet.rows[heading + 1 :])


def _heading(sheet: TableSheet, choices: Choices) -> int | None:
    """Return the index of the row of headings: -1 if there is none and the columns are chosen, None if nothing fits."""
    by_letter = any(_LETTER.fullmatch(name) for name in choices.columns)
    if not choices.headings:
        return -1 if by_letter else None
    weights = [heading_score(row.cells) + _chosen_headings(row, choices) for row in sheet.rows[:_BEFORE_HEADINGS]]
    if max(weights):
        return weights.index(max(weights))
    return 0 if by_letter else None


def _chosen_headings(row: TableRow, choices: Choices) -> int:
    return sum(fold(cell) in choices.columns for cell in row.cells if len(cell) > 2)


def _chosen_field(index: int, heading: str, choices: Choices) -> str:
    by_heading = choices.columns.get(fold(heading), "") if heading else ""
    return by_heading or choices.columns.get(column_letter(index).casefold(), "")


def _if_hidden(column: Column, sheet: TableSheet, choices: Choices) -> Column:
    """Return a hidden column as one that is left out, unless it says who must not be named."""
    if (
        column.index in sheet.hidden_columns
        and column.field in FIELDS
        and not _chosen_field(column.index, column.heading, choices)
    ):
        return Column(column.index, column.heading, "hidden")
    return column


def _nothing_understood(sheets: Sequence[TableSheet], path: Path) -> Exception:
    shown = [cell[:40] for sheet in sheets[:1] for row in sheet.rows[:1] for cell in row.cells if cell][:_FEW]
    if not shown:
        return table_error(
            say("This table is empty."),
            say("Give its columns headings such as: {usual_headings}.", usual_headings=columns.usual_headings()),
            path,
        )
    listed = ", ".join(f"‘{cell}’" for cell in shown)
    problem = Problem(
        say("No column of this table is understood; it has {listed}.", listed=listed),
        say(
            "Give its columns headings such as: {usual_headings}. Or say what they are: --map A=name",
            usual_headings=columns.usual_headings(),
        ),
        str(path),
    )
    return UnknownColumns(problem, tuple(row.cells for row in sheets[0].rows))


def _check_columns(tables: Sequence[InterpretedTable], choices: Choices, path: Path) -> None:
    names = {fold(column.heading) for table in tables for column in table.columns}
    names |= {column.letter.casefold() for table in tables for column in table.columns}
    missing = next((name for name in choices.columns if name not in names), None)
    if missing is not None:
        listed = ", ".join(f"{column.letter} ‘{column.heading}’" for column in tables[0].columns if column.heading)
        raise table_error(
            say("This table has no column ‘{missing}’.", missing=missing),
            say("There are: {listed}.", listed=listed),
            path,
        )


# -- what is not clear ----------------------------------------------------------------------------------


def open_questions(tables: Sequence[InterpretedTable], choices: Choices) -> tuple[OpenQuestion, ...]:
    """Return what may be about the printing of names and is not understood, each once."""
    questions: dict[tuple[str, str], OpenQuestion] = {}
    for table in tables:
        for column in table.columns:
            for question in _unclear_in(table, column, choices):
                questions.setdefault(
                    (fold(column.heading) if not question.answer else "", fold(question.answer)), question
                )
    return tuple(questions.values())


def _unclear_in(table: InterpretedTable, column: Column, choices: Choices) -> Iterator[OpenQuestion]:
    answers = Counter(row.cell(column.index) for row in table.rows if row.cell(column.index))
    if column.field in TOPICS:
        unknown = [answer for answer in answers if meaning(column, answer, choices) is None]
        if unknown and (
            (len(unknown) * 2 > len(answers) and column.field != "status" and len(answers) > 1)
            or column.field == "either"
        ):
            yield _column_question(column)
        else:
            yield from (_answer_question(table, column, answer) for answer in unknown[:_ASKED])
    elif _is_like_consent(column, answers) and not _chosen_field(column.index, column.heading, choices):
        yield _column_question(column)


def _is_like_consent(column: Column, answers: Mapping[str, int]) -> bool:
    """Return True for a column that holds nothing but yes, no and words about being named: ‘Signed?’ is no day then."""
    if column.field not in ("unknown", "signed") or not 0 < len(answers) <= _FEW:
        return False
    return all(explicit_verdict(answer) or is_yes_or_no(answer) for answer in answers)


def _column_question(column: Column) -> OpenQuestion:
    name = f"‘{column.heading}’" if column.heading else say("without a heading")
    return OpenQuestion(
        column,
        "",
        say(
            "Column {letter} {name} may be about whether names are printed, and is not understood.",
            letter=column.letter,
            name=name,
        ),
        tuple((value, say_worded(words)) for value, words in COLUMN_OPTIONS),
    )


def _answer_question(table: InterpretedTable, column: Column, answer: str) -> OpenQuestion:
    row = next(row for row in table.rows if row.cell(column.index) == answer)
    named = {word for naming in table.of(*NAMING, "given") for word in words_of(row.cell(naming.index))}
    shown = "" if named & {*words_of(answer)} else f" ‘{answer[:_SHOWN]}’"  # it may name who must not be named
    return OpenQuestion(
        column,
        answer,
        say(
            "Row {number}: the answer{shown} under ‘{heading}’ is not understood.",
            number=row.number,
            shown=shown,
            heading=column.heading,
        ),
        tuple((value, say_worded(words)) for value, words in ANSWER_OPTIONS),
    )


def meaning(column: Column, answer: str, choices: Choices) -> Verdict | None:
    """Return what an answer in a column of consent means: as it was chosen, otherwise as its words say. As long as
    nobody knows what was asked there, no answer lets a name be printed."""
    chosen = choices.answers.get(fold(answer))
    if chosen or column.field != "unsure":
        return chosen or verdict(column.field, answer)
    said = explicit_verdict(answer)
    return said if said in ("withdrawn", "unsigned") else "withheld"

"""What the columns of a table of signatories are: asked where none is understood, and said otherwise by a person.

Where no heading is understood, the first column is asked about: whether organisations or persons stand in it cannot be
seen. The others are guessed from that and from what stands in them, and shown before anything is taken over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from letterkit.interview.table_in_hand import TableQuestion
from letterkit.interview.table_options import Options, with_option
from letterkit.languages import states
from letterkit.people.columns import MAPPED, TOPICS
from letterkit.people.sheets import column_letter
from letterkit.questions.answers import shorten
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.people.interpretation import Column, InterpretedTable
    from letterkit.people.table_files import TableReading

WHO: Final = "who"
"""What the question about the first column is about; its number follows, with what the other columns may be."""
HEADINGS: Final = "headings"
PASSED: Final = "passed"
"""The option that names the columns which nobody stands in."""
_WITHOUT: Final = "no-headings"
_SHOWN: Final = 40
_NAMED: Final = 3
_POSTS: Final = {1: ("organization",), 2: ("title", "organization")}
"""What stands behind the name of a person, in so many columns."""

Rows = Sequence[Sequence[str]]


# -- a table without headings ---------------------------------------------------------------------------


def question_about_first_column(rows: Rows, passed: Sequence[str] = ()) -> TableQuestion:
    """Return the question who stands in the first column that does not only count the rows and was not passed over, by
    its letter. What the columns behind it are taken for stands behind it."""
    width = max(map(len, rows))
    texts = [[row[index] if index < len(row) else "" for row in rows] for index in range(width)]
    filled = [index for index in range(width) if any(texts[index]) and not _counts(texts[index])]
    first, *others = [index for index in filled if column_letter(index) not in passed] or filled or [0]
    kinds = [f"{column_letter(index)}={'country' if _are_states(texts[index]) else ''}" for index in others]
    named = "; ".join(shorten(text, _SHOWN) for text in texts[first][:_NAMED] if text)
    options = [
        ("organization", say("organisations")),
        ("name", say("persons")),
        ("organization-below", say("organisations, below a line of headings")),
        ("name-below", say("persons, below a line of headings")),
    ]
    if others:
        options.append((PASSED, say("neither: it stays behind")))
    letter = column_letter(first)
    return TableQuestion(
        ":".join((WHO, letter, *kinds)),
        say("No heading is understood. Who stands in column {letter} ({names})?", letter=letter, names=named),
        tuple(options),
    )


def _counts(texts: Sequence[str]) -> bool:
    return all(text.strip().rstrip(".)").isdecimal() for text in texts if text)


def _are_states(texts: Sequence[str]) -> bool:
    """True if most of the words of a column are names of States."""
    words = Counter(text.strip() for text in texts if text.strip())
    known = sum(count for text, count in words.items() if states.named(text))
    return bool(words) and 2 * known > words.total()


def _guessed(kinds: Sequence[str], first: str) -> Iterator[str]:
    """Yield what each column behind the first one is: `B=country`. What stands beside organisations is not guessed."""
    pairs = [kind.partition("=") for kind in kinds]
    open_ = [letter for letter, _, kind in pairs if not kind]
    posts = dict(zip(open_, _POSTS.get(len(open_), ()), strict=False)) if first == "name" else {}
    for letter, _, kind in pairs:
        if field := kind or posts.get(letter, ""):
            yield f"{letter}={field}"


# -- what a person says ---------------------------------------------------------------------------------


def with_answer(options: Options, question: TableQuestion, value: str, reading: TableReading | None) -> Options:
    """Return the options with an answer to a question about a table."""
    option, _, name = question.about.partition(":")
    if option == WHO:
        letter, *kinds = name.split(":")
        if value == PASSED:
            return with_option(options, PASSED, letter)
        field, _, below = value.partition("-")
        for said in (f"{letter}={field}", *_guessed(kinds, field)):
            options = with_option(options, "map", said)
        return options if below else {**options, _WITHOUT: ()}
    if option == HEADINGS and value == "yes":
        return {name: values for name, values in options.items() if name != _WITHOUT}
    if option == HEADINGS:
        return _without_headings(options, reading)
    return with_option(options, option, f"{name}={value}" if name else value)


def _without_headings(options: Options, reading: TableReading | None) -> Options:
    """Return the options with the first row as a signatory; the columns stay what they were."""
    columns = (column for table in (reading.tables if reading else ()) for column in table.columns)
    for column in columns:
        options = with_option(options, "map", f"{column.letter}={column.field if _can_be_said(column) else 'none'}")
    return {**options, _WITHOUT: ()}


def _can_be_said(column: Column) -> bool:
    return column.field in MAPPED


# -- what is shown --------------------------------------------------------------------------------------


def table_settings(reading: TableReading) -> tuple[TableQuestion, ...]:
    """Return what each column of a table is, and whether its first row is one of headings."""
    columns = [
        _column_setting(table, column)
        for table in reading.tables
        for column in table.columns
        if _is_used(table, column)
    ]
    has = any(table.row for table in reading.tables)
    headings, signatory = say("The first line holds headings"), say("The first line is a signatory")
    options = (("yes", headings), ("no", signatory))
    return (*columns, TableQuestion(HEADINGS, headings if has else signatory, options))


def _column_setting(table: InterpretedTable, column: Column) -> TableQuestion:
    from letterkit.people.table_files import column_words, field_words

    headings = Counter(other.heading for other in table.columns)
    key = column.heading if column.heading and headings[column.heading] == 1 else column.letter
    cells = () if any(table.of(*TOPICS)) else table.rows  # a name in them may be one that must not be shown
    like = column.heading or next((row.cell(column.index) for row in cells if row.cell(column.index)), "")
    words, field = f"‘{shorten(like, _SHOWN)}’", column_words(column)
    if like:
        text = say("Column {letter} ({words}): {field}", letter=column.letter, words=words, field=field)
    else:
        text = say("Column {letter}: {field}", letter=column.letter, field=field)
    return TableQuestion(f"map:{key}", text, field_words())


def _is_used(table: InterpretedTable, column: Column) -> bool:
    """True for a column that has a heading or anything in its cells."""
    return bool(column.heading) or any(row.cell(column.index) for row in table.rows)

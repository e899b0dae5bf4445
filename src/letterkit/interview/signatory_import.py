"""Signatories from a table into the letter: what is asked of the person, who is added, what was not taken over.

A table being read is a value (`TableInHand`): a face shows what it says, puts its questions one after another, and
takes the signatories over when nothing is left to ask.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from letterkit.disk import files
from letterkit.errors import LetterkitError, UncertainLetters
from letterkit.interview import moves
from letterkit.interview.draft_paths import put_value
from letterkit.interview.dropped_files import path_and_options
from letterkit.interview.form import Form, Position
from letterkit.interview.history import with_data
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question

if TYPE_CHECKING:
    from letterkit.people.interpretation import Choices
    from letterkit.people.table_files import TableReading
    from letterkit.people.updating import Update

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".ods")
ORDERS: Final = (
    ("none", "as they come"),
    ("name", "by name"),
    ("country", "by country"),
    ("kind", "organisations, then persons"),
)
_OPTIONS: Final = ("map", "answer", "sheet", "encoding", "removed", "changed", "sort")
_FLAGS: Final = ("hidden", "no-headings")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The form with the signatories, and lines that say what came of the table."""

    form: Form
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A question about a table, with what may be said, each with words for it."""

    about: str
    text: str
    options: tuple[tuple[str, str], ...]


Options = Mapping[str, tuple[str, ...]]
"""What was said with options, by their names."""


@dataclass(frozen=True)
class TableImport:
    """A table that is being read into a form. `reading` is None where its letters are not certain."""

    form: Form
    path: Path
    options: Options
    reading: TableReading | None
    encodings: tuple[tuple[str, str], ...] = ()
    usual: bool = True

    @cached_property
    def question(self) -> TableQuestion | None:
        """What has to be said before anybody is taken over; None where nothing has."""
        if self.reading is None:
            return TableQuestion(
                "encoding", "How does it read right? The table does not say how its letters are stored.", self.encodings
            )
        if self.reading.questions:
            first = self.reading.questions[0]
            about = f"answer:{first.answer}" if first.answer else f"map:{first.column.heading or first.column.letter}"
            return TableQuestion(about, first.question, first.options)
        return self._asked_of_missing()

    def _asked_of_missing(self) -> TableQuestion | None:
        made = self.update
        if not made.again or not made.missing or "removed" in self.options:
            return None
        listed = "; ".join(made.missing_lines)
        return TableQuestion(
            "removed",
            f"In the letter, and not in this table: {listed}.",
            (("keep", "they stay in the letter"), ("drop", "they are taken out")),
        )

    def answer(self, value: str) -> TableImport:
        """Return the table with an answer to what is asked. Raises Refused."""
        asked = self.question
        assert asked is not None
        option, _, name = asked.about.partition(":")
        said = f"{name}={value}" if name else value
        return _read(self.form, self.path, {**self.options, option: (*self.options.get(option, ()), said)}, self.usual)

    def sort_by(self, order: str) -> TableImport:
        """Return the table with the order in which all signatories are put."""
        return replace(
            self,
            options={**self.options, "sort": (*self.options.get("sort", ()), order)}
            if order != "none"
            else self.options,
        )

    def preview(self) -> tuple[str, ...]:
        """Return lines that say which column is taken for what, and the first signatories as they will print."""
        from letterkit.people.table_files import describe_columns, describe_people

        if self.reading is None:
            return ()
        people = describe_people(self.reading) if not self.reading.questions else ()
        return (*describe_columns(self.reading), *people)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out or changed, with its rows."""
        return self.reading.notes if self.reading else ()

    @cached_property
    def update(self) -> Update:
        """The letter's signatories with those of the table."""
        from letterkit.people.updating import update

        assert self.reading is not None
        question = _question(self.form)
        return update(
            self._with_usual().value(question) or [],
            self.reading.signatories,
            take_changes=self.options.get("changed", ("take",))[-1] != "keep",
        )

    def _with_usual(self) -> Form:
        assert self.reading is not None
        return _with_usual(self.form, _question(self.form), self.reading.signatories) if self.usual else self.form

    def take(self) -> ImportResult:
        """Take the signatories over. Raises Refused where nothing would change."""
        from letterkit.people.sorting import sort_signatories

        question, there, made = _question(self.form), self._with_usual(), self.update
        rows: Sequence[Mapping[str, Any]] = made.signatories
        if self.options.get("removed", ("",))[-1] == "drop":
            rows = made.without_missing()
        rows = sort_signatories(rows, self.options.get("sort", ("none",))[-1], self.form.draft.language)
        before = list(there.value(question) or [])
        if rows == before:
            raise Refused("Everybody in this table is in the letter already.")
        added = with_data(moves.go_to(there, Position(question.id)), put_value(there.data, question.path, rows))
        return ImportResult(replace(added, position=Position(question.id)), self._told(question, made, before))

    def _told(self, question: Question, made: Update, before: Sequence[Any]) -> tuple[str, ...]:
        assert self.reading is not None
        told = [f"{made.added} signatories were added." if made.added != 1 else "1 signatory was added."]
        if not self.form.is_answered(question) and before:
            told.insert(0, f"{_called(self.form.library.profile.signatory)}, who usually signs, stands first.")
        told += made.changed
        if made.missing and self.options.get("removed", ("",))[-1] == "drop":
            told.append(f"Taken out: {'; '.join(made.missing_lines)}.")
        if self.reading.left_out:
            told.append(f"Not taken over: {', '.join(self.reading.left_out)}.")
        return (*told, *self.reading.notes)


def open_table(form: Form, typed: str, usual: bool = True) -> TableImport:
    """Return the table that was typed, with options behind it, as it is understood. Raises Refused with what to do.

    The usual signatory of the profile, who stands filled in for the first one, comes before those of the table; with
    `usual` false the person took that name out.
    """
    _question(form)
    if not typed.strip():
        raise Refused("Which file?", "{Read table}.")
    path, words = path_and_options(typed)
    return _read(form, path, _given(words), usual)


def _question(form: Form) -> Question:
    question = next((each for each in form.questions if each.path == "signatories"), None)
    if question is None:
        raise Refused("This letter asks for no signatories.")
    return question


def _read(form: Form, path: Path, given: Options, usual: bool) -> TableImport:
    from letterkit.people.table_files import read_table

    try:
        reading = read_table(path, _choices(given), given.get("encoding", ("",))[-1])
    except UncertainLetters as error:
        return TableImport(form, path, given, None, error.offered, usual)
    except LetterkitError as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None
    return TableImport(form, path, given, reading, (), usual)


def _choices(given: Options) -> Choices:
    from letterkit.people.table_files import parse_choices

    return parse_choices(
        given.get("map", ()),
        given.get("answer", ()),
        given.get("sheet", ()),
        "hidden" in given,
        "no-headings" not in given,
    )


def _given(words: Sequence[str]) -> Options:
    """The options behind a file. Raises Refused for one that there is not."""
    given: dict[str, tuple[str, ...]] = {}
    waiting = ""
    for word in words:
        if waiting:
            given[waiting] = (*given.get(waiting, ()), word)
            waiting = ""
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or name not in (*_OPTIONS, *_FLAGS):
            known = ", ".join(f"--{each}" for each in (*_OPTIONS, *_FLAGS))
            raise Refused(f"‘{word}’ is nothing that can stand behind a table.", f"There are: {known}.")
        if name in _FLAGS:
            given[name] = ()
        elif equals:
            given[name] = (*given.get(name, ()), value)
        else:
            waiting = name
    if waiting:
        raise Refused(f"--{waiting} needs a word behind it.", 'For example: --map "Heading=organization".')
    _check(given)
    return given


def _check(given: Options) -> None:
    allowed = {"removed": ("keep", "drop"), "changed": ("take", "keep"), "sort": tuple(each for each, _ in ORDERS)}
    for name, values in allowed.items():
        wrong = next((each for each in given.get(name, ()) if each not in values), None)
        if wrong is not None:
            raise Refused(f"--{name} cannot be ‘{wrong}’.", f"It can be: {', '.join(values)}.")


def _with_usual(form: Form, question: Question, rows: Sequence[Mapping[str, Any]]) -> Form:
    """The form with the usual signatory of the profile as the first one, as Enter on each field that is filled in would
    take it; unchanged where somebody else signs first, or the table has that name."""
    profile, signing = form.library.profile.signatory, form.value(question) or []
    called = _called(profile)
    if not called or any(_called(each) == called for each in rows):
        return form
    if not signing:
        taken = moves.go_to(form, Position(question.id, 0, question.fields[0].id))
    elif _called(signing[0]) == called and form.position.question == question.id and form.position.item == 0:
        taken = form
    else:
        return form
    try:
        while taken.position.item == 0:
            taken = moves.answer(taken, taken.current_text)
    except Refused:
        return form
    return taken


def _called(signatory: Mapping[str, Any]) -> str:
    """Whom a signatory names."""
    return str(signatory.get("name") or signatory.get("organization") or "")


def parse_option(asked: TableQuestion, typed: str) -> str:
    """Return the option that was typed, by its number or its word. Raises Refused."""
    text = typed.strip().casefold()
    values = [value for value, _ in asked.options]
    if text.isdecimal() and 1 <= int(text) <= len(values):
        return values[int(text) - 1]
    found = [value for value in values if value.casefold() == text] or [
        value for value in values if text and value.startswith(text)
    ]
    if len(found) != 1:
        raise Refused(f"‘{typed.strip()}’ is not one of them.", f"Type a number from 1 to {len(values)}, or a command.")
    return found[0]


def resolve(table: TableImport, ask: Callable[[TableQuestion], str | None]) -> TableImport | None:
    """Put the questions about a table until there are none; None where the person leaves."""
    while question := table.question:
        value = ask(question)
        if value is None:
            return None
        table = table.answer(value)
    return table


def find_tables(*folders: Path) -> list[Path]:
    """Return the tables that lie in some folders, by name; a folder that cannot be read has none."""
    found: dict[Path, Path] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            tables = sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS and each.is_file())
            for each in tables:
                found.setdefault(files.real_path(each), each)
    return list(found.values())

"""From `parties/<id of the norm>.yaml` to a PartyTable; everything that is wrong is told with its place.

Shipped tables are compared with their norms by the tests; those of other folders when they are read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

from letterkit.errors import Problem, did_you_mean
from letterkit.languages import states
from letterkit.norms.norm import Norm
from letterkit.norms.parties import PartyTable, Standing, period
from letterkit.wording import say
from letterkit.yaml.row_files import DATA, raise_if_any, read_mapping, yaml_files
from letterkit.yaml.rows import DataRow

_DATE: Final = re.compile(r"\d{4}(?:-\d{2}-\d{2})?")
_MOST_HINTS: Final = 20
_AS_OF: Final = re.compile(r"\d{4}(?:-(?!00)\d{2}){0,2}")
_LONGEST_SHOWN: Final = 40


class Norms(Protocol):
    """The part of the norms library that tables of parties name."""

    @property
    def ids(self) -> tuple[str, ...]: ...
    def find(self, name: str) -> Norm | None: ...
    def __contains__(self, name: object) -> bool: ...


class PartyTables:
    """The tables of parties of the shipped library and of further folders, where a later one replaces an earlier one.

    A table is read when it is asked for; what is wrong in it then raises InvalidLibrary with file, line and remedy.
    `today` is the day after which nothing can have been checked.
    """

    def __init__(self, norms: Norms, folders: Sequence[Path] = (), today: dt.date | None = None) -> None:
        self._norms = norms
        self._folders = folders
        self._today = today
        self._read: dict[str, PartyTable | None] = {}

    @cached_property
    def _files(self) -> Mapping[str, Path]:
        files = {file.stem: file for file in yaml_files(DATA, "parties")}
        problems: list[Problem] = []
        for folder in self._folders:
            for file in yaml_files(folder, "parties"):
                if file.stem not in self._norms:
                    problems.append(_unknown_norm(file, self._norms))
                files[file.stem] = file
        raise_if_any(problems)
        return dict(sorted(files.items()))

    @property
    def ids(self) -> tuple[str, ...]:
        """The norms that have a table, by their ids. Raises InvalidLibrary."""
        return tuple(self._files)

    def table(self, norm: str) -> PartyTable | None:
        """Return the table of a norm, or None if there is none. Raises InvalidLibrary."""
        if norm not in self._read:
            file = self._files.get(norm)
            self._read[norm] = self._load(norm, file) if file else None
        return self._read[norm]

    def _load(self, norm: str, file: Path) -> PartyTable:
        if file.parent == DATA / "parties":
            return read_table(file, tested=True)
        return read_table(file, self._norms.find(norm), self._today or dt.date.today())

    def standing(self, norm: str, state: str, day: dt.date | None = None) -> Standing:
        """Return whether a State, by its code, has accepted a norm by a day; without one, by the day of the table."""
        table = self.table(norm)
        return table.standing(state, day) if table else Standing(norm, state, "unknown", "no-table")

    def accepted_by(self, state: str, day: dt.date | None = None) -> tuple[Standing, ...]:
        """Return what every table says of a State, in the order of the ids."""
        return tuple(self.standing(norm, state, day) for norm in self.ids)


def _unknown_norm(file: Path, norms: Norms) -> Problem:
    message = say(
        "There is no norm ‘{stem}’ in the library, after which this table of parties is named.",
        stem=file.stem,
    )
    hint = did_you_mean(file.stem, norms.ids) or say("Name the file after the id of the treaty: parties/iccpr.yaml.")
    return Problem(message, hint, str(file), 1, 1)


def read_table(
    file: Path, norm: Norm | None = None, today: dt.date | None = None, *, tested: bool = False
) -> PartyTable:
    """Return the table of a file. Raises InvalidLibrary with everything that is wrong in it.

    With its norm, no State may have accepted it before it was adopted; with `today`, nothing may come after that day.
    In a table that the tests have looked at, States and days are taken as they are.
    """
    problems: list[Problem] = []
    row = read_mapping(file, problems)
    table = _TableReader(row, norm, today, tested=tested).table(file)
    raise_if_any(problems)
    return table


class _TableReader:
    """Reads one table; each method notes what is wrong in the problems of the row."""

    def __init__(self, row: DataRow, norm: Norm | None, today: dt.date | None, *, tested: bool) -> None:
        self._row = row
        self._tested = tested
        self._unknown = 0
        self._norm = norm
        self._today = today
        self._as_of = self._read_as_of()

    def table(self, file: Path) -> PartyTable:
        row = self._row
        parties = self._dates("parties")
        table = PartyTable(
            norm=self._named_norm(file),
            as_of=self._as_of,
            checked=self._checked(),
            source=row.texts("source", required=True),
            complete=row.flag("complete"),
            open_to=self._open_to(),
            parties=parties,
            left=self._left(),
            leaving=self._dates("leaving", future=True),
            signed=self._dates("signed"),
            will_not_join=self._codes("will_not_join"),
            by_succession=self._codes("by_succession"),
            unconfirmed=self._codes("unconfirmed"),
            notes=self._notes(),
            file=str(file),
        )
        if not table.parties and not row.problems:
            row.report(
                say("The table has no parties."), say("Write `parties:` and below it lines such as `  UG: 1995-06-21`.")
            )
        self._check_lists(table)
        row.report_unknown_keys()
        return table

    def _named_norm(self, file: Path) -> str:
        name = self._row.text("norm", required=True)
        if name and name != file.stem:
            message = say("The table is for ‘{name}’, and the file is named ‘{stem}’.", name=name, stem=file.stem)
            self._row.report(
                message, say("Write `norm: {stem}`, or name the file {name}.yaml.", stem=file.stem, name=name), "norm"
            )
        return file.stem

    # -- days ---------------------------------------------------------------------------------------

    def _read_as_of(self) -> str:
        text = self._scalar("as_of")
        if not text:
            self._row.text("as_of", required=True)
            return ""
        if not _AS_OF.fullmatch(text) or not _is_day(text):
            self._row.report(
                say("‘{text}’ is not a day, month or year.", text=text),
                say("Write 2026-02-03, 2026-02 or 2026."),
                "as_of",
            )
            return ""
        if self._today and period(text)[0] > self._today:
            self._row.report(
                say("The day of the table, {text}, has not come yet.", text=text), say("Check the year."), "as_of"
            )
        return text

    def _scalar(self, key: str) -> str:
        self._row.known.append(key)
        return _text(self._row.data.get(key))

    def _checked(self) -> dt.date:
        checked = self._row.date("checked", required=True)
        if checked and self._as_of and checked < period(self._as_of)[0]:
            self._row.report(
                say("The table was checked before the day that it describes."), say("Check the two days."), "checked"
            )
        if checked and self._today and checked > self._today:
            self._row.report(
                say("The day of the check, {checked}, has not come yet.", checked=checked),
                say("Check the year."),
                "checked",
            )
        return checked or dt.date.min

    def _open_to(self) -> str:
        return self._row.choice("open_to", states.MEMBERSHIPS) if "open_to" in self._row.data else ""

    def _dates(self, key: str, *, future: bool = False) -> dict[str, str]:
        """Return a mapping from codes to days; those of `leaving` lie after the day of the table."""
        inner = self._row.mapping(key)
        if self._tested:
            return {code: _text(value) for code, value in inner.data.items()}
        dates: dict[str, str] = {}
        for code, value in inner.data.items():
            if self._is_state(inner, code):
                dates[code] = self._day(inner, value, code, future=future)
        return dates

    def _day(self, inner: DataRow, value: Any, *keys: str, future: bool = False) -> str:
        text = _text(value)
        if value is not None and not (_DATE.fullmatch(text) and _is_day(text)):
            shown = f"‘{text[:_LONGEST_SHOWN]}’" if text else "This"
            inner.report(
                say("{shown} is not a day or a year.", shown=shown),
                say("Write 1995-06-21, 1995, or ~ if it is not known."),
                *keys,
            )
            return ""
        if text:
            self._check_day(inner, text, keys, future=future)
        return text

    def _check_day(self, inner: DataRow, text: str, keys: tuple[str, ...], *, future: bool) -> None:
        first, last = period(text)
        if not future and self._as_of and first > period(self._as_of)[1]:
            message = say("{text} is after the day that the table describes ({as_of}).", text=text, as_of=self._as_of)
            inner.report(message, say("Check the date, or write a newer `as_of`."), *keys)
        adopted = self._norm.adopted if self._norm else None
        if adopted and last < adopted:
            message = say(
                "{text} is before the treaty was adopted ({adopted}).", text=text, adopted=adopted.isoformat()
            )
            inner.report(message, say("Check the date, and the treaty."), *keys)

    def _left(self) -> dict[str, tuple[str, str]]:
        inner = self._row.mapping("left")
        left: dict[str, tuple[str, str]] = {}
        for code in inner.data:
            if not self._is_state(inner, code):
                continue
            entry = inner.mapping(code)
            if not entry.data:
                continue
            days = [self._day(entry, entry.data.get(key), key) for key in ("since", "until")]
            entry.known += ["since", "until"]
            entry.report_unknown_keys()
            if "until" not in entry.data or (days[1] and len(days[1]) == len("2022")):
                inner.report(
                    say("From which day was it no party?"), say("Write {since: 2004-09-21, until: 2017-10-27}."), code
                )
            elif all(days) and period(days[1])[1] < period(days[0])[0]:
                inner.report(say("It left before it had joined."), say("Check the two dates."), code)
            left[code] = (days[0], days[1])
        return left

    # -- States -------------------------------------------------------------------------------------

    def _is_state(self, inner: DataRow, code: Any) -> bool:
        if states.is_code(code):
            return True
        self._report_unknown(inner, str(code), code)
        return False

    def _report_unknown(self, row: DataRow, code: str, *keys: str | int) -> None:
        self._unknown += 1  # looking for what was meant takes a while; in a file of something else it is of no use
        hint = states.code_hint(code) if self._unknown <= _MOST_HINTS else ""
        row.report(say("‘{code}’ is not the code of a State.", code=code), hint, *keys)

    def _codes(self, key: str) -> tuple[str, ...]:
        codes = self._row.texts(key)
        for index, code in enumerate(codes):
            if not states.is_code(code):
                self._report_unknown(self._row, code, key, index)
        return codes

    def _notes(self) -> dict[str, str]:
        inner = self._row.mapping("notes")
        return {code: inner.text(code) for code in inner.data if self._is_state(inner, code)}

    def _check_lists(self, table: PartyTable) -> None:
        """Note what the lists of a table say against one another."""
        for code, name in _in_both(table.signed, {"parties": table.parties, "left": table.left}):
            self._report_in_both("signed", name, code)
        for code, name in _in_both(table.left, {"parties": table.parties}):
            self._report_in_both("left", name, code)
        for code in set(table.leaving) - set(table.parties):
            hint = say("Write it under `parties` too; once it has left, under `left`.")
            self._row.report(say("‘{code}’ is leaving and is not among the parties.", code=code), hint, "leaving", code)
        self._check_listed("by_succession", table.by_succession, {*table.parties, *table.left})
        self._check_listed("unconfirmed", table.unconfirmed, {*table.parties, *table.left, *table.signed})
        self._check_listed("will_not_join", table.will_not_join, table.signed)

    def _report_in_both(self, key: str, other: str, code: str) -> None:
        message = say("‘{code}’ stands under `{key}` and under `{other}`.", code=code, key=key, other=other)
        self._row.report(message, say("Keep it in the one that is right."), key, code)

    def _check_listed(self, key: str, codes: Sequence[str], listed: Collection[str]) -> None:
        for index, code in enumerate(codes):
            if code not in listed and states.is_code(code):
                message = say(
                    "‘{code}’ is not among the {words}.",
                    code=code,
                    words="signatories" if key == "will_not_join" else "parties",
                )
                self._row.report(message, say("Write there what it has done, or take it out here."), key, index)


def _in_both(codes: Mapping[str, object], others: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for code in codes:
        yield from ((code, name) for name, other in others.items() if code in other)


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _is_day(text: str) -> bool:
    try:
        period(text)
    except ValueError:
        return False
    return True

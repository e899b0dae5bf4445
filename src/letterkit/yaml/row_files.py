"""Files of rows: shipped ones are cut into rows that are parsed when asked for, others are parsed whole.

A library folder (the shipped one, a user's, a project's) holds `norms/*.yaml`, `parties/*.yaml`, `bodies/*.yaml`,
`addresses.yaml`, `addresses/*.yaml` and `languages/*.yaml`, each of them optional. Parsing every shipped row takes
longer than a letter takes, so it is done row by row. Files from other folders are parsed at once, because nobody has
tested them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from letterkit.disk import files
from letterkit.errors import InvalidLibrary, Problem
from letterkit.wording import say
from letterkit.yaml import source
from letterkit.yaml.rows import DataRow
from letterkit.yaml.source import LIBRARY_BYTES, LIBRARY_NODES
from letterkit.yaml.tree import Tree, Unreadable

T = TypeVar("T")

DATA = Path(__file__).parents[1] / "data"
"""The library folder that comes with the program."""


class RowText(NamedTuple):
    """The text of one row of a shipped file, not parsed yet, and the line it starts on."""

    name: str
    text: str
    file: str
    line: int


class RowIndex(Generic[T]):
    """Rows by name: those of the shipped folder, then those of other folders, where a later folder replaces a row.

    `key` is the key that names a row, `files` lists the files of a folder that hold such rows. Nothing is read before
    the index is asked; each method then raises InvalidLibrary for a wrong row, with file and line.
    """

    def __init__(
        self, key: str, parse: Callable[[DataRow], T], files: Callable[[Path], list[Path]], folders: Sequence[Path]
    ) -> None:
        self._key = key
        self._parse = parse
        self._files = files
        self._folders = folders
        self._parsed: dict[str, T] = {}

    @cached_property
    def _entries(self) -> dict[str, RowText | T]:
        entries: dict[str, RowText | T] = {}
        for file in self._files(DATA):
            entries.update((row.name, row) for row in split_rows(file, self._key))
        problems: list[Problem] = []
        for folder in self._folders:
            entries.update(self._parse_folder(folder, problems))
        raise_if_any(problems)
        return entries

    def _parse_folder(self, folder: Path, problems: list[Problem]) -> dict[str, T]:
        parsed: dict[str, T] = {}
        for file in self._files(folder):
            for row in try_read_rows(file, self._key, problems):
                if row.name in parsed:
                    message = say("The {key} ‘{name}’ stands twice in this folder.", key=self._key, name=row.name)
                    row.report(message, say("Keep one of the two."), self._key)
                parsed[row.name] = self._parse(row)
        return parsed

    @property
    def names(self) -> tuple[str, ...]:
        """All names, shipped ones first."""
        return tuple(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def find(self, name: str) -> T | None:
        entry = self._entries.get(name)
        if not isinstance(entry, RowText):
            return entry
        if name not in self._parsed:
            self._parsed[name] = parse_row_text(entry, self._key, self._parse)
        return self._parsed[name]


def split_rows(file: Path, key: str) -> list[RowText]:
    """Return the rows of a shipped file, cut at the lines `- key: name`. Raises InvalidLibrary if unreadable."""
    text = f"\n{_text(file)}"  # a pattern that begins with characters is found six times as fast as one with ^
    starts = list(re.finditer(rf"\n- {key}: (\S+)[ \t]*(?=\n|$)", text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    rows, line, counted = [], 0, 0
    for start, end in zip(starts, ends, strict=True):
        line += text.count("\n", counted, start.start() + 1)
        counted = start.start() + 1
        rows.append(RowText(start[1], text[counted : end + 1], str(file), line))
    return rows


def parse_row_text(row_text: RowText, key: str, parse: Callable[[DataRow], T]) -> T:
    """Return one row of a shipped file, parsed. Raises InvalidLibrary with the line in the whole file."""
    return _parse_one("\n" * (row_text.line - 1) + row_text.text, row_text.file, row_text.line, key, parse)


def parse_row_file(file: Path, key: str, parse: Callable[[DataRow], T]) -> T:
    """Return the one row of a shipped file that is named after it. Raises InvalidLibrary."""
    return _parse_one(_text(file), str(file), 1, key, parse)


def _parse_one(text: str, file: str, line: int, key: str, parse: Callable[[DataRow], T]) -> T:
    problems: list[Problem] = []
    parsed = [parse(row) for row in _rows(_tree(text, file), key, problems)]
    raise_if_any(problems)
    if len(parsed) != 1:
        raise InvalidLibrary(Problem(say("This is not one row."), file=file, line=line))
    return parsed[0]


def read_rows(file: Path, key: str, problems: list[Problem]) -> list[DataRow]:
    """Return all rows of a file: a list of rows named by `key`, or one of them. Raises InvalidLibrary if unreadable."""
    return _rows(_tree(_text(file), str(file)), key, problems)


def try_read_rows(file: Path, key: str, problems: list[Problem]) -> list[DataRow]:
    """Return all rows of a file; none, and a problem more, if the file is unreadable."""
    try:
        return read_rows(file, key, problems)
    except InvalidLibrary as error:
        problems += error.problems
        return []


def read_mapping(file: Path, problems: list[Problem]) -> DataRow:
    """Return a file that is one mapping as a row. Raises InvalidLibrary if unreadable."""
    tree = _tree(_text(file), str(file))
    if not isinstance(tree.data, dict):
        problems.append(tree.problem((), say("The file must be a mapping."), say("Write `key: …` on each line.")))
        return DataRow(tree, (), {}, "", problems)
    return DataRow(tree, (), tree.data, "", problems)


def yaml_files(folder: Path, name: str) -> list[Path]:
    """Return the YAML files in a sub-folder of a library folder, sorted by name; none if it is absent."""
    inside = folder / name
    if not files.is_folder(inside):
        return []
    names = (file.name for file in inside.iterdir())  # sorted as texts, because paths compare slowly
    return [inside / name for name in sorted(names) if name.endswith((".yaml", ".yml"))]


def raise_if_any(problems: list[Problem]) -> None:
    """Raise InvalidLibrary with all problems, if there are any."""
    if problems:
        raise InvalidLibrary.of(problems)


def _text(file: Path) -> str:
    try:
        return source.decode(files.read(file, LIBRARY_BYTES), str(file), LIBRARY_BYTES)
    except Unreadable as error:
        raise InvalidLibrary.of(error.problems) from None
    except OSError as error:
        message = say("The file cannot be read ({strerror}).", strerror=error.strerror)
        raise InvalidLibrary(Problem(message, file=str(file))) from None


def _tree(text: str, file: str) -> Tree:
    try:
        return source.parse(text, file, LIBRARY_NODES)
    except Unreadable as error:
        raise InvalidLibrary.of(error.problems) from None


def _rows(tree: Tree, key: str, problems: list[Problem]) -> list[DataRow]:
    start = say("Start each row with `- {key}: …`.", key=key)
    if tree.data is None:
        return []
    if isinstance(tree.data, dict) and key in tree.data:
        return [DataRow(tree, (), tree.data, str(tree.data[key] or ""), problems)]
    if not isinstance(tree.data, list):
        problems.append(tree.problem((), say("The file must be a list of rows."), start))
        return []
    rows = []
    for index, data in enumerate(tree.data):
        if isinstance(data, dict):
            rows.append(DataRow(tree, (index,), data, str(data.get(key) or ""), problems))
        else:
            problems.append(tree.problem((index,), say("This is not a row."), start))
    return rows

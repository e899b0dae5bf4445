"""Who adopts norms and whom they concern: names that many rows share, kept once (`data/bodies/*.yaml`).

    name   names the body inside a sentence, with its article: ‘the United Nations General Assembly’; in Russian in
           the nominative, to be declined
    cite   names it at the head of a note, without article: ‘General Assembly’

A row of the norms library refers to a body by its id. Users and projects add bodies of the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from letterkit.errors import InvalidLibrary, Problem, nearest
from letterkit.yaml import rows
from letterkit.yaml.rows import DataRow, RowText


@dataclass(frozen=True, slots=True)
class Body:
    """A body, or a circle of States or others, by language tag."""

    id: str
    name: Mapping[str, str]
    cite: Mapping[str, str] = field(default_factory=dict)


class Bodies:
    """The bodies of the shipped library and of further folders, where a later one replaces an earlier one."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Body] = {}

    @cached_property
    def _index(self) -> dict[str, RowText | Body]:
        index: dict[str, RowText | Body] = {}
        for file in rows.yaml_files(rows.DATA, "bodies"):
            index.update((block.name, block) for block in rows.split_rows(file, "id"))
        problems: list[Problem] = []
        for folder in self._folders:
            for file in rows.yaml_files(folder, "bodies"):
                index.update((row.name, _body(row)) for row in rows.try_read_rows(file, "id", problems))
        rows.raise_if_any(problems)
        return index

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, shipped ones first."""
        return tuple(self._index)

    def find(self, name: str) -> Body | None:
        """The body with this id, or None. Raises InvalidLibrary for a wrong row."""
        entry = self._index.get(name)
        if not isinstance(entry, RowText):
            return entry
        if name not in self._read:
            problems: list[Problem] = []
            made = [_body(row) for row in rows.parse_row_text(entry, "id", problems)]
            rows.raise_if_any(problems)
            if len(made) != 1:
                raise InvalidLibrary(Problem("This is not one row.", file=entry.file, line=entry.line))
            self._read[name] = made[0]
        return self._read[name]

    def nearest(self, name: str) -> str:
        """The id that was probably meant; empty when none is close."""
        return nearest(name, self._index)


def _body(row: DataRow) -> Body:
    body = Body(row.slug("id"), row.localized("name", required=True), row.localized("cite"))
    row.report_unknown_keys()
    return body

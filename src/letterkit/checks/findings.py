"""What a rule is given, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any, Literal

from letterkit.compose import ComposedPassage, passages
from letterkit.errors import InvalidDraft, Problem
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft
from letterkit.letter.yaml_source import Path
from letterkit.library.packs import Pack
from letterkit.library.shelves import Library

if TYPE_CHECKING:
    from letterkit.library.sources import Sources

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a rule applies. `line_offset` counts lines below the key, inside a text of several lines."""

    message: str
    hint: str
    path: Path = ()
    line_offset: int = 0


@dataclass(frozen=True)
class Subject:
    """A letter as the rules see it: the draft as typed, the pack, and every passage with its final text."""

    loaded: LoadedDraft
    library: Library

    @property
    def draft(self) -> Draft:
        return self.loaded.draft

    @cached_property
    def pack(self) -> Pack:
        return self.library.pack(self.draft.template, self.draft.language)

    @cached_property
    def sources(self) -> Sources:
        """The letter's own sources; its bibliography is found from the draft's folder."""
        from letterkit.library.sources import Sources, read_sources

        if not self.draft.sources and not self.draft.bibliography:
            return Sources()
        return read_sources(self.draft, Folder(self.loaded.tree.file).parent)

    @cached_property
    def passages(self) -> tuple[ComposedPassage, ...]:
        try:
            return passages(self.draft, self.library)
        except InvalidDraft as error:
            raise InvalidDraft.of([self._placed(one) for one in error.problems]) from None

    def _placed(self, problem: Problem) -> Problem:
        """A problem that compose found, which knows the passage and not the file, with its place."""
        index = re.fullmatch(r"passages\[(\d+)\]", problem.path)
        path: Path = ("passages", int(index[1])) if index and self.draft.passages is not None else ("language",)
        return self.loaded.tree.problem(path, problem.message, problem.hint)

    def passage_path(self, one: ComposedPassage) -> Path:
        """Where a passage stands in the file; the file as a whole where the template's plan supplies it."""
        return ("passages", one.number - 1) if self.draft.passages is not None else ()

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Everything typed that can reach a reader: each text with its key path."""
        return tuple(_texts(self.loaded.data, ()))


_NOT_PRINTED = {
    "letterkit",
    "template",
    "language",
    "layout",
    "sources",
    "bibliography",
    "role",
    "also",
    "style",
    "norm",
    "logo",
    "date",
    "capacity",
}


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))
    elif isinstance(data, dict):
        for key, item in data.items():
            if path[:1] == ("facts",) or key not in _NOT_PRINTED:
                yield from _texts(item, (*path, key))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Code and name never change; the docstring of `find` says why it exists and what to do."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Subject], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a report shows. `line` and `column` count from 1."""

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str
    path: str
    line: int
    column: int

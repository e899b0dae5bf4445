"""The records of a question as a table in the width of its pane, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from letterkit.faces.screen.styles import cut, filled, padded, text_columns
from letterkit.interview.form import Form
from letterkit.questions.question import Question
from letterkit.questions.types import type_of

if TYPE_CHECKING:
    from letterkit.interview.people_offers import OfferedPerson

_HEAD: Final = 20
"""Columns of the name of a field above its column, at most."""
_LEAST: Final = 10
"""Columns of a field, at least where it needs them; the first one, which names the entry, has twice as many."""
_NARROWEST: Final = 8
_SHORT: Final = 12
"""Where not all fields fit: the columns of a long field, and the field that is left whole."""
_LONGEST: Final = 400
"""Characters of a cell that are looked at for a column."""
_MARKS: Final = ("withheld", "withdrawn")


@dataclass(frozen=True)
class RecordTable:
    """The records of a form's question in a pane of a width. What does not fit is cut; columns that do not fit at all
    are left to the row in full."""

    form: Form
    width: int

    @cached_property
    def fields(self) -> tuple[Question, ...]:
        """Return the fields that some record answers; where none does, the first one. That of a mark, which stands
        behind the name, is left out."""
        fields = [field for field in self.form.question.fields if field.id not in _MARKS]
        answered = [field for field in fields if any(item.get(field.id) for item in self._items)]
        return tuple(answered or fields[:1])

    @cached_property
    def _items(self) -> Sequence[dict[str, object]]:
        return tuple(self.form.value(self.form.question) or ())

    @cached_property
    def offered(self) -> Sequence[OfferedPerson]:
        """Return the people who stand in the answers and are not listed yet, in a list of people."""
        if not type_of(self.form.question).none_is_answer:
            return ()
        from letterkit.interview.people_offers import offered_people  # not at the start of an interview

        return offered_people(self.form)

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return what each record has in each field, in one line."""
        return tuple(self._cells(item) for item in self._items)

    def _cells(self, item: dict[str, object]) -> tuple[str, ...]:
        first, *others = (" ".join(self.form.show(field, item.get(field.id)).split()) for field in self.fields)
        marks = "".join(f" ({mark})" for mark in _MARKS if item.get(mark))
        return (f"{first}{marks}".strip(), *others)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(cut(field.title, _HEAD) for field in self.fields)

    @cached_property
    def _shown(self) -> tuple[tuple[int, int], ...]:
        """Return the fields that are shown, by their index, each with its columns. Where not all fit, the one stays
        that names the entries which the first one does not name: an organisation that signs without a person."""
        rows = [self._names, *self.cells]
        needs = [max(text_columns(row[index][:_LONGEST]) for row in rows) for index in range(len(self._names))]
        width = self.width - self._number - 3
        given = fitted_widths(needs, width)
        unnamed = [row for row in self.cells if not row[0]]
        stands_in = max(range(len(needs)), key=lambda index: sum(bool(row[index]) for row in unnamed))
        if stands_in < len(given) or not unnamed:
            return tuple(enumerate(given))
        indices = [*range(len(given) - 1), stands_in] if len(given) > 1 else [stands_in]
        return tuple(zip(indices, fitted_widths([needs[index] for index in indices], width), strict=True))

    def name(self, index: int) -> str:
        """Return what names a record: the first of its cells that has something."""
        return next(filter(None, self.cells[index]), str(index + 1))

    @property
    def _number(self) -> int:
        return len(str(len(self.cells))) + 1

    @cached_property
    def head(self) -> str:
        """Return the names of the fields above their columns; empty where there are no records."""
        return f" {'':{self._number}} {self._line(self._names)}" if self.cells else ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return a line for each record, with its number."""
        return tuple(f"{f'{number}.':>{self._number}} {self._line(row)}" for number, row in enumerate(self.cells, 1))

    def _line(self, row: Sequence[str]) -> str:
        return " ".join(padded(row[index][:_LONGEST], given) for index, given in self._shown).rstrip()

    def in_full(self, index: int) -> str:
        """Return a record with the names of its fields, where its line does not show all of it; otherwise nothing. Of a
        person who is offered, whose line begins behind that which heads them: in which answer, and why."""
        offered = index - len(self.cells) - 1
        if 0 <= offered < len(self.offered):
            return filled(self.offered[offered].words, self.width, "   ", " ")
        if not 0 <= index < len(self.cells):
            return ""
        row = self.cells[index]
        cut_off = any(text_columns(row[field][:_LONGEST]) > given for field, given in self._shown)
        shown = {field for field, _ in self._shown}
        if not cut_off and not any(cell for field, cell in enumerate(row) if field not in shown):
            return ""
        named = [f"{field.title}: {cell}" for field, cell in zip(self.fields, row, strict=True) if cell]
        return filled(" · ".join(named), self.width, "   ", f" {index + 1}. ")


def fitted_widths(needs: Sequence[int], width: int) -> tuple[int, ...]:
    """Return the columns that each field gets of a width: what it needs where there is room for all; otherwise as many
    fields as fit, from the first on, each as many as its neighbours until it has what it needs."""
    least = [min(need, _LEAST if index else 2 * _LEAST) for index, need in enumerate(needs)]
    narrow = [*_narrow(needs)]
    while len(least) > 1 and not _fit(least, width):
        if needs[len(least) - 1] <= _SHORT and _fit(narrow, width):
            least = narrow
        else:
            least.pop()
    given = [*least[:-1], min(least[-1], width)] if least else []
    spare = width - sum(given) - len(given) + 1
    while spare > 0 and (open_ := [index for index, columns in enumerate(given) if columns < needs[index]]):
        for index in open_[:spare]:
            given[index] += 1
        spare -= len(open_)
    return tuple(given)


def _narrow(needs: Sequence[int]) -> Iterator[int]:
    """Yield the columns with which each field can still be read where a short one, such as a date, would be lost; that
    one is left whole."""
    for index, need in enumerate(needs):
        yield need if need <= _SHORT else _NARROWEST if index else 2 * _NARROWEST


def _fit(columns: Sequence[int], width: int) -> bool:
    return sum(columns) + len(columns) - 1 <= width

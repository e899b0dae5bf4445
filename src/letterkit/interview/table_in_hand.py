"""A table that is about to be taken over into a list of the letter, whatever it was read from.

Both faces show it in the same steps: what it holds, what has to be answered first, what may be set otherwise, and that
it is taken over or left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from letterkit.interview.form import Form


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The form with the entries, and lines that say what came of the table."""

    form: Form
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A question about a table, with the answers that it can have, each with words for it.

    `about` is the option that the answer sets, with the heading or answer that it is about: `map:Heading`.
    """

    about: str
    text: str
    options: tuple[tuple[str, str], ...]


class TableInHand(Protocol):
    """A table whose entries are not taken over yet. It is a value: an answer gives another one."""

    @property
    def question(self) -> TableQuestion | None:
        """What has to be answered before entries can be taken over, or None."""

    @property
    def settings(self) -> tuple[TableQuestion, ...]:
        """What may be set otherwise: what each column is, whether the first line is one of headings. The text of each
        says how it is."""

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The ways of taking the entries over, each with words for it; the first one is the usual one."""

    @property
    def text(self) -> str:
        """What was pasted, where it can also be taken as the text of one entry; otherwise empty."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines that say what was left out or changed, with its rows."""

    def samples(self) -> tuple[str, ...]:
        """Return the first entries as they will stand, and how many there are."""

    def answer(self, value: str, question: TableQuestion | None = None) -> TableInHand:
        """Return the table with an answer to a setting, or else to its question. Raises Refused."""

    def take(self, way: str = "") -> ImportResult:
        """Take the entries over. Raises Refused where nothing would change."""


def ask_about_table(table: TableInHand, ask: Callable[[TableQuestion], str | None]) -> TableInHand | None:
    """Ask the questions about a table until there are none, and return the table; None where the person leaves."""
    while question := table.question:
        value = ask(question)
        if value is None:
            return None
        table = table.answer(value)
    return table

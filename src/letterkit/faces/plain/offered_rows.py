"""What there is to choose from, as numbered rows: formulas, actors, sources, norms, forms of address.

A row says in words what it is; nobody has to type the id that the draft keeps.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from letterkit.faces.plain.console import with_starter
from letterkit.interview.form import Form
from letterkit.interview.suggestions import offers_more, suggestions
from letterkit.questions.norm import new_title
from letterkit.wording import say

MOST_FITTING: Final = 12
"""Rows that are read out of those that fit what was typed."""
_BETWEEN_SOURCES: Final = re.compile(r"\s*[;\n]\s*")
_NUMBER: Final = re.compile(r"\d{1,3}[.)]?")


class OfferedRow(NamedTuple):
    """What can be taken, and how it is read out."""

    value: str
    words: str

    @property
    def goes_on(self) -> bool:
        """True if it is only the beginning of an answer."""
        return self.value.endswith(" ")


def offered_rows(form: Form) -> tuple[OfferedRow, ...]:
    """Return what can be taken at this question by its number, without anything being typed first."""
    return _rows(form, "") if offers_more(form) else ()


def fitting_rows(form: Form, typed: str) -> tuple[OfferedRow, ...]:
    """Return what fits a text that is no answer by itself: the norms, forms of address or States that have its words.

    No more than are read out, and none for a question whose choices are listed anyway. The last one, by which a norm
    is given that the library lacks, is always among them.
    """
    kind = form.prompt_type
    rows = _rows(form, typed) if kind.completion == "while typing" and not form.prompt.choices else ()
    return rows if len(rows) <= MOST_FITTING else (*rows[: MOST_FITTING - 1], rows[-1])


def _rows(form: Form, typed: str) -> tuple[OfferedRow, ...]:
    by_words = form.prompt_type.offers_ids
    return tuple(
        OfferedRow(value, _read_out(value, words, by_words=by_words)) for value, words in suggestions(form, typed)
    )


def _read_out(value: str, words: str, *, by_words: bool) -> str:
    if title := new_title(value):
        return say("{title}: {way}", title=title, way=words)
    if by_words and words:
        return words
    text = f"{value.strip()} …" if value.endswith(" ") else value
    return f"{text} ({words})" if words and not by_words else text


def taken(rows: tuple[OfferedRow, ...], typed: str, *, several: bool = False) -> str:
    """Return the answer that a number means, alone or with the words that go on; otherwise what is typed.

    `several`: there may be several answers, apart by semicolons, and some of them numbers.
    """
    if several:
        return "; ".join(_row_of(rows, item) or item for item in _BETWEEN_SOURCES.split(typed)) if rows else typed
    if row := _row_of(rows, typed):
        return row
    begun = with_starter(typed, [row.value for row in rows])
    return begun if any(row.goes_on and begun.startswith(row.value) for row in rows) else typed


def _row_of(rows: tuple[OfferedRow, ...], typed: str) -> str:
    """Return the value of the row whose number is typed; empty for what is no number of a row."""
    text = typed.strip()
    number = int(text.rstrip(".)")) if _NUMBER.fullmatch(text) else 0
    return rows[number - 1].value if 0 < number <= len(rows) else ""

"""Which field of a list a column of a pasted table is, by its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.people.columns import field_of
from letterkit.people.words import words_of
from letterkit.questions.question import Question
from letterkit.yaml.shipped import read_shipped

GIVEN, FAMILY = "given", "family"
"""Columns that make up a name together; no list has them as fields."""
_DATA: Final = Path(__file__).with_name("data") / "record_headings.yaml"
_PLACES: Final = frozenset(("city", "country"))


def fields_by_heading(headings: Sequence[str], fields: Sequence[Question]) -> tuple[str, ...]:
    """Return the id of the field of each column, or `given` and `family` for the parts of a name; empty for a heading
    that is not understood."""
    named = tuple(_field(heading, fields) if heading else "" for heading in headings)
    if {GIVEN, FAMILY} <= {*named}:
        return named
    return tuple("name" if field in (GIVEN, FAMILY) else field for field in named)


def _field(heading: str, fields: Sequence[Question]) -> str:
    words = " ".join(words_of(heading))
    ids = [field.id for field in fields]
    for field in fields:
        if words and words in (_bare(field.id), _bare(field.name), _bare(field.ask)):
            return field.id
    known = _headings()
    if named := next((name for name in ids if words in known.get(name, ())), ""):
        return named
    of_people = field_of(heading)
    if of_people in (GIVEN, FAMILY) and "name" in ids:
        return of_people
    if of_people in _PLACES:
        return next((name for name in ("places", "place") if name in ids), "")
    return of_people if of_people in ids else ""


@cache
def _headings() -> Mapping[str, frozenset[str]]:
    """Return the words for each field, of all languages."""
    data: Mapping[str, Mapping[str, Sequence[str]]] = read_shipped(_DATA)
    return {field: frozenset(_bare(word) for words in of.values() for word in words) for field, of in data.items()}


def _bare(text: str) -> str:
    return " ".join(words_of(text))

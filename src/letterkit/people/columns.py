"""Which column of a table is which part of a signatory: the words of `data/columns.yaml`, in six languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from letterkit.letter.yaml_source import parse

_DATA: Final = Path(__file__).with_name("data") / "columns.yaml"


def folded(text: str) -> str:
    """A heading as it is compared: small letters, without accents, blanks and marks at its end."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(" " if one in "_-/" else one for one in apart if not unicodedata.combining(one))
    return " ".join(bare.split()).strip(" :*?.")


@cache
def _known() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Fields by heading, and capacities by the words for them."""
    data: dict[str, Any] = parse(_DATA.read_text("utf-8"), str(_DATA)).data
    capacities = data.pop("capacities")
    fields = {folded(word): field for field, words in data.items() for each in words.values() for word in each}
    return fields, {folded(word): value for value, words in capacities.items() for word in words}


def fields(headings: Sequence[str]) -> dict[int, str]:
    """The field of each column that is understood, by the column's place; a field stands only once."""
    found: dict[int, str] = {}
    for at, heading in enumerate(headings):
        field = _known()[0].get(folded(heading))
        if field and field not in found.values():
            found[at] = field
    if "given" in found.values() and "family" not in found.values() and "name" not in found.values():
        found = {at: "name" if field == "given" else field for at, field in found.items()}
    if "family" in found.values() and "given" not in found.values() and "name" not in found.values():
        found = {at: "name" if field == "family" else field for at, field in found.items()}
    return found


def capacity(words: str) -> str:
    """In which capacity somebody signs, as the draft has it; empty where the words are not known."""
    return _known()[1].get(folded(words), "")


def usual() -> str:
    """Headings that are understood, to be named in a message."""
    return "Name, Title, Organisation, City, Country, Group, Capacity, Date signed"

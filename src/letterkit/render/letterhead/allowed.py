"""The list of all that a letterhead may hold, in `data/letterhead.txt`: elements, attributes, and the kinds of
values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

_LIST: Final = Path(__file__).parents[1] / "data" / "letterhead.txt"
TEXT: Final = "."
"""The name under which the characters of an element are listed among its attributes."""


class Kind(NamedTuple):
    """The kind of a value. `required`: without a valid value the element means nothing; `constant` replaces any
    value."""

    name: str
    required: bool = False
    constant: str = ""


Allowed = Mapping[str, Mapping[str, Kind]]
"""The attributes of each element, both by their names with the usual prefix."""


@lru_cache(maxsize=8)
def allowed(*sections: str) -> Allowed:
    """Return the rows of some sections of the list together; a later section overrides an earlier one."""
    rows: dict[str, Mapping[str, Kind]] = {}
    sections_by_name = _sections()
    for section in sections:
        rows |= sections_by_name[section]
    return rows


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, Mapping[str, Kind]]]:
    sections: dict[str, dict[str, Mapping[str, Kind]]] = {}
    rows: dict[str, Mapping[str, Kind]] = {}
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, *attributes = line.split()
            rows[name] = dict(_attribute(name, attribute) for attribute in attributes)
    return sections


def _attribute(element: str, rule: str) -> tuple[str, Kind]:
    name, _, kind = rule.partition("=")
    if element.startswith("w:") and ":" not in name and name != TEXT:
        name = f"w:{name}"
    if kind.startswith("'"):
        return name, Kind("constant", constant=kind[1:])
    return name, Kind(kind.lstrip("!"), required=kind.startswith("!"))

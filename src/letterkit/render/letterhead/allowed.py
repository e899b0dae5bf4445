"""What a letterhead may hold, by `data/letterhead.txt`: elements and attributes, and the kinds of their values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

_LIST: Final = Path(__file__).parents[1] / "data" / "letterhead.txt"
TEXT: Final = "."
"""What stands for the characters of an element among its attributes."""


class Kind(NamedTuple):
    """The kind of a value. `needed`: without a sound value the element means nothing; `always` is written regardless
    of what stood there."""

    name: str
    needed: bool = False
    always: str = ""


Allowed = Mapping[str, Mapping[str, Kind]]
"""The attributes of each element, both by their names with the usual prefix."""


@lru_cache(maxsize=8)
def allowed(*sections: str) -> Allowed:
    """Return what the sections of the list allow together; a later one goes before an earlier one."""
    found: dict[str, Mapping[str, Kind]] = {}
    listed = _sections()
    for section in sections:
        found |= listed[section]
    return found


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, Mapping[str, Kind]]]:
    sections: dict[str, dict[str, Mapping[str, Kind]]] = {}
    rows: dict[str, Mapping[str, Kind]] = {}
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, *attributes = line.split()
            rows[name] = dict(_attribute(name, each) for each in attributes)
    return sections


def _attribute(element: str, told: str) -> tuple[str, Kind]:
    name, _, kind = told.partition("=")
    if element.startswith("w:") and ":" not in name and name != TEXT:
        name = f"w:{name}"
    if kind.startswith("'"):
        return name, Kind("constant", always=kind[1:])
    return name, Kind(kind.lstrip("!"), needed=kind.startswith("!"))

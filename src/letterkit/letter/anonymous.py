"""Entries in the place of a name by people who sign without giving one (`data/anonymous.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.yaml.shipped import read_shipped

_DATA: Final = Path(__file__).parent / "data" / "anonymous.yaml"
_NUMBER: Final = re.compile(r"(?:\s*(?:no\.?|nr\.?|n°|№|#)?\s*\d{1,5})?$")


def is_anonymous(name: str) -> bool:
    """True for a name such as ‘Anonymous’, ‘Name withheld’, ‘Анонимно’, ‘anonyme 3’."""
    bare = " ".join(fold(name).strip(" .*()[]<>«»\"'-–—").split())
    return _NUMBER.sub("", bare) in _entries()


@cache
def _entries() -> frozenset[str]:
    languages: dict[str, list[str]] = read_shipped(_DATA)
    return frozenset(fold(name) for names in languages.values() for name in names)

"""Entries in the place of a name by people who sign without giving one (`data/anonymous.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from letterkit.errors import Problem
from letterkit.languages.normal_form import fold
from letterkit.yaml.row_files import DATA, read_mapping

_NUMBER: Final = re.compile(r"(?:\s*(?:no\.?|nr\.?|n°|№|#)?\s*\d{1,5})?$")


def is_anonymous(name: str) -> bool:
    """True for a name such as ‘Anonymous’, ‘Name withheld’, ‘Анонимно’, ‘anonyme 3’."""
    bare = " ".join(fold(name).strip(" .*()[]<>«»\"'-–—").split())
    return _NUMBER.sub("", bare) in _entries()


@cache
def _entries() -> frozenset[str]:
    problems: list[Problem] = []
    languages = read_mapping(DATA / "anonymous.yaml", problems)
    entries = frozenset(fold(name) for tag in languages.data for name in languages.texts(tag))
    assert not problems, "the shipped list is tested"
    return entries

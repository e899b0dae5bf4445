"""Words that mean the same to those who look for a norm (`data/search_words.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from letterkit.errors import Problem
from letterkit.languages.stems import stems
from letterkit.yaml.row_files import DATA, raise_if_any, read_rows

FILE: Final = DATA / "search_words.yaml"


def read_groups() -> list[list[str]]:
    """Return the groups, each with the stems of its words and phrases in all languages."""
    problems: list[Problem] = []
    groups = []
    for row in read_rows(FILE, "subject", problems):
        languages: Mapping[str, object] = {key: value for key, value in row.data.items() if key != "subject"}
        words = [word for language in languages for word in row.texts(language)]
        groups.append([*dict.fromkeys(phrase for word in words if (phrase := " ".join(stems(word))))])
    raise_if_any(problems)
    return groups

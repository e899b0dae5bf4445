"""Words that lost fi, fl, ff, ffi or ffl, or were parted there: `data/broken_words.yaml`, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.yaml.shipped import read_shipped

DATA: Final = Path(__file__).parents[1] / "data" / "broken_words.yaml"
_LIGATURE: Final = re.compile("ffi|ffl|ff|fi|fl")


@cache
def broken_forms(language: str) -> Mapping[str, str]:
    """Return the words of a language by what is left of them, parted by a blank: `signi cant`, and `rst` where the
    beginning is gone. `language` is a first subtag; a language without a list has none."""
    words = [word.strip() for word in str(read_shipped(DATA).get(language) or "").split(",") if word.strip()]
    whole = {*words}
    forms: dict[str, str] = {}
    for word in words:
        for found in _LIGATURE.finditer(word):
            left, right = word[: found.start()], word[found.end() :]
            form = f"{left} {right}" if left else right
            if right and form not in whole and form not in _WORDS:
                forms.setdefault(form, word)
    return forms


_WORDS: Final = frozenset(
    [
        "re",
        "red",
        "ring",
        "rm",
        "rmly",
        "ne",
        "nding",
        "eld",
        "ve",
        "air",
        "ow",
        "ights",
        "ight",
        "le",
        "les",
        "ice",
        "ices",
        "in",
        "nal",
        "at",
        "ood",
        "lag",
        "lee",
        "low",
        "uent",
        "ect",
        "orts",
    ]
)
"""What is left of a word, and is a word itself or may be one in a name: it tells nothing."""

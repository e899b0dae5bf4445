"""Words that name a day of the year, as people write a deadline: `20 December`, `December 20, 2026`, `20 décembre`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from letterkit.languages import by_tag as languages

_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<month>[^\W\d_]+)\.?"
    r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{4}))?(?:\s*г\.?)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    r"(?P<month>[^\W\d_]+)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?", re.IGNORECASE
)
_ENGLISH: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def named(text: str, language: str) -> bool:
    """Whether a text is the name of a day and nothing else, in a language: a day, a month, perhaps a year."""
    found = _DAY_FIRST.fullmatch(text.strip()) or _MONTH_FIRST.fullmatch(text.strip())
    return found is not None and 1 <= int(found["day"]) <= 31 and found["month"].casefold() in months(language)


@cache
def months(language: str) -> frozenset[str]:
    """The months of a language, small, as they stand in a date and alone; those of CLDR."""
    if language.partition("-")[0] == "en":
        return frozenset(_ENGLISH)
    return languages.month_names(language)

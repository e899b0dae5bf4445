"""Values of BibTeX fields that pandoc drops or garbles without a word, put as it understands them.

It knows dates as ISO has them and months by their first three letters; what else stands there (`June 2010`, `c. 2009`,
`14 juin 2010`) is printed as it stands. Citavi and other managers part names with semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

DATE_AS_WRITTEN: Final = "pubstate"
"""The field in which a date that pandoc does not know goes through it; it comes out as the `status` of an item."""
_ISO: Final = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.+Z-]*)?)?)?[~?%]?")
_YEAR: Final = re.compile(r"\d{4}")
_MONTHS: Final = {
    name[:3]: name.capitalize()
    for name in (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
}
_MONTH: Final = re.compile(r"0?[1-9]|1[0-2]|" + "|".join(_MONTHS), re.IGNORECASE)
_DAY: Final = re.compile(r"0?[1-9]|[12]\d|3[01]")
_NAMES: Final = ("author", "editor", "translator", "bookauthor")
_GROUP: Final = re.compile(r"\{[^{}]*\}")


def readable_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry, each with its value as written, so that pandoc loses no date and no author."""
    changed = {name: _with_and(value) if name in _NAMES and ";" in value else value for name, value in fields.items()}
    written = _date_as_written(changed)
    if written and DATE_AS_WRITTEN not in changed:
        changed = {name: value for name, value in changed.items() if name not in ("date", "year", "month", "day")}
        changed[DATE_AS_WRITTEN] = f"{{{written}}}"
    return changed


def _with_and(value: str) -> str:
    """Return names with ‘and’ for the semicolons between them; a name in braces of its own is one name."""
    inner = value[1:-1]
    if re.search(r"\sand\s", _GROUP.sub("", inner)):
        return value
    parts, start = [], 0
    for mark in re.finditer(r"\{[^{}]*\}|;", inner):
        if mark[0] == ";":
            parts.append(inner[start : mark.start()].strip())
            start = mark.end()
    parts.append(inner[start:].strip())
    return value[0] + " and ".join(part for part in parts if part) + value[-1]


def _date_as_written(fields: Mapping[str, str]) -> str:
    """Return the words of a date that pandoc does not understand, empty where it does."""
    if "date" in fields:
        date = _words(fields["date"])
        is_iso = all(not end or end == ".." or _ISO.fullmatch(end) for end in date.split("/")) and date.count("/") < 2
        return "" if is_iso else date
    day, month, year = (_words(fields.get(name, "")) for name in ("day", "month", "year"))
    known = bool((not year or _YEAR.fullmatch(year)) and (not month or _MONTH.fullmatch(month)))
    if known and (not day or _DAY.fullmatch(day)):
        return ""
    return " ".join(part for part in (day, _MONTHS.get(month.casefold(), month), year) if part)


def _words(value: str) -> str:
    """Return what a value says: without braces, quotes and ties; an abbreviated month in full."""
    pieces = value.split(" # ") if " # " in value else [value]
    said = (
        piece[1:-1] if piece[:1] in ("{", '"') else _MONTHS.get(piece.casefold(), "") if len(pieces) > 1 else piece
        for piece in pieces
    )
    return " ".join("".join(said).replace("~", " ").replace("{", "").replace("}", "").split())

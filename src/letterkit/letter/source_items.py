"""Sources of the letter's own, as CSL items of which nothing is lost when they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9.]{0,12}(?:/[A-Za-z0-9.()]{1,20}){1,8}")
"""The symbol of a document: S/2010/999, A/HRC/WG.6/38/L.2, CCPR/C/GC/37."""
_ISO: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_MOST: Final = 3


def complete_item(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item with its date as citeproc takes one, in words where it is no date; the symbol of a document that
    stands among its notes is its number, since notes are not printed."""
    changes: dict[str, Any] = {}
    issued = _issued(item.get("issued"))
    status = item.get("status")
    if not issued and isinstance(status, str) and status.strip() and item.get("type") not in _WITH_STATUS:
        issued, changes["status"] = {"literal": status}, ""
    if issued and issued != item.get("issued"):
        changes["issued"] = issued
    note = str(item.get("note") or "").strip().removesuffix(".")
    if not item.get("number") and _SYMBOL.fullmatch(note) and note not in str(item.get("title") or ""):
        changes["number"] = note
    return {**item, **changes} if changes else item


_WITH_STATUS: Final = ("legislation", "bill", "treaty", "legal_case", "hearing")
"""Types of source whose status is printed as such."""


def _issued(date: Any) -> Any:
    """Return a date as citeproc takes it: a text or a number is one too, and so are the parts of a day alone. None for
    what holds nothing."""
    if isinstance(date, (str, int)) and not isinstance(date, bool):
        text = str(date).strip()
        if found := _ISO.fullmatch(text):
            return {"date-parts": [[int(part) for part in found.groups() if part]]}
        return {"literal": text} if text else None
    if not isinstance(date, Mapping):
        return None
    parts = date.get("date-parts")
    if isinstance(parts, (list, tuple)) and parts and all(isinstance(part, (str, int)) for part in parts):
        parts = [list(parts)[:_MOST]]
    if isinstance(parts, (list, tuple)) and any(part for part in parts):
        return {**date, "date-parts": parts}
    rest = {key: value for key, value in date.items() if key in ("literal", "raw", "season") and value}
    return {"literal": rest["raw"]} if "raw" in rest and "literal" not in rest else (rest or None)

"""The properties of a document in a page that Word has saved: `<o:Author>` and the like, in lower case."""

from __future__ import annotations

import re
from typing import Final

from letterkit.disclosure import reasons
from letterkit.wording import say

_PEOPLE: Final = frozenset(("author", "lastauthor", "company", "manager"))
_DATES: Final = frozenset(("created", "lastsaved", "lastprinted"))


def why(field: str, value: str, around: str = "") -> str:
    """Return why a field identifies a person, or an empty text. `around` is its group, if one is known."""
    name = field.rpartition(":")[2].lower()
    if around == "o:customdocumentproperties":
        return reasons.ADDED
    if name in _PEOPLE:
        return reasons.PERSON
    if name in _DATES:
        return reasons.date(value)
    if name == "description":
        return reasons.REMARK
    if name == "hyperlinkbase":
        return reasons.FOLDER
    if name in ("template", "attachedtemplate"):
        return template(value)
    return reasons.named(field, value)


def template(value: str) -> str:
    """Return why the name of a template identifies an organisation: it is not the one that every Word has."""
    plain = re.fullmatch(r"normal(?:\.dotm?|\.dotx)?", value.strip(), re.I)
    return "" if plain else say("names a template of an organisation")

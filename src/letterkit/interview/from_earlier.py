"""A new letter from an earlier one: what it said and to whom, without the days that are over."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final

from letterkit.packs.pack import Pack
from letterkit.questions.types import type_of

_OF_ONE_LETTER: Final = ("date", "reply_by", "waive", "enclosures")
"""Keys that belong to one letter: its days, the findings that its writer waived, what was enclosed."""


def renew(data: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """Return the plain data of a draft for a new letter.

    Dates, deadlines and waivers are taken out, and signatories who have withdrawn; the others have not signed this
    letter yet.
    """
    new = {key: value for key, value in copy.deepcopy(dict(data)).items() if key not in _OF_ONE_LETTER}
    days = {question.id for question in pack.questions if type_of(question).of_one_letter}
    if isinstance(new.get("facts"), dict):
        new["facts"] = {key: value for key, value in new["facts"].items() if key not in days}
    for passage in new.get("passages") or []:
        for ask in passage.get("asks") or []:
            ask.pop("deadline", None)
    if "signatories" in new:
        staying = [dict(person) for person in new["signatories"] or [] if not person.get("withdrawn")]
        for signatory in staying:
            signatory.pop("signed", None)
        new["signatories"] = staying
    return new

"""A new letter from an earlier one: what it said and to whom, without the days that are over."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final

from letterkit.packs.pack import Pack
from letterkit.questions.types import type_of

_OVER: Final = ("date", "reply_by", "waive", "enclosures")
"""Keys that belong to one letter: its days, what its writer let stand, what lay beside it."""


def renew(data: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """The plain data of a draft for a new letter: dates, deadlines and waivers are taken out, and those who have
    withdrawn; whoever signed has not signed this one yet."""
    made = {key: value for key, value in copy.deepcopy(dict(data)).items() if key not in _OVER}
    dates = {question.id for question in pack.questions if type_of(question).of_one_letter}
    if isinstance(made.get("facts"), dict):
        made["facts"] = {key: value for key, value in made["facts"].items() if key not in dates}
    for passage in made.get("passages") or []:
        for ask in passage.get("asks") or []:
            ask.pop("deadline", None)
    signing = [dict(one) for one in made.get("signatories") or [] if not one.get("withdrawn")]
    for one in signing:
        one.pop("signed", None)
    if "signatories" in made:
        made["signatories"] = signing
    return made

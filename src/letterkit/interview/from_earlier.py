"""A new letter from an earlier one of its kind: what it said and to whom, without the days that are over."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.packs.pack import Pack
from letterkit.questions.types import type_of

_OF_ONE_LETTER: Final = ("date", "reply_by", "waive", "enclosures", "rewordings")
"""Keys that belong to one letter: its days, the findings that its writer waived, what was enclosed, its sentences in
other words."""


def renew(data: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """Return the plain data of a draft for a new letter.

    Dates, deadlines and waivers are taken out, and signatories who have withdrawn; the others have not signed this
    letter yet.
    """
    new = {key: value for key, value in copy.deepcopy(dict(data)).items() if key not in _OF_ONE_LETTER}
    paths = {question.path for question in pack.questions if type_of(question).of_one_letter}
    if isinstance(new.get("facts"), dict):
        new["facts"] = {key: value for key, value in new["facts"].items() if f"facts.{key}" not in paths}
    for number, passage in enumerate(new.get("passages") or []):
        if "asks" in passage:
            passage["asks"] = [of_another_day(ask) for ask in passage["asks"] or []]
        if isinstance(passage.get("answers"), dict):
            under = f"passages.{number}.answers."
            passage["answers"] = {
                key: value for key, value in passage["answers"].items() if f"{under}{key}" not in paths
            }
    if "signatories" in new:
        new["signatories"] = unsigned(new["signatories"] or [])
    return new


def of_another_day(ask: Mapping[str, Any]) -> dict[str, Any]:
    """Return an ask without its deadline."""
    return {key: value for key, value in ask.items() if key != "deadline"}


def unsigned(signatories: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the signatories of a letter, without those who have withdrawn, as people who have not signed yet."""
    staying = (person for person in signatories if not person.get("withdrawn"))
    return [{key: value for key, value in person.items() if key != "signed"} for person in staying]

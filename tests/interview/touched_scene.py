"""A letter whose sentences hold values of it: how many sign, days, a body, a State."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.touched_sentences import Touched
from tests.interview.scene import LIBRARY, TODAY

OPENING = (
    "On behalf of the 34 undersigned organizations, we ask the Security Council to act. "
    "On 10 December 2026 it meets. In June 34 people were killed."
)
ASK = "Discuss Uganda on 10 December"


def signing(count: int) -> list[dict[str, Any]]:
    return [{"organization": f"Example Centre {number}"} for number in range(1, count + 1)]


DATA: Mapping[str, Any] = {
    "letterkit": 1,
    "template": "council-appeal",
    "language": "en-GB",
    "recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}],
    "concerns": ["UG"],
    "date": "2026-11-30",
    "sender": {"name": "Example Watch"},
    "subject": "Open letter to the Security Council on Uganda",
    "facts": {"meeting": "its next meeting", "meeting_date": "2026-12-10", "opening": OPENING},
    "signatories": signing(34),
}


def letter(**keys: Any) -> Form:
    """Return the letter with other keys of its draft."""
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY, {**DATA, **keys})
    passages = [dict(passage) for passage in form.data["passages"]]
    for passage in passages:
        if passage["role"] == "ask":
            passage.setdefault("asks", [{"action": ASK}])
    return replace(form, data={**form.data, "passages": passages})


def with_facts(form: Form, **facts: Any) -> Form:
    return replace(form, data={**form.data, "facts": {**form.data["facts"], **facts}})


def with_keys(form: Form, **keys: Any) -> Form:
    return replace(form, data={**form.data, **keys})


def sentences(rows: tuple[Touched, ...]) -> dict[str, str]:
    """Return sentences as they would be, by how they are."""
    return {row.sentence: row.new_sentence for row in rows}

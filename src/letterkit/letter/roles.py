"""The moves an advocacy letter makes, and the parts it cannot do without."""

from __future__ import annotations

from typing import Final, Literal, get_args

from letterkit.wording import say_worded, worded

Role = Literal[
    "opening",
    "situation",
    "risk",
    "responsibility",
    "norm",
    "acknowledgement",
    "ask",
    "urgency",
    "closing",
    "other",
]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

PartName = Literal[Role, "signatories"]

REQUIRED_PARTS: Final[tuple[PartName, ...]] = ("situation", "norm", "ask", "urgency", "signatories")
"""What a letter must have unless its template says otherwise (contract, section 1)."""

PART_NAMES: Final[dict[PartName, str]] = {
    "opening": worded("opening"),
    "situation": worded("situation"),
    "risk": worded("risk"),
    "responsibility": worded("responsibility"),
    "norm": worded("norm"),
    "acknowledgement": worded("acknowledgement"),
    "ask": worded("ask"),
    "urgency": worded("urgency"),
    "closing": worded("closing"),
    "other": worded("other"),
    "signatories": worded("signatories"),
}


def part_name(part: PartName) -> str:
    """Return what a part of the letter is called in a sentence, in the language of the interview."""
    return say_worded(PART_NAMES[part])


def part_title(part: PartName) -> str:
    """Return what a part of the letter is called above a list of it."""
    name = part_name(part)
    return name[:1].upper() + name[1:]


WHAT_TO_WRITE: Final[dict[PartName, str]] = {
    "opening": worded("Say who writes, to whom, on what occasion, and what you want, in one paragraph."),
    "situation": worded("Say what has happened, to whom, where and when, with figures and where they come from."),
    "risk": worded("Say what is likely to happen next if nothing changes, and what would set it off."),
    "responsibility": worded("Say who bears the first responsibility, and why it is not being met."),
    "norm": worded("Name the treaty, resolution or commitment that applies, who accepted it and what it requires."),
    "acknowledgement": worded("Give credit for what has been done, and say why it is not enough."),
    "ask": worded("Say exactly what you ask for: who should do what, with what mandate or size, and by when."),
    "urgency": worded("Say why now: the date or event that makes this the moment, and what delay would cost."),
    "closing": worded("Close in one or two sentences: thanks, readiness to meet, how to reach you."),
    "other": worded("Write the passage, or take it out."),
    "signatories": worded(
        "Name who signs: a person with title and organisation, or the organisations with their places."
    ),
}
"""A sentence for each part on what belongs there, shown wherever a part is missing."""

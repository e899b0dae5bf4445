"""What happened, as a draft has it: facts with their sources, and cases with what happened in each."""

import re
from dataclasses import dataclass, field
from typing import Literal

from letterkit.letter.descriptions import described
from letterkit.tags import DATE_LIKE, is_partial_date
from letterkit.wording import say

Status = Literal["established", "reported", "alleged"]
_ID = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_MOST_SOURCES = 30


def _check_id(id_: str) -> None:
    if not _ID.fullmatch(id_):
        raise ValueError(say("the id ‘{id}’ is not letters, figures and hyphens, such as killed-june", id=id_[:20]))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact: a sentence or two, with its sources."""

    id: str = field(metadata=described("What passages call it: letters, figures and hyphens, such as killed-june."))
    text: str = field(metadata=described("The fact in a sentence or two, in Markdown."))
    sources: tuple[str, ...] = field(
        default=(),
        metadata=described("Where it can be checked: ids of `sources`, or plain text; each becomes a footnote."),
    )
    as_of: str | int = field(
        default="", metadata=described("The day for which it holds: 2026-06-30; 2026-06 or 2026. Never printed.")
    )
    status: Status | None = field(
        default=None,
        metadata=described("How sure it is; the text of what is reported or alleged says who says so. Never printed."),
    )

    def __post_init__(self) -> None:
        _check_id(self.id)
        if len(self.sources) > _MOST_SOURCES:
            raise ValueError(
                say("has more than {most_sources} sources: keep those that a reader needs", most_sources=_MOST_SOURCES)
            )
        if isinstance(self.as_of, bool) or (self.as_of and not is_partial_date(self.as_of)):
            raise ValueError(
                say("‘{as_of}’ is not a date: write 2026-06-30, or 2026-06, or 2026", as_of=str(self.as_of)[:20])
            )


@dataclass(frozen=True, slots=True)
class Case:
    """A person or an incident, and what happened."""

    id: str = field(default="", metadata=described("A short name for it, such as arrest-june. Never printed."))
    name: str = field(default="", metadata=described("Who, or what the incident is called."))
    what: str = field(default="", metadata=described("What happened."))
    date: str | int = field(
        default="", metadata=described("When: 2026-06-30, 2026-06, 2026, or words, such as in the night of 3 June.")
    )
    place: str = field(default="", metadata=described("Where."))
    status: str = field(default="", metadata=described("How it stands now, such as released on bail."))
    source: str = field(
        default="",
        metadata=described("Where it can be checked: an id of `sources`, or plain text; a footnote."),
    )

    def __post_init__(self) -> None:
        if self.id:
            _check_id(self.id)
        if not (self.name.strip() or self.what.strip()):
            raise ValueError(say("needs a `name`, or `what` happened"))
        if isinstance(self.date, bool) or (
            (isinstance(self.date, int) or DATE_LIKE.match(self.date.strip())) and not is_partial_date(self.date)
        ):
            raise ValueError(
                say("‘{date}’ is not a date: write it as 2026-11-30, or in words", date=str(self.date)[:20])
            )

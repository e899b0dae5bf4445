"""Who has accepted which treaty, and what a table of parties does not know.

A treaty is held against a State only if the State has accepted it. So each treaty has a table of its own
(`data/parties/<id of the norm>.yaml`), with the day that it describes and where it was read; only the tables that are
asked for are opened. A table in another library folder (`parties/<id of the norm>.yaml`) replaces the shipped one.

    as_of          the day that the table describes; the month or the year where the day is not known
    source         where it was read, `checked` on which day
    complete       no party is missing: a State that is not listed is none
    open_to        only these States can accept the treaty: an organisation or region of `languages/states.py`
    parties        State: the day on which it deposited its instrument. A year where only the year is certain, ~ where
                   not even that; a State that succeeded to the treaty has the day of its notice, and was bound before
    left           State: {since: …, until: the day from which it was no party}
    leaving        State: the day on which a withdrawal that it has notified takes effect; it is in `parties` as well
    signed         State: the day of its signature, of those that did no more
    will_not_join  those of them that have told the depositary that they will not become parties
    by_succession  parties that gave notice of succession, as far as it is known
    unconfirmed    States whose row was seen in no source: no answer is given for them
    notes          State: what else to know, in English

The answer for a State is one of three: it is a party, it is none, it is not known.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from letterkit.languages import states
from letterkit.tags import iso_date

Answer = Literal["party", "not-party", "unknown"]
Reason = Literal[
    "party",
    "leaving",
    "later",
    "left",
    "signed",
    "not-listed",
    "not-open",
    "unconfirmed",
    "same-time",
    "due",
    "no-table",
]
"""Why the answer is what it is.

    party        it is a party; leaving: and has notified that it will leave on `until`
    later        it became a party after the day asked for, on `since`
    left         it was a party and left on `until`
    signed       it has signed and no more
    not-listed   the table does not have it: not a party if the table is complete, otherwise not known
    not-open     the treaty is open to others only
    unconfirmed  it is said to be a party (to have signed, to have left), and no source was seen
    same-time    the day asked for is in the year in which it accepted, or was bound by succession before; not known
    due          its withdrawal was to take effect before the day asked for, after the day of the table; not known
    no-table     there is no table for this norm
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a State has accepted a treaty, on a day or as its table says.

    `since` and `until` are an ISO day, a year, or empty where that is not known. `as_of` is the day of the table, as
    it is written there.
    """

    norm: str
    state: str
    answer: Answer
    reason: Reason
    since: str = ""
    until: str = ""
    signed: str = ""
    will_not_join: bool = False
    by_succession: bool = False
    as_of: str = ""
    note: str = ""

    @property
    def is_party(self) -> bool:
        return self.answer == "party"

    @property
    def is_not_party(self) -> bool:
        return self.answer == "not-party"

    @property
    def since_year(self) -> int | None:
        """The year in which the State accepted the treaty; None where it is not known."""
        return int(self.since[:4]) if self.since else None


@dataclass(frozen=True, slots=True)
class PartyTable:
    """The parties of a treaty. Keys of the mappings are ISO codes; see the module for the rest."""

    norm: str
    as_of: str
    checked: dt.date
    source: tuple[str, ...]
    complete: bool = False
    open_to: str = ""
    parties: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    leaving: Mapping[str, str] = field(default_factory=dict)
    signed: Mapping[str, str] = field(default_factory=dict)
    will_not_join: tuple[str, ...] = ()
    by_succession: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    def standing(self, state: str, day: dt.date | None = None) -> Standing:
        """Return whether a State, by its code, is a party on a day; without one, on the day of the table."""
        answer, reason = self._answer(state, day)
        since, until = self.left.get(state, (self.parties.get(state, ""), self.leaving.get(state, "")))
        return Standing(
            norm=self.norm,
            state=state,
            answer=answer,
            reason=reason,
            since=since,
            until=until,
            signed=self.signed.get(state, ""),
            will_not_join=state in self.will_not_join,
            by_succession=state in self.by_succession,
            as_of=self.as_of,
            note=self.notes.get(state, ""),
        )

    def _answer(self, state: str, day: dt.date | None) -> tuple[Answer, Reason]:
        if state in self.unconfirmed:
            return "unknown", "unconfirmed"
        if state in self.parties or state in self.left:
            return self._answer_for_party(state, day)
        row = states.state(state)
        if self.open_to and row is not None and self.open_to not in row.member_of:
            return "not-party", "not-open"
        reason: Reason = "signed" if state in self.signed else "not-listed"
        return ("not-party" if self.complete else "unknown"), reason

    def _answer_for_party(self, state: str, day: dt.date | None) -> tuple[Answer, Reason]:
        since, until = self.left.get(state, (self.parties.get(state, ""), ""))
        leaving = iso_date(self.leaving.get(state, ""))
        left = iso_date(until)
        if left and (day is None or day >= left):
            return "not-party", "left"
        if day is None:
            return "party", "leaving" if leaving else "party"
        accepted = self._had_accepted(state, since, day)
        if accepted is not True:
            return ("unknown", "same-time") if accepted is None else ("not-party", "later")
        if leaving and day >= leaving:  # unless the notice was taken back, of which the table cannot know
            return "unknown", "due"
        return "party", "leaving" if leaving else "party"

    def _had_accepted(self, state: str, since: str, day: dt.date) -> bool | None:
        """Return whether a party had accepted by a day; None where that is not certain."""
        first, last = period(since) if since else (dt.date.min, period(self.as_of)[1])
        if day >= last:
            return True
        return False if day < first and state not in self.by_succession else None


_MONTHS: Final = 12


def period(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a day, month or year: 2015-03 is 1 to 31 March. Raises ValueError."""
    if len(text) == len("2015-03-31"):
        return dt.date.fromisoformat(text), dt.date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:] or 0)
    first = dt.date(year, month or 1, 1)
    after = dt.date(year, month + 1, 1) if 0 < month < _MONTHS else dt.date(year + 1, 1, 1)
    return first, after - dt.timedelta(days=1)

"""What `letterkit norms` says of the parties to a treaty: the table's day and size, and where one State stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Final

from letterkit.languages import states
from letterkit.languages.language import Language
from letterkit.languages.states import State
from letterkit.library.library import Library
from letterkit.norms.norm import Norm
from letterkit.norms.parties import PartyTable, Reason, Standing
from letterkit.tags import iso_date
from letterkit.wording import say, say_list, say_worded, worded

NOT_EXAMINED: Final = worded("Reservations and declarations were not examined.")
DATES: Final = worded(
    "A date is the day on which the State deposited its instrument; the treaty binds it some time after."
)
_OPEN_TO: Final = {
    "african-union": worded("members of the African Union"),
    "arab-league": worded("members of the League of Arab States"),
    "council-of-europe": worded("members of the Council of Europe"),
    "latin-america-caribbean": worded("States of Latin America and the Caribbean"),
    "oas": worded("members of the Organization of American States"),
}
_OTHERS: Final = worded("others")
_BINDING: Final = ("charter", "treaty")


def summary(table: PartyTable, language: Language) -> str:
    """Return how many parties a table has, on which day, and how far it can be relied on."""
    number = len(table.parties)
    date = _date(table.as_of, language)
    if table.complete:
        return say("{number} as of {date} (complete)", number=number, date=date)
    return say("{number} as of {date} (not complete: a State that it lacks may be a party)", number=number, date=date)


def table_lines(table: PartyTable, language: Language) -> Iterator[str]:
    """Yield every party with its date, those that have left and those that have only signed."""
    for heading, codes in (
        (say("Parties"), table.parties),
        (say("Parties no longer"), table.left),
        (say("Signed, and no more"), table.signed),
    ):
        if codes:
            yield f"\n{heading}:"
        rows = [row for row in map(states.state, codes) if row]
        for row in sorted(rows, key=lambda row: row.label()):
            standing = table.standing(row.code)
            yield f"  {row.code}  {row.label()}: {_short(standing, language) or say('date not known')}"


def standing_lines(norm: Norm, state: State, library: Library, language: Language, today: dt.date) -> Iterator[str]:
    """Yield whether a State is a party to a norm, since when, and how that is known."""
    standing = library.norms.parties.standing(norm.id, state.code, today)
    table = library.norms.parties.table(norm.id)
    if table is None:
        if norm.kind in _BINDING:
            yield say(
                "{label} ({code}): not known. There is no table of its parties in the library.",
                label=state.label(),
                code=state.code,
            )
        else:
            yield say("This is not a treaty, so it has no parties.")
        return
    yield f"{state.label()} ({state.code}): {_sentence(standing, table, language)}"
    if standing.note:
        yield standing.note
    yield ""
    yield say(
        "As of {date}; read on {format_date}.",
        date=_date(table.as_of, language),
        format_date=language.format_date(table.checked),
    )
    if standing.since:
        yield say_worded(DATES)
    yield say_worded(NOT_EXAMINED)
    for address in table.source:
        yield f"Source: {address}"


def table_data(table: PartyTable | None, *, whole: bool) -> dict[str, Any] | None:
    """Return a table as data: its day, source and size, with its States if `whole`; None where there is none."""
    if table is None:
        return None
    data = {key: getattr(table, key) for key in ("as_of", "checked", "source", "complete", "open_to")}
    data["number"] = len(table.parties)
    data["reservations_examined"] = False
    if whole:
        data |= {key: getattr(table, key) for key in ("parties", "left", "leaving", "signed", "will_not_join")}
        data |= {key: getattr(table, key) for key in ("by_succession", "unconfirmed", "notes")}
    return data


def accepted_lines(
    chosen: Sequence[Norm], state: State, library: Library, language: Language, today: dt.date
) -> Iterator[str]:
    """Yield the treaties that a State has accepted, each with its date, and at the end what is not known."""
    tables = library.norms.parties
    standings = [tables.standing(norm.id, state.code, today) for norm in chosen if norm.id in tables.ids]
    by_id = {norm.id: norm for norm in chosen}
    for standing in standings:
        if standing.is_party:
            norm = by_id[standing.norm]
            name = norm.localized("short", language.tag) or norm.text("title", language.tag)
            yield f"{norm.id:<28} {name}: {_short(standing, language) or say('party; the date is not known')}"
    against = [standing.norm for standing in standings if standing.is_not_party and standing.reason != "not-open"]
    unknown = [standing.norm for standing in standings if standing.answer == "unknown"]
    without = [norm.id for norm in chosen if norm.kind in _BINDING and norm.id not in tables.ids]
    yield ""
    for label, ids in (
        (say("Not a party"), against),
        (say("Not known"), unknown),
        (say("No table of parties"), without),
    ):
        if ids:
            yield f"{label}: {say_list(ids)}."
    yield say(
        "`letterkit norms show ID --for {code}` has the source and the day of each. {not_examined}",
        code=state.code,
        not_examined=say_worded(NOT_EXAMINED),
    )


# -- words ----------------------------------------------------------------------------------------------


def _date(text: str, language: Language) -> str:
    """Return a day in words; a month or a year as it is."""
    day = iso_date(text)
    return language.format_date(day) if day else text


def _short(standing: Standing, language: Language) -> str:
    """Return the dates of a State in a few words."""
    since, until = _date(standing.since, language), _date(standing.until, language)
    if standing.reason == "unconfirmed":
        return say("not confirmed")
    if standing.reason == "left":
        if since:
            return say("left on {until}, party since {since}", until=until, since=since)
        return say("left on {until}", until=until)
    if not standing.is_party:
        return say("signed on {day}", day=_date(standing.signed, language)) if standing.signed else ""
    parts = (
        say("since {date}", date=since) if since else "",
        say("by succession") if standing.by_succession else "",
        say("leaves on {until}", until=until) if standing.reason == "leaving" else "",
    )
    return say_list(filter(None, parts))


def _sentence(standing: Standing, table: PartyTable, language: Language) -> str:
    """Return where a State stands, as a sentence after its name."""
    until = _date(standing.until, language)
    words: dict[Reason, str] = {
        "party": _party(standing, language),
        "leaving": say(
            "{party} It has notified its withdrawal, which takes effect on {until}.",
            party=_party(standing, language),
            until=until,
        ),
        "later": say("not a party before {date}.", date=_date(standing.since, language)),
        "left": _left(standing, language),
        "signed": _signed(standing, language),
        "not-listed": say("not a party.")
        if table.complete
        else say("not known. The table is not complete, and lacks it."),
        "not-open": say(
            "not a party. The treaty is open to {open_to}.",
            open_to=say_worded(_OPEN_TO.get(table.open_to, _OTHERS)),
        ),
        "unconfirmed": say("not known. What is said of it was seen in no source."),
        "same-time": say("a party; since when exactly is not known."),
        "due": say("not known. Its withdrawal was to take effect on {until}, after the day of the table.", until=until),
        "no-table": say("not known."),
    }
    return words[standing.reason]


def _party(standing: Standing, language: Language) -> str:
    if not standing.since:
        return say("a party; since when is not known.")
    if standing.by_succession:
        return say(
            "a party by succession, of which it gave notice on {date}; bound before.",
            date=_date(standing.since, language),
        )
    if iso_date(standing.since):
        return say("a party since {date}.", date=_date(standing.since, language))
    return say("a party since {since}; the day is not confirmed.", since=standing.since)


def _left(standing: Standing, language: Language) -> str:
    until = _date(standing.until, language)
    if standing.since:
        since = _date(standing.since, language)
        return say("not a party. It was a party since {since}, until {until}.", since=since, until=until)
    return say("not a party. It was a party, until {until}.", until=until)


def _signed(standing: Standing, language: Language) -> str:
    date = _date(standing.signed, language)
    if not standing.is_not_party:
        if date:
            return say(
                "not known. It signed on {date}; whether it has become a party since, the table does not say.",
                date=date,
            )
        return say("not known. It has signed; whether it has become a party since, the table does not say.")
    if standing.will_not_join:
        if date:
            return say(
                "not a party. It signed on {date} and has told the depositary that it does not intend to become one.",
                date=date,
            )
        return say("not a party. It has signed and has told the depositary that it does not intend to become one.")
    return say("not a party. It signed on {date}.", date=date) if date else say("not a party. It has signed.")

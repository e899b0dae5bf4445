"""Who is a party: three answers, and never a certain one where the table does not know."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import states
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.parties import PartyTable, Standing, period

PARTIES = NormLibrary().parties

TOTALS = {
    "un-charter": 193,
    "genocide-convention": 153,
    "geneva-conventions-1949": 196,
    "ap-i-1977": 175,
    "ap-ii-1977": 170,
    "rome-statute": 125,
    "iccpr": 175,
    "iccpr-op1": 116,
    "iccpr-op2": 92,
    "icescr": 173,
    "icerd": 182,
    "cedaw": 189,
    "cat": 175,
    "opcat": 96,
    "crc": 196,
    "crc-opac": 173,
    "icrmw": 60,
    "crpd": 193,
    "ced": 78,
    "att": 117,
    "refugee-convention-1951": 146,
    "refugee-protocol-1967": 147,
    "achpr": 54,
    "maputo-protocol": 45,
    "kampala-convention": 34,
    "oau-refugee-convention": 47,
    "echr": 46,
    "achr": 23,
    "escazu": 18,
    "arab-charter": 16,
}
"""How many parties each treaty had on the day of its table, as its depositary or supervisor counts them."""


def table(norm: str) -> PartyTable:
    found = PARTIES.table(norm)
    assert found is not None
    return found


@pytest.mark.parametrize(("norm", "total"), TOTALS.items())
def test_each_table_has_as_many_parties_as_the_depositary_counts(norm: str, total: int) -> None:
    assert len(table(norm).parties) == total


def test_every_table_is_counted() -> None:
    assert set(PARTIES.ids) == set(TOTALS)


def test_a_row_that_was_seen_in_no_source_has_no_date_and_no_answer() -> None:
    unconfirmed = [(table(norm), state) for norm in PARTIES.ids for state in table(norm).unconfirmed]
    assert len(unconfirmed) == 45
    for rows, state in unconfirmed:
        assert not rows.parties.get(state) and not rows.signed.get(state)
        assert rows.standing(state).answer == "unknown"


def test_a_year_stands_where_only_the_year_is_known() -> None:
    assert {len(since) for since in table("achpr").parties.values()} == {len("1986")}
    assert {len(since) for since in table("iccpr").parties.values()} == {len("1995-06-21")}


KNOWN = """
SN un-charter 1960-09-28|GT att 2016-07-12|IT icerd 1976-01-05|DE cedaw 1985-07-10|TT crpd 2015-06-25|US iccpr 1992-06-08
ME iccpr-op1 2006-10-23|GB icerd 1969-03-07|ZA opcat 2019-06-20|TJ icescr 1999-01-04|MC icerd 1995-09-27
EE rome-statute 2002-01-30|HU iccpr-op1 1988-09-07|KE crc-opac 2002-01-28|KR un-charter 1991-09-17|LS iccpr-op1 2000-09-06
BZ icescr 2015-03-09|CH un-charter 2002-09-10|BS att 2014-09-25|EC icrmw 2002-02-05|AU iccpr-op1 1991-09-25
ME un-charter 2006-06-28|CR genocide-convention 1950-10-14|AT crc-opac 2002-02-01|GD crpd 2014-08-27
NL refugee-protocol-1967 1968-11-29|ZW crpd 2013-09-23|RO icerd 1970-09-15|PH crc-opac 2003-08-26|RO un-charter 1955-12-14
MR crpd 2012-04-03|OM un-charter 1971-10-07|RO crc-opac 2001-11-10|YE icescr 1987-02-09|CD crpd 2015-09-30
NO iccpr-op1 1972-09-13|LV opcat 2021-12-10|CI icerd 1973-01-04|CL iccpr-op1 1992-05-27|KN icerd 2006-10-13
"""
"""Forty cells, each read in two sources."""


@pytest.mark.parametrize("cell", KNOWN.replace("\n", "|").strip("|").split("|"))
def test_cells_that_two_sources_have(cell: str) -> None:
    state, norm, since = cell.split()
    standing = PARTIES.standing(norm, state)
    assert (standing.answer, standing.since) == ("party", since)


@pytest.mark.parametrize(
    ("norm", "state", "answer", "reason"),
    [
        ("iccpr", "UG", "party", "party"),
        ("iccpr", "MM", "not-party", "not-listed"),
        ("iccpr", "CN", "not-party", "signed"),
        ("crc", "US", "not-party", "signed"),
        ("rome-statute", "MM", "not-party", "not-listed"),
        ("rome-statute", "US", "not-party", "signed"),
        ("rome-statute", "BI", "not-party", "left"),
        ("rome-statute", "NE", "party", "leaving"),
        ("rome-statute", "HU", "party", "party"),
        ("echr", "RU", "not-party", "left"),
        ("echr", "UG", "not-party", "not-open"),
        ("achpr", "MA", "not-party", "not-listed"),
        ("escazu", "PE", "unknown", "signed"),
        ("escazu", "FR", "not-party", "not-open"),
        ("achr", "VE", "not-party", "left"),
        ("maputo-protocol", "TN", "unknown", "unconfirmed"),
        ("genocide-convention", "MU", "unknown", "unconfirmed"),
        ("genocide-convention", "ID", "unknown", "not-listed"),
        ("crpd", "EU", "party", "party"),
        ("geneva-conventions-1949", "PS", "party", "party"),
        ("wso-2005", "UG", "unknown", "no-table"),
        ("iccpr", "XK", "not-party", "not-listed"),
    ],
)
def test_the_answer_is_one_of_three(norm: str, state: str, answer: str, reason: str) -> None:
    standing = PARTIES.standing(norm, state)
    assert (standing.answer, standing.reason) == (answer, reason)


@pytest.mark.parametrize(
    ("norm", "state", "day", "answer", "reason"),
    [
        ("iccpr", "UG", "1995-06-20", "not-party", "later"),
        ("iccpr", "UG", "1995-06-21", "party", "party"),
        ("achpr", "UG", "1985-12-31", "not-party", "later"),
        ("achpr", "UG", "1986-03-01", "unknown", "same-time"),
        ("achpr", "UG", "1986-12-31", "party", "party"),
        ("iccpr", "HR", "1991-11-20", "unknown", "same-time"),  # bound by succession before its notice
        ("rome-statute", "BI", "2004-09-20", "not-party", "later"),
        ("rome-statute", "BI", "2015-05-01", "party", "party"),
        ("rome-statute", "BI", "2017-10-27", "not-party", "left"),
        ("rome-statute", "NE", "2027-06-17", "party", "leaving"),
        ("rome-statute", "NE", "2027-06-18", "unknown", "due"),
        ("arab-charter", "MR", "2020-01-01", "unknown", "same-time"),
        ("arab-charter", "MR", "2021-01-31", "party", "party"),
    ],
)
def test_the_answer_for_a_day(norm: str, state: str, day: str, answer: str, reason: str) -> None:
    standing = PARTIES.standing(norm, state, dt.date.fromisoformat(day))
    assert (standing.answer, standing.reason) == (answer, reason)


def test_a_standing_says_since_when_and_what_else_is_known() -> None:
    uganda, united_states = PARTIES.standing("iccpr", "UG"), PARTIES.standing("rome-statute", "US")
    assert (uganda.since_year, uganda.as_of, uganda.is_party, uganda.is_not_party) == (1995, "2026-02-03", True, False)
    assert (united_states.signed, united_states.will_not_join, united_states.since_year) == ("2000-12-31", True, None)
    assert PARTIES.standing("iccpr", "HR").by_succession
    assert PARTIES.standing("rome-statute", "VE").until == "2027-07-24"
    assert PARTIES.standing("rome-statute", "HU").note.startswith("Its notice of withdrawal")


def test_what_a_state_has_accepted_is_answered_for_every_table() -> None:
    standings = PARTIES.accepted_by("UG")
    assert [standing.norm for standing in standings] == list(PARTIES.ids)
    accepted = {standing.norm for standing in standings if standing.is_party}
    assert {"iccpr", "rome-statute", "achpr", "cat"} <= accepted and "echr" not in accepted


@given(st.sampled_from(PARTIES.ids), st.sampled_from(states.codes()), st.none() | st.dates())
def test_an_answer_is_certain_only_where_the_table_is(norm: str, state: str, day: dt.date | None) -> None:
    rows, standing = table(norm), PARTIES.standing(norm, state, day)
    assert standing.answer in ("party", "not-party", "unknown")
    if state in rows.unconfirmed:
        assert standing.answer == "unknown"
    if standing.is_party:
        assert state in rows.parties or state in rows.left
        if day and standing.since:
            assert day >= period(standing.since)[0]
    if standing.is_not_party and state not in (*rows.parties, *rows.left):
        assert rows.complete or standing.reason == "not-open"
    if state not in (*rows.parties, *rows.left):
        assert standing == rows.standing(state)  # a day changes nothing


@given(st.sampled_from(PARTIES.ids), st.sampled_from(states.codes()), st.dates(), st.dates())
def test_a_party_stays_one_until_it_leaves(norm: str, state: str, one: dt.date, other: dt.date) -> None:
    first, then = (PARTIES.standing(norm, state, day) for day in sorted((one, other)))
    if first.is_party and then.is_not_party:
        assert then.reason == "left"
    if then.is_party:
        assert first.answer != "not-party" or first.reason == "later"


def test_a_period_is_a_day_a_month_or_a_year() -> None:
    assert period("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert period("2024-12") == (dt.date(2024, 12, 1), dt.date(2024, 12, 31))
    assert period("2024") == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert period("2024-02-03") == (dt.date(2024, 2, 3),) * 2


def test_a_standing_of_a_norm_without_a_table_is_not_known() -> None:
    assert PARTIES.standing("wso-2005", "UG") == Standing("wso-2005", "UG", "unknown", "no-table")

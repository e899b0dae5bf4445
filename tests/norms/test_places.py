"""What a row knows of the places that a writer typed: each by itself, and none dropped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.norms.norm import Norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators
from letterkit.norms.places import PlaceIndex

SHIPPED = NormLibrary()
ALL = [*SHIPPED]
TREATY = ("art. 2", "art. 9(1)", "art. 9(3)", "art. 14(1)", "art. 14(2)", "art. 14(3)", "art. 17", "art. 19(3)(b)")
RESOLUTION = ("preamble", "para. 138", "para. 139", "para. 3(c)", "annex, principle 4", "annex, para. 2")
GENEVA = (
    "common art. 1",
    "common art. 3",
    "Convention IV, art. 49(6)",
    "Convention III, art. 13",
    "Convention IV, art. 33",
)


def found(row: tuple[str, ...], reference: str) -> str:
    """Return the places as printed, each with its pinpoint after `=` or the wider one after `<`, and `?` without one."""
    return " | ".join(
        f"{at} ?" if number is None else f"{at} < {row[number]}: {narrower}" if narrower else f"{at} = {row[number]}"
        for at, number, narrower, _ in PlaceIndex(row, "art").find(reference)
    )


@pytest.mark.parametrize(
    ("row", "reference", "places"),
    [
        (TREATY, "art. 17", "art. 17 = art. 17"),
        (TREATY, "Article II", "art. 2 = art. 2"),
        (TREATY, "art. 2(1)", "art. 2(1) < art. 2: para. 1"),
        (TREATY, "art. 2(1)(a)", "art. 2(1)(a) < art. 2: para. 1(a)"),
        (TREATY, "art. 2(a)", "art. 2(a) < art. 2: subpara. (a)"),
        (TREATY, "art. 2(1)-(3)", "art. 2(1)-(3) < art. 2: paras. 1-3"),
        (TREATY, "art. 9", "art. 9(1) = art. 9(1) | art. 9(3) = art. 9(3)"),  # two that are known stand for it
        (TREATY, "art. 14", "art. 14 ?"),  # three would be a choice
        (TREATY, "art. 19(3)", "art. 19(3)(b) = art. 19(3)(b)"),
        (TREATY, "art. 19.3.b", "art. 19(3)(b) = art. 19(3)(b)"),
        (TREATY, "art. 9(2)", "art. 9(2) ?"),
        (TREATY, "17, 2 and 40", "art. 17 = art. 17 | art. 2 = art. 2 | art. 40 ?"),
        (TREATY, "para. 17", "para. 17 ?"),
        (TREATY, "arts. 15-19", "arts. 15-16 ? | art. 17 = art. 17 | art. 18 ? | art. 19(3)(b) = art. 19(3)(b)"),
        (TREATY, "arts. I-III", "art. I ? | art. 2 = art. 2 | art. III ?"),
        (TREATY, "art. 14(2)-(4)", "art. 14(2) = art. 14(2) | art. 14(3) = art. 14(3) | art. 14(4) ?"),
        (TREATY, "arts. 30-40", "arts. 30-40 ?"),
        (TREATY, "art. 17 and the part on privacy", "art. 17 = art. 17"),
        (TREATY, "the part on privacy", "the part on privacy ?"),
        (TREATY, "art. 17, second sentence", "art. 17, second sentence = art. 17"),
        (TREATY, "17; art. 17", "art. 17 = art. 17"),
        (RESOLUTION, "paras. 138-140", "para. 138 = para. 138 | para. 139 = para. 139 | para. 140 ?"),
        (RESOLUTION, "OP139", "para. 139 = para. 139"),
        (RESOLUTION, "para. 3", "para. 3(c) = para. 3(c)"),
        (RESOLUTION, "para. 3(d)", "para. 3(d) ?"),
        (RESOLUTION, "para. 139(b)", "para. 139(b) < para. 139: subpara. (b)"),
        (RESOLUTION, "PP4", "preamble, para. 4 ?"),
        (RESOLUTION, "principle 4", "annex, principle 4 = annex, principle 4"),
        (RESOLUTION, "para. 2", "para. 2 ?"),  # a paragraph of the resolution, not of its annex
        (RESOLUTION, "annex, para. 2", "annex, para. 2 = annex, para. 2"),
        (("rule 4",), "annex, rule 4", "rule 4 = rule 4"),
        (("para. 5",), "GC 36, para. 5", "para. 5 = para. 5"),
        (GENEVA, "common article 3", "common art. 3 = common art. 3"),
        (GENEVA, "art. 3", "common art. 3 = common art. 3"),
        (GENEVA, "Convention III, art. 3(1)", "Convention III, art. 3(1) < common art. 3: para. 1"),
        (GENEVA, "GC IV art 49(6)", "Convention IV, art. 49(6) = Convention IV, art. 49(6)"),
        (GENEVA, "Convention IV, art. 49", "Convention IV, art. 49(6) = Convention IV, art. 49(6)"),
        (GENEVA, "art. 49", "art. 49 ?"),  # each of the four has one
        (
            GENEVA,
            "Fourth Geneva Convention, arts. 32-34",
            "Convention IV, art. 32 ? | Convention IV, art. 33 = Convention IV, art. 33 | Convention IV, art. 34 ?",
        ),
        (
            ("paras. 2-6", "para. 9"),
            "paras. 1-10",
            "para. 1 ? | paras. 2-6 = paras. 2-6 | paras. 7-8 ? | para. 9 = para. 9 | para. 10 ?",
        ),
        (("paras. 2-6",), "para. 4", "para. 4 ?"),  # what they say together is not what one of them says
        (("paras. 2-6",), "paras. 4-8", "paras. 4-8 ?"),
        (("paras. 2-6", "para. 4"), "paras. 1-5", "paras. 1-3 ? | para. 4 = para. 4 | para. 5 ?"),
        (("arts. 2 and 4",), "art. 2", "art. 2 ?"),
        (("principle 11", "para. 11"), "11", "11 ?"),
        (("principle 12",), "principle 12, commentary", "principle 12, commentary < principle 12: commentary"),
        (("art. 5bis",), "art. 5 bis", "art. 5bis = art. 5bis"),
        (("art. 3",), "arts. 5 bis to 7", "arts. 5 bis-7 ?"),
        ((), "", ""),
    ],
)
def test_each_place_is_looked_up_by_itself(row: tuple[str, ...], reference: str, places: str) -> None:
    assert found(row, reference) == places


@pytest.mark.parametrize(
    ("name", "reference", "place"),
    [
        ("iccpr", "ICCPR, art. 9", "art. 9"),
        ("iccpr", "art. 17 of the ICCPR", "art. 17"),
        ("iccpr", "International Covenant on Civil and Political Rights, art. 17", "art. 17"),
        ("hrcttee-gc-36", "general comment No. 36, para. 23", "para. 23"),
        ("hrcttee-gc-36", "para. 23 of general comment No. 36", "para. 23"),
        ("hrcttee-gc-36", "GC 36, para. 400", "para. 400"),
        ("cedaw-gr-35", "general recommendation 35, para. 24", "para. 24"),
        ("cedaw-gr-35", "para. 24 of GR 35", "para. 24"),
        ("s-res-2417", "S/RES/2417 (2018), para. 5", "para. 5"),
        ("s-res-2417", "paragraph 5 of resolution 2417 (2018)", "para. 5"),
        ("wso-2005", "World Summit Outcome, para. 139", "para. 139"),
        ("wso-2005", "second pillar, para. 139", "second pillar, para. 139"),  # a part that the row does not know
    ],
)
def test_the_name_of_the_text_may_be_repeated(name: str, reference: str, place: str) -> None:
    assert [found.at for found in SHIPPED.get(name).places(reference)] == [place]


PLACES = st.builds(
    lambda kind, numbers, joint: f"{kind} {joint.join(numbers)}".strip(),
    st.sampled_from(["art.", "arts", "paras.", "§", "статьи", "artículos", "المواد", "rule", "annex, para.", ""]),
    st.lists(
        st.builds(
            lambda number, rest: f"{number}{rest}",
            st.integers(1, 400),
            st.sampled_from(["", "", "(1)", "(3)(b)", ".2"]),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([", ", " and ", "-", " et ", " и ", " to ", "–"]),
)


@given(st.sampled_from(ALL), st.lists(PLACES, min_size=1, max_size=3).map("; ".join))
def test_no_place_is_dropped_whatever_the_row_knows(norm: Norm, reference: str) -> None:
    places = norm.places(reference)
    covered = {number for place in places for number in numbers(place.at)}
    assert numbers(reference) <= covered
    assert all(place.pinpoint is None or place.pinpoint in norm.pinpoints for place in places)


def numbers(reference: str) -> set[str]:
    """Return the first and the last numbers of a reference."""
    return {number[0] for one in parse_locators(reference) for number in (one.first, one.last) if number}


@pytest.mark.parametrize("norm", ALL, ids=lambda norm: norm.id)
def test_every_pinpoint_of_a_row_is_found_by_its_own_name(norm: Norm) -> None:
    for pinpoint in norm.pinpoints:
        assert pinpoint.at in [place.at for place in norm.places(pinpoint.at)] or "and" in pinpoint.at


@given(st.text(max_size=60) | st.from_regex(r"(paras?\. |arts?\. |[0-9IVX(), .-]){0,12}", fullmatch=True))
def test_any_text_can_be_asked_for(typed: str) -> None:
    norm = SHIPPED.get("un-charter")
    assert all(place.at for place in norm.places(typed))
    assert bool(norm.places(typed)) == bool(re.sub(r"[;；؛\s]", "", typed))


@pytest.mark.parametrize("typed", ["annex ² para. 3", "annex ①, para. 3", "Convention ², art. 3", "GC ²", "art. ²-③"])
def test_figures_that_are_no_numbers_are_no_trouble(typed: str) -> None:
    assert found(TREATY, typed)


def test_words_that_are_no_place_may_be_a_pinpoint() -> None:
    assert found(("the part on arrest", "art. 12"), "the part on arrest; art. 12").startswith("the part on arrest = ")


def test_a_bare_number_is_never_the_whole_text() -> None:
    assert found(("art. 12", "whole"), "12; 23 and 55(2)") == "art. 12 = art. 12 | art. 23 ? | art. 55(2) ?"


def test_a_number_without_end_is_no_trouble() -> None:
    assert len(SHIPPED.get("wso-2005").places("paras. 1-" + "9" * 10_000)) < 20

"""Pinpoints: what they name, and which of them a reference covers as a whole."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.norms.norm import Norm, Pinpoint
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators

SHIPPED = NormLibrary()


@pytest.mark.parametrize(
    ("name", "at", "covered"),
    [
        ("wso-2005", "para. 139", ["para. 139"]),
        ("wso-2005", "paras. 138-139", ["para. 138", "para. 139"]),
        ("wso-2005", "paras. 138–139", ["para. 138", "para. 139"]),
        ("wso-2005", "paras 138 and 139", ["para. 138", "para. 139"]),
        ("wso-2005", "paragraphs 138 to 140", ["para. 138", "para. 139", "para. 140"]),
        ("wso-2005", "paras. 138-9", ["para. 138", "para. 139"]),
        ("wso-2005", "139; 132", ["para. 132", "para. 139"]),
        ("wso-2005", "§§ 138-139", ["para. 138", "para. 139"]),
        ("wso-2005", "para. 13", []),
        ("wso-2005", "paras. 1-137", ["para. 132"]),
        ("wso-2005", "para. 139(2)", []),
        ("wso-2005", "art. 139", []),
        ("wso-2005", "page 139", []),
        ("wso-2005", "", []),
        ("iccpr", "arts. 21 and 22", ["art. 21", "art. 22", "art. 22(1)", "art. 22(2)"]),
        ("iccpr", "Articles 16, 21 and 26", ["art. 16", "art. 21", "art. 26"]),
        ("iccpr", "art. 2", ["art. 2", "art. 2(1)", "art. 2(2)", "art. 2(3)"]),
        ("iccpr", "art. 20", ["art. 20", "art. 20(1)", "art. 20(2)"]),
        ("iccpr", "art. 20, para. 2", ["art. 20(2)"]),
        ("iccpr", "art. 9(1)", ["art. 9(1)"]),
        ("iccpr", "art. 16(1)", []),
        ("un-charter", "art. 2", ["art. 2(2)", "art. 2(3)", "art. 2(4)", "art. 2(7)"]),
        ("un-charter", "art. 2(4)", ["art. 2(4)"]),
        ("un-charter", "Arts. 39-42", ["art. 39", "art. 41", "art. 42"]),
        ("un-charter", "art. 2(4) and (7)", ["art. 2(4)", "art. 2(7)"]),
        ("un-charter", "arts. 24, para. 1, and 25", ["art. 24(1)"]),
        ("un-charter", "art. 24, para. 1; art. 25", ["art. 24(1)", "art. 25"]),
        ("genocide-convention", "art. 1", ["art. I"]),
        ("genocide-convention", "Article III", ["art. III", "art. III(c)"]),
        ("genocide-convention", "arts. I-III", ["art. I", "art. II", "art. III", "art. III(c)"]),
        ("geneva-conventions-1949", "common article 3", ["common art. 3"]),
        ("geneva-conventions-1949", "Convention IV, art. 49", ["Convention IV, art. 49"]),
        ("geneva-conventions-1949", "art. 49", []),
        ("copenhagen-1990", "para. 9", ["para. 9.1", "para. 9.2", "para. 9.3"]),
        ("copenhagen-1990", "paras. (9.1) and (9.3)", ["para. 9.1", "para. 9.3"]),
        ("copenhagen-1990", "paras. 9.1-9.2", ["para. 9.1", "para. 9.2"]),
        ("moscow-1991", "paras. 1-16", ["paras. 1-16"]),
        ("moscow-1991", "para. 8", []),
        ("moscow-1991", "preamble and para. 23", ["preamble", "para. 23"]),
        ("s-res-1674", "operative paragraph 4", ["para. 4"]),
        ("s-res-1674", "OP4", ["para. 4"]),
        ("role-of-lawyers", "principles 16 to 18", ["principle 16", "principle 17", "principle 18"]),
        ("rome-statute", "art. 25(3)(e)", ["art. 25(3)(e)"]),
        ("rome-statute", "art. 25(3)", ["art. 25(3)(e)"]),
    ],
)
def test_a_reference_covers_the_pinpoints_inside_it(name: str, at: str, covered: list[str]) -> None:
    assert [pin.at for pin in SHIPPED.get(name).pinpoints_at(at)] == covered


@given(st.text(max_size=60) | st.from_regex(r"(paras?\. |arts?\. |[0-9IVX(), .-]){0,12}", fullmatch=True))
def test_any_text_can_be_asked_for(at: str) -> None:
    norm = SHIPPED.get("un-charter")
    assert all(one in norm.pinpoints for one in norm.pinpoints_at(at))


def test_a_number_without_end_is_no_trouble() -> None:
    assert SHIPPED.get("wso-2005").pinpoints_at("paras. 1-" + "9" * 10_000) is not None


@pytest.mark.parametrize(
    ("reference", "pinpoint", "covered"),
    [
        ("paras. 1-8", "paras. 2-6", True),
        ("paras. 2-6", "paras. 2-6", True),
        ("paras. 1-4", "paras. 2-6", False),  # its first half alone
        ("paras. 4-9", "paras. 2-6", False),  # its second half alone
        ("paras. 3-5", "paras. 2-6", False),
        ("paras. 1-3 and 4-8", "paras. 2-6", False),  # only together, which no clause can be sure of
        ("para. 2", "paras. 2-6", False),
        ("para. 6", "paras. 2-6", False),
        ("art. 4", "art. 4(2)-(4)", True),
        ("art. 4(2)-(3)", "art. 4(2)-(4)", False),
        ("art. 4(3)-(4)", "art. 4(2)-(4)", False),
        ("art. 5(2)-(4)", "art. 4(2)-(4)", False),
        ("arts. 3-5", "art. 4(2)-(4)", True),
        ("arts. 3-5", "arts. 3(2)-4(1)", True),
        ("arts. I-III", "arts. 2-3", True),
        ("arts. 2-3", "arts. 2 and 4", False),  # one of two
        ("arts. 2-4", "arts. 2 and 4", True),
        ("2-6", "paras. 2-6", True),
        ("paras. 2-6", "2-6", False),  # a bare number may be an article
        ("paras. 2-6", "arts. 2-6", False),
        ("annex, paras. 1-8", "paras. 2-6", False),
        ("paras. 1-8", "annex, paras. 2-6", False),
        ("annex, paras. 1-8", "Annex, paras. 2-6", True),
        ("preamble", "para. 2", False),
        ("para. 2", "preamble", False),
        ("paras. 6-2", "paras. 3-4", False),  # no range
    ],
)
def test_a_reference_covers_all_of_a_pinpoint_or_nothing(reference: str, pinpoint: str, covered: bool) -> None:
    asked, known = parse_locators(reference), parse_locators(pinpoint)
    assert asked and known
    norm = Norm("n", {}, {}, "treaty", (), dt.date(2026, 11, 22), pinpoints=(Pinpoint(pinpoint),))
    assert bool(norm.pinpoints_at(reference)) is covered


def spelled(pinpoint: str) -> list[str]:
    """Return each locator as kind, part, number and, for a range, its end."""
    numbers = [
        (parse_locator, ".".join(parse_locator.first), ".".join(parse_locator.last))
        for parse_locator in parse_locators(pinpoint)
    ]
    return [
        " ".join(filter(None, (one.within, one.kind, first if first == last else f"{first} to {last}")))
        for one, first, last in numbers
    ]


@pytest.mark.parametrize(
    ("pinpoint", "locators"),
    [
        ("preamble", ["preamble"]),
        ("fourth preambular paragraph", ["preamble"]),
        ("preambular para. 4", ["preamble 4"]),
        ("preamble, para. 4", ["preamble 4"]),
        ("preamble, para. 4, para. 5", ["preamble 4", "para 5"]),
        ("preamble and para. 4", ["preamble", "para 4"]),
        ("art. 2, para. 4", ["art 2.4"]),
        ("art. 2, para. (4)", ["art 2.4"]),
        ("art. 2 and para. 4", ["art 2", "para 4"]),
        ("art. 2, 4", ["art 2", "art 4"]),
        ("para. 2, para. 4", ["para 2", "para 4"]),
        ("para. 2, art. 4", ["para 2", "art 4"]),
        ("chapter 2, art. 4", ["chapter 2", "art 4"]),
        ("art. 7(1)(d) and (h)", ["art 7.1.d", "art 7.1.h"]),
        ("art. 25 (3) (e)", ["art 25.3.e"]),  # blanks before brackets make no other article of them
        ("art. 25 (3) (e) and (f)", ["art 25.3.e", "art 25.3.f"]),
        ("arts. 2-3 (1)", ["art 2", "art 3.1"]),
        ("art. II (c)", ["art 2.c"]),
        ("art. 4 (emphasis added)", ["art 4"]),
        ("arts. 25 (3) and 28 (a)", ["art 25.3", "art 28.a"]),
        ("paras. (9.1), (9.3)", ["para 9.1", "para 9.3"]),
        ("paras. (9.1) (9.3)", ["para 9.1", "para 9.3"]),
        ("paras. 8-12", ["para 8 to 12"]),
        ("paras. 138-9", ["para 138 to 139"]),
        ("arts. 20-3", ["art 20 to 23"]),
        ("paras. 5-5", ["para 5", "para 5"]),
        ("paras. 6-2", ["para 6", "para 2"]),
        ("art. 7(1)(a)-(c)", ["art 7.1.a to 7.1.c"]),
        ("arts. 2(1)-3(4)", ["art 2.1", "art 3.4"]),
        ("arts. 2(1)-3(1)", ["art 2.1", "art 3.1"]),
        ("arts. 2-3(1)", ["art 2", "art 3.1"]),
        ("to 5", ["5"]),
        ("arts. IX-XIV", ["art 9 to 14"]),
        ("art. XL", ["art 40"]),
        ("art. LXXXVIII", ["art 88"]),
        ("art. XC", ["art 90"]),
        ("art. CXI", ["art 111"]),
        ("art. 5 bis", ["art 5bis"]),
        ("art. 16a", ["art 16a"]),
        ("§ 3; OP4", ["para 3", "para 4"]),
        ("annex I, para. 2", ["annex i para 2"]),
        ("page 3", []),
    ],
)
def test_what_a_pinpoint_names(pinpoint: str, locators: list[str]) -> None:
    assert spelled(pinpoint) == locators

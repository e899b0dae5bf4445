"""Norms that a draft gives itself: found, searched and counted like those of the library, and before them."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.errors import UnknownName
from letterkit.letter.model import Draft
from letterkit.letter.norms_of_draft import OwnNorm, norm_id
from letterkit.library.library import open_library
from letterkit.norms.norm import WHOLE
from letterkit.norms.own_norms import NormsOfDraft, to_norm

LIBRARY = open_library()
LAW = OwnNorm(
    "Law on Safeguarding National Security",
    id="nsl-2020",
    short="National Security Law",
    symbol="L.N. 136 of 2020",
    kind="eu-law",
    date="2020-06-30",
    says={"article 12": "Nobody is punished.", "23": "Nobody is searched.", "whole": "It protects all."},
    source="Gazette",
)
COVENANT = OwnNorm("The Covenant as amended", id="iccpr", date=2026)
NORMS = NormsOfDraft(LIBRARY.norms, (LAW, COVENANT), "fr")


def test_a_norm_is_made_like_those_of_the_library() -> None:
    norm = to_norm(LAW, "fr")
    assert norm.own and norm.text("title", "fr") == norm.text("in_text", "en") == LAW.title
    assert (norm.kind, norm.symbol, norm.adopted, norm.source) == (
        "eu-law",
        LAW.symbol,
        dt.date(2020, 6, 30),
        ("Gazette",),
    )
    assert [point.at for point in norm.pinpoints] == ["art. 12", "art. 23", WHOLE]
    assert [place.pinpoint.localized("fr") for place in norm.places("12 et art. 23(1)") if place.pinpoint] == [
        "Nobody is punished.",
        "Nobody is searched.",
    ]
    assert norm.whole and norm.whole.localized("fr") == "It protects all."


def test_a_month_or_a_year_is_when_it_was_adopted() -> None:
    assert (to_norm(COVENANT, "en").adopted, to_norm(COVENANT, "en").adopted_in) == (None, "2026")
    assert to_norm(OwnNorm("x", date="2026-03"), "en").adopted_in == "2026-03"


def test_a_bare_number_is_of_the_kind_of_the_other_places() -> None:
    norm = to_norm(OwnNorm("x", says={"art. 12": "One.", "23": "Two.", "whole": "All."}), "en")
    assert [point.at for point in norm.pinpoints] == ["art. 12", "art. 23", WHOLE]
    assert all(place.pinpoint for place in norm.places("arts. 12 and 23"))
    mixed = to_norm(OwnNorm("x", says={"art. 12": "One.", "rule 3": "Two.", "23": "Three."}), "en")
    assert [point.at for point in mixed.pinpoints] == ["art. 12", "rule 3", "23"]


def test_several_places_may_have_one_sentence() -> None:
    norm = to_norm(OwnNorm("x", says={"paras. 5 and 6": "Nobody is searched."}), "en")
    assert [(place.at, bool(place.pinpoint)) for place in norm.places("paras. 5 and 6")] == [("paras. 5 and 6", True)]


def test_the_norms_of_a_draft_go_before_those_of_the_library() -> None:
    assert NORMS.get("iccpr").own and NORMS.get("nsl-2020").own and not NORMS.get("udhr").own
    assert NORMS.ids[:2] == ("nsl-2020", "iccpr") and NORMS.ids.count("iccpr") == 1
    assert len(NORMS) == len(LIBRARY.norms) + 1 == len([*NORMS])
    assert "nsl-2020" in NORMS and "udhr" in NORMS and "nsl-2021" not in NORMS


def test_they_are_searched_and_offered_with_the_others() -> None:
    assert NORMS.search("national security law")[0].id == "nsl-2020"
    assert NORMS.search("covenant amended")[0].id == "iccpr"
    assert NORMS.search("genocide")[0].id == LIBRARY.norms.search("genocide")[0].id
    assert (NORMS.nearest("nsl2020"), NORMS.nearest("nsl-2021"), NORMS.nearest("s-rse-2730")) == (
        "nsl-2020",
        "",
        "s-res-2730",
    )
    with pytest.raises(UnknownName):
        NORMS.get("nsl-2021")


def test_a_draft_without_norms_of_its_own_has_those_of_the_library() -> None:
    plain = Draft(letterkit=1, template="council-appeal")
    own = Draft(letterkit=1, template="council-appeal", norms=(LAW,))
    assert LIBRARY.norms_of(plain) is LIBRARY.norms
    assert LIBRARY.norms_of(own) is LIBRARY.norms_of(own) is not LIBRARY.norms
    assert LIBRARY.norms_of(own).parties is LIBRARY.norms.parties


def test_a_symbol_without_letters_makes_no_id() -> None:
    assert OwnNorm("Law A", symbol="…", short="\t").key == "law-a"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("S/RES/2736 (2024)", "s-res-2736-2024"),
        ("Law on Safeguarding National Security in the Region", "law-on-safeguarding-national-security-in"),
        ("Закон № 5", "закон-5"),
        ("x" * 90, "x" * 40),
        ("///", ""),
    ],
)
def test_an_id_is_made_of_a_symbol_or_a_name(text: str, name: str) -> None:
    assert norm_id(text) == name

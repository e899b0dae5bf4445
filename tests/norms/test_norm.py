"""A norm in a language, and the places that a reference names in it."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.norms.norm import Norm, Pinpoint
from letterkit.norms.norm_library import NormLibrary

DAY = dt.date(2026, 11, 22)


def norm(*pinpoints: str) -> Norm:
    texts = {"en": "My Norm", "fr": "Ma norme"}
    return Norm("n", texts, {"en": "my norm"}, "treaty", (), DAY, pinpoints=tuple(map(Pinpoint, pinpoints)))


def test_a_text_is_in_the_language_or_else_in_english() -> None:
    row = norm()
    assert (row.text("title", "fr"), row.text("title", "fr-CH")) == ("Ma norme", "Ma norme")
    assert (row.text("in_text", "fr"), row.localized("in_text", "fr")) == ("my norm", "")
    assert row.text("short", "fr") == ""


@pytest.mark.parametrize(
    ("pinpoints", "typed", "named"),
    [
        (("art. 11", "art. 12"), "11", "art. 11"),
        (("art. 11(2)",), " 11(2) ", "art. 11(2)"),
        (("principle 5",), "5", "principle 5"),
        (("principle 5",), "6", "principle 6"),
        (("art. 11", "para. 11"), "11", "11"),  # which of the two is not known
        (("art. 11", "para. 12"), "12", "para. 12"),
        (("art. 11",), "12", "art. 12"),
        (("art. 11",), "para. 11", "para. 11"),
        (("art. 11",), "11-12", "art. 11, art. 12"),
        ((), "11", "art. 11"),  # it is a treaty
    ],
)
def test_a_bare_number_has_the_kind_of_place_that_the_row_knows(
    pinpoints: tuple[str, ...], typed: str, named: str
) -> None:
    assert ", ".join(place.at for place in norm(*pinpoints).places(typed)) == named


def test_a_shipped_norm_completes_a_bare_number() -> None:
    assert [place.at for place in NormLibrary().get("wso-2005").places("139")] == ["para. 139"]


def test_what_a_text_says_as_a_whole_is_for_letters_that_name_no_place() -> None:
    row = norm("art. 1", "whole")
    assert row.whole is row.pinpoints[1] and norm("art. 1").whole is None
    assert row.places("") == ()

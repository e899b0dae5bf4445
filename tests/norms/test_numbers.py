"""A norm with another number is another norm."""

from __future__ import annotations

import pytest

from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.numbers import may_be, numbers, without_numbers

SHIPPED = NormLibrary()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("S/RES/2730 (2024)", (2730, 2024)),
        ("iccpr-op2", (2,)),
        ("Second Optional Protocol", (2,)),
        ("Protocol II", (2,)),
        ("ap-ii-1977", (2, 1977)),
        ("A. v. B.", ()),
        ("Civil and Political Rights", ()),
    ],
)
def test_numbers_in_a_name(text: str, read: tuple[int, ...]) -> None:
    assert numbers(text) == read


@pytest.mark.parametrize(
    ("norm", "typed", "possible"),
    [
        ("s-res-2730", "S/RES/2730", True),
        ("s-res-2730", "resolution 2730 (2024)", True),
        ("s-res-2730", "resolution 2730 (2023)", False),
        ("s-res-2730", "resolution 2736", False),
        ("s-res-2730", "resolution 2024", False),
        ("s-res-2730", "Council resolution", True),
        ("hrc-res-58-20", "HRC 58/20", True),
        ("hrc-res-58-20", "HRC 20/58", False),
        ("hrc-res-58-20", "HRC 58/2", False),
        ("iccpr-op2", "iccpr-op3", False),
        ("iccpr-op2", "second optional protocol", True),
        ("iccpr-op2", "third optional protocol", False),
        ("iccpr", "iccpr-op3", False),
        ("iccpr", "ICCPR 1966", True),
        ("wso-2005", "world summit", True),
        ("wso-2005", "A/RES/60/1", True),
        ("wso-2005", "resolution 60/2", False),
        ("wso-2005", "wso-2004", False),
    ],
)
def test_what_a_number_makes_another_norm(norm: str, typed: str, possible: bool) -> None:
    assert may_be(SHIPPED.get(norm), typed) is possible


def test_the_numbers_of_places_belong_to_a_text_that_has_none_itself() -> None:
    assert may_be(SHIPPED.get("iccpr"), "ICCPR 19", with_places=True)
    assert not may_be(SHIPPED.get("iccpr"), "ICCPR 99", with_places=True)
    assert not may_be(SHIPPED.get("s-res-2730"), "resolution 5", with_places=True)


def test_the_words_of_a_name() -> None:
    assert without_numbers("S/RES/2730 (2024)") == "s res"

"""What was probably meant: a slip in the letters is found, and a number is never taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.numbers import names_of, numbers

SHIPPED = NormLibrary()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("s-rse-2730", "s-res-2730"),
        ("S/RES/2730", "s-res-2730"),
        ("S/RES/2730 (2024)", "s-res-2730"),
        ("unsc 2730", "s-res-2730"),
        ("resolution 2730", "s-res-2730"),
        ("резолюция 2417", "s-res-2417"),
        ("A/HRC/RES/58/20", "hrc-res-58-20"),
        ("hrc 58/20", "hrc-res-58-20"),
        ("iccpr op 2", "iccpr-op2"),
        ("second optional protocol", "iccpr-op2"),
        ("additional protocol ii", "ap-ii-1977"),
        ("ilo convention 169", "ilo-169"),
        ("general comment 36", "hrcttee-gc-36"),
        ("A/RES/60/1", "wso-2005"),
        ("iccpr 19", "iccpr"),
        ("udhr 1948", "udhr"),
        ("wso", "wso-2005"),
    ],
)
def test_a_slip_in_the_letters_is_found(typed: str, meant: str) -> None:
    assert SHIPPED.nearest(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("s-res-2739", "S/RES/2739 (2024)", "resolution 2739", "resolution 2024", "resolution 2005", "s-res-24170"),
        *("hrc-res-58-99", "hrc-res-58", "iccpr-op3", "ap3", "additional protocol iii", "wso-2004", "ilo 30"),
        *("general comment 99", "CEDAW general recommendation 99", "A/RES/60/2", "zzzz", "", "///", "²"),
    ],
)
def test_another_number_is_never_offered(typed: str) -> None:
    near = SHIPPED.nearest(typed)
    assert near == "" or set(numbers(near)) <= set(numbers(typed)), near


@settings(max_examples=150, deadline=None)
@given(norm=st.sampled_from([name for name in SHIPPED.ids if numbers(name)]), number=st.integers(1, 3000))
def test_whatever_number_is_typed_no_other_is_offered(norm: str, number: int) -> None:
    typed = norm.rstrip("0123456789") + str(number)
    if typed not in SHIPPED:
        near = SHIPPED.nearest(typed)
        names = names_of(SHIPPED.get(near)) if near else ()
        assert not near or any(number in numbers(name) for name in names), (typed, near)


@pytest.mark.parametrize("words", ["s-res-2739", "hrc-res-58-99", "iccpr-op3"])
def test_a_search_takes_no_number_for_a_slip_of_another(words: str) -> None:
    assert all(set(numbers(norm.id)) <= set(numbers(words)) for norm in SHIPPED.search(words)[:1])

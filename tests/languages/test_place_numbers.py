"""Numbers of places in a language with letters of its own."""

from __future__ import annotations

import pytest

from letterkit.languages.place_numbers import in_own_script

ABJAD = [
    "أ",
    "ب",
    "ج",
    "د",
    "هـ",
    "و",
    "ز",
    "ح",
    "ط",
    "ي",
    "ك",
    "ل",
    "م",
    "ن",
    "س",
    "ع",
    "ف",
    "ص",
    "ق",
    "ر",
    "ش",
    "ت",
    "ث",
    "خ",
    "ذ",
    "ض",
]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("9", "9"),
        ("2(f)", "2(و)"),
        ("14(3)(b)", "14(3)(ب)"),
        ("7(1)(i)", "7(1)(ط)"),
        ("8(2)(b)(i)", "8(2)(ب)(1)"),
        ("8(2)(e)(xiv)", "8(2)(هـ)(14)"),
        ("2(ii)", "2(2)"),
        ("5(1)(c)–(e)", "5(1)(ج)–(هـ)"),
        ("8 bis", "8 مكرر"),
        ("VIII", "8"),
        ("IV(c)", "4(ج)"),
        ("7(1)(A)", "7(1)(A)"),
        ("", ""),
    ],
)
def test_letters_and_numerals_are_those_of_the_language(number: str, written: str) -> None:
    assert in_own_script(number, ABJAD, "مكرر") == written

"""The family name that a greeting has is told only where a name shows it."""

from __future__ import annotations

import pytest

from letterkit.library.family_names import family_name


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ann Specimen", "Specimen"),
        ("Ann B. Specimen", "Specimen"),
        ("A. Specimen", "Specimen"),
        ("Anne-Marie O'Sample", "O'Sample"),
        ("Ursula von der Example", "von der Example"),
        ("Ana María de la Muestra", "de la Muestra"),
        # nobody can say which words are the family's
        ("María Ejemplo Muestra", ""),
        ("Xi Example", ""),
        ("Nguyễn Example", ""),
        ("Ann S.", ""),
        ("Ann", ""),
        ("", ""),
        ("{name} {x}", ""),
        ("张伟", ""),
    ],
)
def test_the_family_name_of_a_name(name: str, family: str) -> None:
    assert family_name(name) == family

"""A norm's card: its clauses as a language joins them."""

from __future__ import annotations

import pytest

from .scene import run


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("fr", "que nul enfant ne peut être soumis"),
        ("es", "que ningún niño puede ser sometido"),
        ("en", "that no child may be subjected"),
    ],
)
def test_a_clause_of_two_in_a_language_that_repeats_que_has_the_first_too(language: str, clause: str) -> None:
    assert f"art. 37        {clause}" in run("norms", "show", "crc", "--language", language).text

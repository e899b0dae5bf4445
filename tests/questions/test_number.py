"""A whole number."""

from __future__ import annotations

import pytest

from letterkit.questions.question import Limits
from tests.questions.answering import parse, refusal


@pytest.mark.parametrize(
    "typed",
    ["400000", "400,000", "400.000", "400 000", "400\u00a0000", "400\u202f000", "400’000", "400'000", " 400000 "],
)
@pytest.mark.parametrize("kind", ["number", "figure"])
def test_a_number_may_have_any_separator_of_thousands(kind: str, typed: str) -> None:
    assert parse(kind, typed) == 400_000


@pytest.mark.parametrize("typed", ["many", "4,00", "1.5", "-3", "1,400.000", "40 00", "²", "1" * 16, "4e5"])
def test_what_is_not_a_whole_number_is_refused_as_a_number_and_kept_as_a_figure_in_words(typed: str) -> None:
    assert typed in refusal("number", typed)
    assert parse("figure", typed) == typed


def test_a_number_has_its_range() -> None:
    limits = Limits(min=1, max=36)
    assert (parse("number", "1", limits=limits), parse("number", "36", limits=limits)) == (1, 36)
    assert "1 or more" in refusal("number", "0", limits=limits)
    assert "36 or less" in refusal("figure", "37", limits=limits)

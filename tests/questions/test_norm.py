"""A norm by id, symbol or a part of its name."""

from __future__ import annotations

import pytest

from tests.interview.scene import LIBRARY
from tests.questions.answering import parse, refusal


@pytest.mark.parametrize("typed", ["wso-2005", "WSO-2005", "S/RES/1674"])
def test_a_norm_is_found_by_id_and_symbol(typed: str) -> None:
    assert parse("norm", typed) == {"S/RES/1674": "s-res-1674"}.get(typed, "wso-2005")


def test_a_norm_is_found_by_words_that_only_it_has() -> None:
    assert parse("norm", "genocide convention") == "genocide-convention"


def test_words_that_fit_several_norms_are_refused_with_their_ids() -> None:
    found = [one.id for one in LIBRARY.norms.search("rights")]
    assert len(found) > 1
    assert found[0] in refusal("norm", "rights")


def test_an_unknown_norm_is_refused_with_the_nearest() -> None:
    assert "wso-2005" in refusal("norm", "wso2005")
    assert "Type a part of its name" in refusal("norm", "qqqqqqqq")

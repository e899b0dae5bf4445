"""A norm by id, symbol or a part of its name."""

from __future__ import annotations

import pytest

from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.interview.scene import LIBRARY
from tests.questions.answering import CONTEXT, parse, refusal, show


@pytest.mark.parametrize("typed", ["wso-2005", "WSO-2005", "S/RES/1674"])
def test_a_norm_is_found_by_id_and_symbol(typed: str) -> None:
    assert parse("norm", typed) == {"S/RES/1674": "s-res-1674"}.get(typed, "wso-2005")


def test_a_norm_is_found_by_words_that_only_it_has() -> None:
    assert parse("norm", "genocide convention") == "genocide-convention"


def test_words_that_fit_several_norms_are_refused_with_their_ids() -> None:
    result = [hit.norm.id for hit in LIBRARY.norms.search("rights")]
    assert len(result) > 1
    assert result[0] in refusal("norm", "rights")


def test_an_unknown_norm_is_refused_with_the_nearest() -> None:
    assert "wso-2005" in refusal("norm", "wsx-2005")
    assert "Type a part of its name" in refusal("norm", "qqqqqqqq")


def test_a_norm_is_shown_with_its_title() -> None:
    assert show(Question(type="norm"), "wso-2005") == "2005 World Summit Outcome (wso-2005)"


def test_of_several_norms_each_is_named_with_its_title() -> None:
    with pytest.raises(Refused, match=r"Type one of: .*\(.*; .*\)"):
        parse("norm", "civilians")


def test_norms_of_the_audiences_come_first() -> None:
    norm = type_of(Question(type="norm"))
    everything = [name for name, _ in norm.suggest(Question(type="norm"), "", CONTEXT)]
    assert everything == list(LIBRARY.norms.ids)
    audience = next(audience for name in everything for audience in LIBRARY.norms.get(name).audiences)
    context = CONTEXT._replace(audiences=frozenset([audience]))
    first = norm.suggest(Question(type="norm"), "", context)[0][0]
    assert audience in LIBRARY.norms.get(first).audiences

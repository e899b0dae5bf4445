"""When something happened."""

from __future__ import annotations

import pytest

from letterkit.letter.evidence import Case
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from tests.questions.answering import check, parse, refusal


@pytest.mark.parametrize("typed", ["4 November 2009", "2009-11-04", "2009-11", "2009", "in the night of 3 June"])
def test_it_is_kept_as_it_is_typed_and_a_case_can_have_it(typed: str) -> None:
    assert parse("moment", typed) == typed
    assert Case(what="It happened.", date=typed).date == typed


@pytest.mark.parametrize("typed", ["03/12/2010", "3.12.2010", "2009-13-01"])
def test_figures_that_can_be_read_in_two_ways_are_refused(typed: str) -> None:
    assert "3 June 2010" in refusal("moment", typed)
    with pytest.raises(ValueError, match="date"):
        Case(what="It happened.", date=typed)


def test_a_value_in_the_draft_is_looked_at_in_the_same_way() -> None:
    check(Question(type="moment"), 2009)
    with pytest.raises(Refused):
        check(Question(type="moment"), "03/12/2010")

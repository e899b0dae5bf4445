"""Lists of a draft end somewhere, and no two of their records have one id."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter import list_limits
from letterkit.letter.builder import try_build
from letterkit.letter.model import Draft

IDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4)


def draft_with(evidence: list[str], cases: list[str], norms: list[str], annexes: int) -> dict[str, Any]:
    return {
        "letterkit": 1,
        "template": "x",
        "evidence": [{"id": id_, "text": "x"} for id_ in evidence],
        "cases": [{"id": id_, "name": "x"} for id_ in cases],
        "norms": [{"title": id_} for id_ in norms],
        "annexes": [{"title": "x"}] * annexes,
    }


@given(IDS, IDS, IDS, st.sampled_from([0, 1, 50, 51]))
def test_what_the_model_refuses_has_a_place_and_what_it_takes_has_none(
    evidence: list[str], cases: list[str], norms: list[str], annexes: int
) -> None:
    data = draft_with(evidence, cases, norms, annexes)
    assert (try_build(Draft, data) is None) == bool([*list_limits.problems(data)])


@given(
    st.dictionaries(st.sampled_from([limit.key for limit in list_limits.LIMITS]), st.lists(st.none() | st.integers()))
)
def test_data_that_are_no_records_have_no_ids(data: dict[str, Any]) -> None:
    assert not [problem for problem in list_limits.problems(data) if "the id" in problem.message]

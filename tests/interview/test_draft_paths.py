"""Where an answer is kept in the data of a draft."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from letterkit.interview.draft_paths import get_value, put_value

DATA: dict[str, Any] = {
    "facts": {"country": "Exampleland"},
    "sender": {"name": "Centre"},
    "passages": [{"role": "norm"}, {"role": "ask", "text": "We ask."}, {"role": "ask"}],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("subject", "On peace"),
        ("sender.name", "Other Centre"),
        ("facts.killed", 0),
        ("facts.trial", False),
        ("asks", [{"action": "Send a mission"}]),
        ("invokes", [{"norm": "wso-2005"}]),
    ],
)
def test_what_is_put_is_got_back_and_the_former_data_stay_as_they_were(path: str, value: Any) -> None:
    before = copy.deepcopy(DATA)
    result = put_value(DATA, path, value)
    assert get_value(result, path) == value
    assert before == DATA


@pytest.mark.parametrize("empty", [None, "", [], {}])
@pytest.mark.parametrize("path", ["subject", "sender.name", "facts.country", "asks", "invokes"])
def test_an_empty_value_leaves_no_trace(path: str, empty: Any) -> None:
    filled = put_value({}, path, [{"norm": "wso-2005"}] if path in ("asks", "invokes") else "text")
    emptied = put_value(filled, path, empty)
    assert get_value(emptied, path) is None
    assert emptied in ({}, {"passages": [{"role": "ask"}]}, {"passages": [{"role": "norm"}]})


@pytest.mark.parametrize("path", ["asks", "invokes"])
def test_taking_out_what_is_not_there_adds_no_passage(path: str) -> None:
    assert put_value({"passages": [{"role": "closing"}]}, path, None) == {"passages": [{"role": "closing"}]}


def test_an_answer_for_a_passage_that_is_not_there_brings_it_along() -> None:
    assert put_value({}, "asks", [{"action": "Act"}]) == {"passages": [{"role": "ask", "asks": [{"action": "Act"}]}]}


@pytest.mark.parametrize("path", ["subject", "sender.name", "facts.country", "asks", "invokes"])
def test_nothing_is_got_from_an_empty_draft(path: str) -> None:
    assert get_value({}, path) is None
    assert get_value({"passages": None, "facts": None}, path) is None

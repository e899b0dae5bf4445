"""What the checks say while a letter is written, and where each thing is put right."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.errors import KeyPath
from letterkit.interview import transitions
from letterkit.interview.advice import advice, ask_findings, findings_of_answer, position_of_path
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.interview.suggestions import what_follows
from letterkit.library.library import open_library

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal")
TODAY = dt.date(2026, 11, 20)


def with_asks(*asks: dict[str, Any]) -> Form:
    form = sample(PACK, LIBRARY)
    passages = [
        {**passage, "asks": list(asks)} if passage.get("move") == "ask/list" else passage
        for passage in form.data["passages"]
    ]
    return Form(LIBRARY, TODAY, {**form.data, "passages": passages}, Position("asks"))


def test_a_vague_undated_ask_of_somebody_else_is_told_at_once_and_the_next_one_is_not() -> None:
    form = with_asks(
        {"action": "Consider the situation", "actor": "the Government of France"},
        {"action": "Send 50 observers to the south", "deadline": "2026-12-15"},
    )
    assert {ask_finding.name for ask_finding in ask_findings(form, 0)} >= {
        "ask-not-actionable",
        "ask-without-deadline",
        "ask-actor-not-addressed",
    }
    assert ask_findings(form, 1) == ()
    assert ask_findings(Form(LIBRARY, TODAY, form.data, Position("meeting")), 0) == ()


def test_every_finding_leads_to_a_place_that_is_there() -> None:
    form = transitions.start(PACK, LIBRARY, TODAY)
    result = advice(form)
    assert result
    for one in result:
        assert transitions.go_to(form, one.position).position == one.position


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("facts", "meeting"), Position("meeting")),
        (("facts", "urgency", "value"), Position("urgency")),
        (("evidence", 0, "text"), Position("evidence", 0, "text")),
        (("evidence", 0), Position("evidence", 0, "text")),
        (("passages", 1, "evidence", 0), Position("evidence", 0, "text")),
        (("sources", 0, "URL"), Position("sources", 0, "title")),
        (("signatories", 1, "places", 0), Position("signatories", 1, "places")),
        (("signatories",), Position("signatories")),
        (("recipients", 0), Position("recipients", 0, "organization")),
        (("passages", 9, "asks", 1, "deadline"), Position("asks", 1, "deadline")),
        (("passages", 9, "asks"), Position("asks")),
        (("passages", 6, "invokes", 0, "at"), Position("norms", 0, "at")),
        (("passages", 1), Position("evidence")),
        (("passages", 11, "text"), Position("urgency")),
        (("letterkit",), Position()),
        ((), Position()),
    ],
)
def test_a_key_of_the_draft_is_answered_at_its_question(path: KeyPath, at: Position) -> None:
    assert position_of_path(with_asks({"action": "A"}, {"action": "B"}), path) == at


def test_a_passage_in_ones_own_words_is_put_right_there() -> None:
    form = transitions.answer(transitions.go_to_passage(sample(PACK, LIBRARY), 2), "My own words.")
    assert position_of_path(form, ("passages", 1, "text")) == Position(passage=2)


def test_a_draft_that_cannot_be_read_has_no_advice() -> None:
    form = sample(PACK, LIBRARY)
    assert advice(Form(LIBRARY, TODAY, {**form.data, "language": 5})) == ()


def test_a_source_that_is_not_there_is_told_with_the_place_where_sources_stand() -> None:
    form = sample(PACK, LIBRARY)
    for typed in ("Two were closed [@report-2026].", "Two were closed [@wso-2050]."):
        own = transitions.answer(transitions.go_to_passage(form, 1), typed)
        (result,) = advice(own, only=frozenset(["unknown-source"]))
        assert "in the draft file, under `sources:`" in result.finding.hint
        assert "[^1]" in result.finding.hint
        assert result.position == Position(passage=1)
    own = transitions.answer(
        transitions.go_to_passage(form, 1), "Two were closed.[^1]\n\n[^1]: River Sample Group, 12 June 2026."
    )
    assert advice(own, only=frozenset(["unknown-source"])) == ()


def test_an_answer_that_is_being_typed_is_looked_at_but_for_what_its_end_shows() -> None:
    form = transitions.go_to(sample(PACK, LIBRARY), Position("opening"))
    found = [finding.name for finding in findings_of_answer(form, "They burnt the the houses")]
    assert found == ["repeated-word"]
    assert findings_of_answer(form, "They burnt the houses.") == ()
    assert findings_of_answer(form, "") == ()


def test_an_ask_that_is_a_sentence_is_told_while_it_is_typed() -> None:
    form = transitions.go_to(with_asks({"action": "extend it", "actor": "you"}), Position("asks", 0, "action"))
    (line,) = what_follows(form, "We call upon the Council to extend the mandate")
    assert "begins a sentence" in line
    assert what_follows(form, "extend the mandate of the mission") == ()


def test_an_answer_that_nothing_asks_now_says_how_another_move_is_chosen_here() -> None:
    facts = {"ask_one": "We ask the Council to act.", "opning": "They fled."}
    data = {**sample(LIBRARY.pack("council-appeal"), LIBRARY).data}
    form = transitions.start(
        LIBRARY.pack("council-appeal"), LIBRARY, TODAY, {**data, "facts": {**data["facts"], **facts}}
    )
    rows = [row.finding for row in advice(form) if row.finding.name == "unknown-answer"]
    (hint,) = [row.hint for row in rows if row.path == ("facts", "ask_one")]
    assert "Here: " not in next(row.hint for row in rows if row.path == ("facts", "opning"))
    assert hint.endswith(
        "Here: M in the plan (Shift-Tab), in the plain face :move, chooses another move for a passage."
    )

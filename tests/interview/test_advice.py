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
from letterkit.interview.position import END, Position
from letterkit.interview.suggestions import what_follows
from letterkit.letter import drafts
from letterkit.library.library import open_library
from tests.checks.cases import cases

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


def test_a_source_that_is_not_there_is_told_with_what_to_do() -> None:
    form = sample(PACK, LIBRARY)
    for typed in ("Two were closed [@report-2026].", "Two were closed [@wso-2050]."):
        own = transitions.answer(transitions.go_to_passage(form, 1), typed)
        (result,) = advice(own, only=frozenset(["unknown-source"]))
        assert "Choose a source for the sentence" in result.finding.hint
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


_OF_FILES = frozenset(("broken-source", "note-without-text"))
"""A bibliography is a file that nothing asks for; `[^1]` is written in an answer."""


def test_no_finding_in_the_interview_speaks_of_the_file_or_of_commands() -> None:
    for case in cases():
        if not case.fails or case.rule in _OF_FILES:
            continue
        data = drafts.read(drafts.dump(case.data).encode(), "case.yaml").data
        form = Form(LIBRARY, dt.date(2026, 11, 20), data, Position(END))
        for row in advice(form, only=frozenset((case.rule,))):
            text = f"{row.finding.message} {row.finding.hint}"
            assert "`" not in text and "--" not in text and "draft file" not in text, text


@pytest.mark.parametrize(
    ("consent", "severity", "says"),
    [
        ("recipient-only", "note", "chosen at its end"),
        ("never", "error", "is replaced when the letter is written"),
        ("not-asked", "error", "Until then the name is replaced"),
    ],
)
def test_a_name_that_is_replaced_at_the_end_says_so_and_is_an_error_where_it_may_not_stand(
    consent: str, severity: str, says: str
) -> None:
    form = sample(PACK, LIBRARY)
    data = {**form.data, "subject": "On Mira Samplova", "people": [{"name": "Mira Samplova", "consent": consent}]}
    found = advice(Form(LIBRARY, TODAY, data, Position(END)), only=frozenset(("person-named-without-consent",)))
    assert [row.finding.severity for row in found] == [severity]
    assert says in found[0].finding.hint and f"consent: {consent}" not in found[0].finding.message


def test_what_only_looks_like_a_protected_name_is_an_error_also_in_the_interview() -> None:
    form = sample(PACK, LIBRARY)
    people = [{"name": "Mira Samplova", "consent": "recipient-only"}]
    data = {**form.data, "subject": "On Mira Smaplova", "people": people}
    found = advice(Form(LIBRARY, TODAY, data, Position(END)), only=frozenset(("person-named-without-consent",)))
    assert [row.finding.severity for row in found] == ["error"]


def test_where_a_letter_is_too_long_the_longest_passage_is_named() -> None:
    form = transitions.go_to_passage(sample(PACK, LIBRARY), 2)
    step = form.pack.steps[1]
    title = step.title if step else ""
    form = transitions.answer(form, "It has happened again and again. " * 400)
    found = advice(form, only=frozenset(("letter-too-long",)))
    assert found and f"The longest passage is “{title}”, with 2,400 words." in found[0].finding.hint
    one_page = transitions.jump(form, "length")
    found = advice(transitions.answer(one_page, "one-page"), only=frozenset(("letter-too-long",)))
    assert "full length, under More" in found[0].finding.hint


def test_an_answer_that_nothing_asks_now_says_how_another_move_is_chosen_here() -> None:
    facts = {"ask_one": "We ask the Council to act.", "opning": "They fled."}
    data = {**sample(LIBRARY.pack("council-appeal"), LIBRARY).data}
    form = transitions.start(
        LIBRARY.pack("council-appeal"), LIBRARY, TODAY, {**data, "facts": {**data["facts"], **facts}}
    )
    rows = [row.finding for row in advice(form) if row.finding.name == "unknown-answer"]
    (hint,) = [row.hint for row in rows if row.path == ("facts", "ask_one")]
    assert "M in the plan" not in next(row.hint for row in rows if row.path == ("facts", "opning"))
    assert "M in the plan, or :move, gives a passage that move" in hint

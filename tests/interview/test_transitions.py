"""The transitions: each gives another form; none changes the one it was given, and none loses an answer."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.position import Position
from letterkit.letter import drafts
from letterkit.questions.answers import Refused

from .scene import LIBRARY, PACK, TODAY, WHOLE, answered, at, new, refused, whole

# -- starting -------------------------------------------------------------------------------------------


def test_a_new_letter_stands_in_the_first_record_that_is_needed() -> None:
    form = new()
    assert form.position == Position("recipients", 0, "organization")
    assert form.data["template"] == "interview"
    assert [passage["role"] for passage in form.data["passages"]] == [step.role for step in PACK.plan]


def test_a_draft_stands_at_its_first_open_question_and_a_whole_one_at_the_end() -> None:
    assert new({"recipients": [{"name": "A"}]}).position == Position("country")
    assert new(whole().data).finished


def test_what_the_draft_says_goes_before_what_the_pack_supposes() -> None:
    given_ = {"language": "fr", "passages": [{"role": "ask"}]}
    assert {key: new(given_).data[key] for key in given_} == given_


def test_suggestions_fill_what_is_open_and_leave_what_is_answered() -> None:
    form = transitions.accept_defaults(new({"facts": {"country": "Exampleland"}, "date": "2026-12-01"}))
    assert form.data["subject"] == "On the situation in Exampleland"
    assert form.data["date"] == "2026-12-01"
    assert transitions.accept_defaults(new()).data["date"] == TODAY.isoformat()


def test_a_suggestion_that_its_question_does_not_take_leaves_the_question_open() -> None:
    questions = tuple(
        replace(question, default="many") if question.type == "number" else question for question in PACK.questions
    )
    before = new()
    vars(before)["pack"] = PACK._replace(questions=questions)
    form = transitions.accept_defaults(before)
    number = next(question for question in questions if question.type == "number")
    assert not form.is_answered(number)


# -- answering ------------------------------------------------------------------------------------------


def test_a_whole_letter_is_answered_question_by_question() -> None:
    form = answered(new(), WHOLE)
    assert form.finished
    assert form.data["facts"]["killed"] == {"value": 1400, "source": "UN OCHA"}
    assert form.data["signatories"][0]["places"] == ["Geneva, Switzerland", "Exampleton"]


def test_a_question_that_must_be_answered_is_not_passed_by_an_empty_answer() -> None:
    form = at(new(), "country")
    assert ":skip" in refused(lambda: transitions.answer(form, "  "))


def test_an_optional_question_answered_with_nothing_is_taken_out() -> None:
    form = transitions.answer(at(whole(), "months"), "")
    assert "months" not in form.data["facts"]
    assert form.position == Position("meeting")


def test_a_source_is_asked_for_after_an_answer_and_not_after_none() -> None:
    assert transitions.answer(at(new(), "killed"), "200").position == Position("killed", field="source")
    assert transitions.answer(at(new(), "killed"), "").position == Position("trial")


def test_a_new_answer_keeps_its_source_and_an_empty_source_takes_it_out() -> None:
    form = transitions.answer(at(whole(), "killed"), "300")
    assert form.data["facts"]["killed"] == {"value": 300, "source": "UN OCHA"}
    assert transitions.answer(form, "").data["facts"]["killed"] == 300


def test_bytes_that_are_no_text_are_refused_in_a_source_too() -> None:
    form = transitions.answer(at(whole(), "killed"), "300")
    assert "UTF-8" in refused(lambda: transitions.answer(form, "caf\udce9"))


def test_an_answer_that_opens_a_question_leads_to_it() -> None:
    assert transitions.answer(at(new(), "trial"), "y").position == Position("judge")
    assert transitions.answer(at(new(), "trial"), "n").position == Position("tone")


def test_clear_takes_an_answer_out_and_stays() -> None:
    form = transitions.clear(at(whole(), "country"))
    assert "country" not in form.data["facts"]
    assert form.position == Position("country")


@pytest.mark.parametrize("move", [transitions.clear, lambda form: transitions.answer(form, "text")])
def test_after_the_last_question_there_is_nothing_to_answer_or_clear(move: Callable[[Form], Form]) -> None:
    assert "no question here" in refused(lambda: move(whole()))


# -- any sequence of transitions ------------------------------------------------------------------------

_TYPED = st.one_of(
    st.sampled_from(
        [
            "",
            "+",
            "1",
            "2",
            "-1",
            "2>1",
            "y",
            "n",
            "today",
            "wso-2005",
            "council",
            "sharp",
            "a@b.example",
            "²",
            ";",
            "\ud800",
        ]
    ),
    st.sampled_from(WHOLE),
    st.text(max_size=12),
)
_MOVE = st.one_of(
    st.tuples(st.just("answer"), _TYPED),
    st.tuples(st.just("answer"), _TYPED),
    st.tuples(st.just("store_input"), st.one_of(_TYPED, st.just(""))),
    st.tuples(st.just("jump"), st.one_of(st.integers(0, 18).map(str), st.text(max_size=5))),
    st.tuples(st.sampled_from(["back", "skip", "clear", "undo", "redo", "go_to_end"]), st.just("")),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["new", "whole"]), st.lists(_MOVE, max_size=25))
@example("new", [("answer", ""), ("back", ""), ("store_input", "\x1b")])
def test_any_sequence_of_moves_leaves_a_draft_that_loads(begin: str, sequence: list[tuple[str, str]]) -> None:
    form = new() if begin == "new" else whole()
    for name, typed in sequence:
        before, kept = form, copy.deepcopy(form.data)
        try:
            form = getattr(transitions, name)(form, *([typed] if name in ("answer", "jump", "store_input") else []))
        except Refused as error:
            assert error.message
        assert before.data == kept
        assert form.finished or form.prompt.ask
        assert isinstance(form.current_text if not form.finished else "", str)
        if name == "store_input":
            assert form.position == before.position
            shown = "".join(character for character in typed if character.isprintable())  # the rest is taken out
            assert (
                form.finished or form.at_record_list or not shown.strip() or form.initial_text.split() or form.pending
            )
        assert pending_notice(form).encode("utf-8") is not None
        if form.data != before.data:
            assert drafts.read(drafts.dump(form.data).encode()).data == form.data
            if name not in ("undo", "redo"):
                assert transitions.undo(form).data == before.data
    assert form.letter().parts
    assert transitions.start(PACK, LIBRARY, TODAY, form.data).data == form.data

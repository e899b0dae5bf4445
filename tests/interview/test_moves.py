"""The moves: each gives another form; none changes the one it was given, and none loses an answer."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.interview import actions, moves
from letterkit.interview.form import Form, Position
from letterkit.interview.pending import pending_notice
from letterkit.letter import drafts
from letterkit.questions.answers import Refused

from .scene import LIBRARY, PACK, TODAY, WHOLE, answered, new, whole


def at(form: Form, name: str) -> Form:
    return moves.jump(form, name)


def refused(move: Callable[[], Form]) -> str:
    with pytest.raises(Refused) as caught:
        move()
    return actions.typed(str(caught.value))


# -- starting -------------------------------------------------------------------------------------------


def test_a_new_letter_stands_in_the_first_record_that_is_needed() -> None:
    form = new()
    assert form.position == Position("recipients", 0, "organization")
    assert form.data["template"] == "interview"
    assert [one["role"] for one in form.data["passages"]] == [step.role for step in PACK.plan]


def test_a_draft_stands_at_its_first_open_question_and_a_whole_one_at_the_end() -> None:
    assert new({"recipients": [{"name": "A"}]}).position == Position("country")
    assert new(whole().data).finished


def test_what_the_draft_says_goes_before_what_the_pack_supposes() -> None:
    given_ = {"language": "fr", "passages": [{"role": "ask"}]}
    assert {key: new(given_).data[key] for key in given_} == given_


def test_suggestions_fill_what_is_open_and_leave_what_is_answered() -> None:
    form = moves.accept_defaults(new({"facts": {"country": "Exampleland"}, "date": "2026-12-01"}))
    assert form.data["subject"] == "On the situation in Exampleland"
    assert form.data["date"] == "2026-12-01"
    assert moves.accept_defaults(new()).data["date"] == TODAY.isoformat()


def test_a_suggestion_that_its_question_does_not_take_leaves_the_question_open() -> None:
    questions = tuple(replace(one, default="many") if one.type == "number" else one for one in PACK.questions)
    form = moves.accept_defaults(replace(new(), pack=replace(PACK, questions=questions)))
    number = next(one for one in questions if one.type == "number")
    assert not form.is_answered(number)


# -- answering ------------------------------------------------------------------------------------------


def test_a_whole_letter_is_answered_question_by_question() -> None:
    form = answered(new(), WHOLE)
    assert form.finished
    assert form.data["facts"]["killed"] == {"value": 1400, "source": "UN OCHA"}
    assert form.data["signatories"][0]["places"] == ["Geneva, Switzerland", "Exampleton"]


def test_a_question_that_must_be_answered_is_not_passed_by_an_empty_answer() -> None:
    form = at(new(), "country")
    assert ":skip" in refused(lambda: moves.answer(form, "  "))


def test_an_optional_question_answered_with_nothing_is_taken_out() -> None:
    form = moves.answer(at(whole(), "months"), "")
    assert "months" not in form.data["facts"]
    assert form.position == Position("meeting")


def test_a_source_is_asked_for_after_an_answer_and_not_after_none() -> None:
    assert moves.answer(at(new(), "killed"), "200").position == Position("killed", field="source")
    assert moves.answer(at(new(), "killed"), "").position == Position("trial")


def test_a_new_answer_keeps_its_source_and_an_empty_source_takes_it_out() -> None:
    form = moves.answer(at(whole(), "killed"), "300")
    assert form.data["facts"]["killed"] == {"value": 300, "source": "UN OCHA"}
    assert moves.answer(form, "").data["facts"]["killed"] == 300


def test_bytes_that_are_no_text_are_refused_in_a_source_too() -> None:
    form = moves.answer(at(whole(), "killed"), "300")
    assert "UTF-8" in refused(lambda: moves.answer(form, "caf\udce9"))


def test_an_answer_that_opens_a_question_leads_to_it() -> None:
    assert moves.answer(at(new(), "trial"), "y").position == Position("judge")
    assert moves.answer(at(new(), "trial"), "n").position == Position("tone")


def test_clear_takes_an_answer_out_and_stays() -> None:
    form = moves.clear(at(whole(), "country"))
    assert "country" not in form.data["facts"]
    assert form.position == Position("country")


@pytest.mark.parametrize("move", [moves.clear, lambda form: moves.answer(form, "text")])
def test_after_the_last_question_there_is_nothing_to_answer_or_clear(move: Callable[[Form], Form]) -> None:
    assert "no question here" in refused(lambda: move(whole()))


# -- records --------------------------------------------------------------------------------------------


def two() -> Form:
    """A letter to two recipients, at the list of them."""
    return answered(at(whole(), "recipients"), ["+", "Second Council", "", ""])


def names(form: Form) -> list[Any]:
    return [one.get("organization") for one in form.data["recipients"]]


def test_a_record_is_added_behind_the_others() -> None:
    assert two().position == Position("recipients")
    assert names(two()) == ["Council of Examples", "Second Council"]


def test_a_record_is_changed_field_by_field_and_the_rest_is_kept() -> None:
    form = answered(two(), ["1", "Renamed Council"])
    assert form.position == Position("recipients", 0, "name")
    assert form.data["recipients"][0] == {
        "organization": "Renamed Council",
        "name": "Amina Example",
        "style": "council",
    }


def test_a_record_is_removed() -> None:
    assert names(moves.answer(two(), "-1")) == ["Second Council"]


@pytest.mark.parametrize("typed", ["2>1", "1 > 2"])
def test_a_record_is_moved(typed: str) -> None:
    assert names(moves.answer(two(), typed)) == ["Second Council", "Council of Examples"]


@pytest.mark.parametrize("typed", ["3", "0", "-3", "1>3", "²", "-²", "1>²", "--1"])
def test_what_cannot_be_done_with_a_list_is_refused_and_says_what_can(typed: str) -> None:
    assert "+ adds" in refused(lambda: moves.answer(two(), typed))


def test_words_typed_at_a_list_begin_a_new_record() -> None:
    form = moves.answer(two(), "Third Council")
    assert names(form)[-1] == "Third Council"
    assert form.position.item == 2


def test_nothing_typed_leaves_the_list() -> None:
    assert moves.answer(two(), "").position == Position("country")


def test_a_list_that_must_have_a_record_is_not_left_without_one() -> None:
    form = moves.answer(at(whole(), "recipients"), "-1")
    assert "recipients" not in form.data
    assert "At least one" in refused(lambda: moves.answer(form, ""))


def test_a_new_record_is_in_the_draft_only_when_it_says_something() -> None:
    form = moves.add_record(at(whole(), "signatories"))
    assert moves.answer(form, "").data == whole().data
    assert len(moves.answer(form, "B").data["signatories"]) == 2


def test_a_record_that_nothing_names_is_refused_at_its_last_chance() -> None:
    form = at(new(), "signatories")
    form = moves.answer(form, "")
    assert (form.position.item, form.position.field) == (0, "organization")
    assert "signatory" in refused(lambda: moves.answer(form, ""))


def test_the_only_name_of_a_record_is_not_taken_away() -> None:
    form = moves.edit_record(at(new({"signatories": [{"name": "A"}]}), "signatories"), 0)
    assert "names this signatory" in refused(lambda: moves.answer(form, ""))


def test_clear_inside_a_record_takes_the_record_out() -> None:
    form = moves.clear(moves.edit_record(two(), 0))
    assert (names(form), form.position) == (["Second Council"], Position("recipients"))


def test_skip_inside_a_new_record_leaves_it_out() -> None:
    form = moves.skip(moves.add_record(two()))
    assert (form.position, form.data) == (Position("recipients"), two().data)


# -- moving ---------------------------------------------------------------------------------------------


def test_back_goes_through_fields_list_and_questions() -> None:
    form = answered(new(), ["Council of Examples", "Amina Example"])
    steps = []
    for _ in range(5):
        form = moves.back(form)
        steps.append((form.position.question, form.position.field))
    assert steps == [("recipients", "name"), ("recipients", "organization"), *[("recipients", "")] * 3]


def test_back_from_a_source_goes_to_its_fact_and_from_the_end_to_the_last_question() -> None:
    assert moves.back(moves.answer(at(new(), "killed"), "200")).position == Position("killed")
    assert moves.back(whole()).position == Position("signatories")


def test_go_finds_a_question_by_number_id_and_a_word_of_it() -> None:
    form = whole()
    assert at(form, "2").position == Position("country")
    assert at(form, "SUBJECT").position == Position("subject")
    assert at(form, "tone").position == at(form, "in which").position


def test_go_to_a_list_that_must_have_a_record_goes_into_its_first() -> None:
    assert at(new(), "signatories").position == Position("signatories", 0, "name")
    assert at(whole(), "signatories").position == Position("signatories")


@pytest.mark.parametrize("wanted", ["", "99", "0", "no such thing", "²", "judge"])
def test_go_to_what_is_not_asked_is_refused(wanted: str) -> None:
    assert ":review" in refused(lambda: at(new(), wanted))


def test_skip_leaves_a_question_for_later_and_an_answer_takes_the_mark_away() -> None:
    form = moves.skip(at(new(), "country"))
    assert (form.position.question, form.skipped) == ("event", frozenset({"country"}))
    assert moves.answer(moves.back(form), "Exampleland").skipped == frozenset()
    assert moves.skip(whole()) == whole()


# -- undo -----------------------------------------------------------------------------------------------


def test_undo_goes_back_through_every_change_and_redo_forward_again() -> None:
    form, states = new(), [new().data]
    for typed in WHOLE:
        after = moves.answer(form, typed)
        if after.data != form.data:
            states.append(after.data)
        form = after
    for state in reversed(states[:-1]):
        form = moves.undo(form)
        assert form.data == state
    assert "nothing to undo" in refused(lambda: moves.undo(form))
    for state in states[1:]:
        form = moves.redo(form)
        assert form.data == state
    assert "nothing to redo" in refused(lambda: moves.redo(form))


def test_undo_brings_back_the_place_and_a_new_answer_ends_redo() -> None:
    form = moves.undo(moves.answer(at(new(), "country"), "Exampleland"))
    assert form.position == Position("country")
    refused(lambda: moves.redo(moves.answer(form, "Otherland")))


@pytest.mark.parametrize(
    "move",
    [
        lambda f: moves.remove_record(f, 0),
        lambda f: moves.move_record(f, 0, 1),
        lambda f: moves.clear(moves.edit_record(f, 1)),
    ],
)
def test_undo_brings_back_records(move: Callable[[Form], Form]) -> None:
    before = two()
    after = move(before)
    assert after.data != before.data
    assert moves.undo(after).data == before.data


def test_an_answer_that_changes_nothing_is_nothing_to_undo() -> None:
    form = at(whole(), "country")
    assert moves.answer(form, "Exampleland").past == form.past


# -- any sequence of moves ------------------------------------------------------------------------------

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


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["new", "whole"]), st.lists(_MOVE, max_size=25))
def test_any_sequence_of_moves_leaves_a_draft_that_loads(begin: str, sequence: list[tuple[str, str]]) -> None:
    form = new() if begin == "new" else whole()
    for name, typed in sequence:
        before, kept = form, copy.deepcopy(form.data)
        try:
            form = getattr(moves, name)(form, *([typed] if name in ("answer", "jump", "store_input") else []))
        except Refused as error:
            assert error.message
        assert before.data == kept
        assert form.finished or form.prompt.ask
        assert isinstance(form.current_text if not form.finished else "", str)
        if name == "store_input":
            assert form.position == before.position
            assert (
                form.finished or form.at_record_list or not typed.strip() or form.initial_text.split() or form.pending
            )
        assert pending_notice(form).encode("utf-8") is not None
        if form.data != before.data:
            assert drafts.read(drafts.dump(form.data).encode()).data == form.data
            if name not in ("undo", "redo"):
                assert moves.undo(form).data == before.data
    assert form.letter().parts
    assert moves.start(PACK, LIBRARY, TODAY, form.data).data == form.data

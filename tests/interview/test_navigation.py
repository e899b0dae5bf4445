"""Moving between questions, fields and passages."""

from __future__ import annotations

import pytest

from letterkit.interview import transitions
from letterkit.interview.position import Position

from .scene import answered, at, new, refused, whole


def test_back_goes_through_fields_list_and_questions() -> None:
    form = answered(new(), ["Council of Examples", "Amina Example"])
    steps = []
    for _ in range(5):
        form = transitions.back(form)
        steps.append((form.position.question, form.position.field))
    assert steps == [("recipients", "name"), ("recipients", "organization"), *[("recipients", "")] * 3]


def test_back_from_a_source_goes_to_its_fact_and_from_the_end_to_the_last_question() -> None:
    assert transitions.back(transitions.answer(at(new(), "killed"), "200")).position == Position("killed")
    assert transitions.back(whole()).position == Position("signatories")


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
    form = transitions.skip(at(new(), "country"))
    assert (form.position.question, form.skipped) == ("event", frozenset({"country"}))
    assert transitions.answer(transitions.back(form), "Exampleland").skipped == frozenset()
    assert transitions.skip(whole()) == whole()


def test_back_from_the_first_record_of_an_empty_list_leads_to_the_question_before() -> None:
    form, names = new(), [question.id for question in new().questions]
    entered = [name for name in names[1:] if at(form, name).position.item == 0]
    assert entered
    for name in entered:
        assert transitions.back(at(form, name)).position.question == names[names.index(name) - 1]
    assert transitions.back(form).position == Position("recipients")  # the very first one

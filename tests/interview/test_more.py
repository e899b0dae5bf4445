"""What is asked only when the writer wants more: how one gets there, walks through it, and is told of it."""

from __future__ import annotations

import pytest

from letterkit.interview import actions, transitions
from letterkit.interview.form import Form
from letterkit.interview.more import go_to_more, more_notice
from letterkit.interview.position import Position
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused
from tests.interview.scene import TODAY, new

LIBRARY = open_library()


@pytest.fixture
def form() -> Form:
    return transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)


def test_going_on_leaves_them_out(form: Form) -> None:
    seen = []
    while not form.finished:
        seen.append(form.position.question)
        form = transitions.skip(form)
    asked = [question.id for question in form.main_questions]
    assert [*dict.fromkeys(seen)] == asked


def test_one_goes_to_the_first_that_is_open_and_walks_through_all_of_them(form: Form) -> None:
    there = go_to_more(form)
    assert there.position.question == "length"  # the kind of letter has a tone
    seen = []
    while not there.finished:
        seen.append(there.position.question)
        there = transitions.skip(there)
    assert [*dict.fromkeys(seen)] == [question.id for question in form.more_questions][1:]
    assert go_to_more(there).position.question == "length"


def test_from_one_of_them_it_is_the_next_and_back_leads_to_the_questions_for_everybody(form: Form) -> None:
    first, second = (question.id for question in form.more_questions[:2])
    assert go_to_more(transitions.jump(form, first)).position == Position(second)
    assert transitions.back(transitions.jump(form, first)).position.question == form.main_questions[-1].id


def test_none_of_them_is_missing(form: Form) -> None:
    assert not set(form.missing_questions()) & set(form.more_questions)


def test_what_can_be_added_is_said_in_one_line_and_in_words(form: Form) -> None:
    notice = actions.typed(more_notice(form))
    assert notice.startswith("More, if the letter needs it (type :more): Length; ")
    assert "others." in notice and "_" not in notice and "\n" not in notice
    assert actions.pressed(more_notice(form)).startswith("More, if the letter needs it (press Ctrl-L): ")


def test_where_nothing_can_be_added_nothing_is_said() -> None:
    assert more_notice(new()) == ""
    with pytest.raises(Refused, match="Nothing more"):
        go_to_more(new())


def test_what_is_answered_is_not_said_to_be_open(form: Form) -> None:
    answered = transitions.answer(transitions.jump(form, "length"), "one page")
    assert "Length" not in more_notice(answered)

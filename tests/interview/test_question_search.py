"""Finding a place by words, fields, titles of passages, and with slips of the pen."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.interview.question_search import matching_questions, search
from letterkit.library.library import open_library

LIBRARY = open_library()


@pytest.fixture
def form() -> Form:
    return sample(LIBRARY.pack("council-appeal"), LIBRARY)


@pytest.mark.parametrize(("wanted", "found"), [("aks", "asks"), ("deadline", "asks")])
def test_a_field_and_a_short_slip_lead_to_their_list(form: Form, wanted: str, found: str) -> None:
    assert matching_questions(form, wanted)[0].id == found
    assert transitions.jump(form, wanted).position == Position(found)


def test_a_field_is_named_beside_its_list(form: Form) -> None:
    assert next(search(form, "deadline")).words.endswith("– By when?")


@pytest.mark.parametrize("wanted", ["norm that applies", "nrom that aplies", "why now"])
def test_a_passage_is_found_by_its_title_with_slips(form: Form, wanted: str) -> None:
    assert {one.position.passage for one in search(form, wanted)} & {7, 12}


def test_nothing_asked_for_is_everything(form: Form) -> None:
    assert len([*search(form, "")]) == len(form.questions) + len(form.steps)


def test_what_fits_nothing_is_nothing(form: Form) -> None:
    assert [*search(form, "zzzz")] == []


def test_a_passage_is_found_by_the_title_of_its_move() -> None:
    form = transitions.start(open_library().pack("urgent-appeal"), open_library(), dt.date(2026, 11, 20))
    number = next(number for number in range(1, len(form.steps) + 1) if form.title(number) == "Closing words")
    after = passage_plan.change_move(form, number, "closing/meeting")
    hits = [hit for hit in search(after, "brief") if "A meeting or a briefing" in hit.words]
    assert hits and hits[0].position.question in after.names_used_by(number)

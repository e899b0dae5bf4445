"""A passage is written from the answers or in one's own words, and can be turned back."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.outline import outline
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf
from letterkit.questions.answers import Refused

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal")
TODAY = dt.date(2026, 11, 20)


def here(question: str, passage: int) -> Form:
    form = sample(PACK, LIBRARY)
    return transitions.go_to_passage(transitions.jump(form, question), passage)


def test_what_is_not_changed_stays_written_from_the_answers() -> None:
    form = here("meeting", 1)
    after = transitions.answer(form, form.current_text)
    assert after.data == form.data
    assert after.position == Position("meeting")


def test_what_is_changed_becomes_ones_own_and_can_be_turned_back() -> None:
    form = here("urgency", 2)
    own = transitions.answer(form, "My own words.\n\nAnd more.  ")
    assert own.data["passages"][1]["text"] == "My own words.\n\nAnd more."
    assert own.has_own_words(2)
    assert own.position == Position("urgency")
    assert transitions.go_to_passage(own, 2).current_text == "My own words.\n\nAnd more."
    back = transitions.restore_template_text(transitions.go_to_passage(own, 2))
    assert back.data == form.data
    assert transitions.undo(back).has_own_words(2)


def test_nothing_at_all_turns_it_back() -> None:
    own = transitions.answer(here("urgency", 2), "My own words.")
    assert not transitions.answer(transitions.go_to_passage(own, 2), " \n").has_own_words(2)


def test_questions_that_only_the_passage_needed_go_and_come_back_with_their_answers() -> None:
    form = here("meeting", 1)
    own = transitions.answer(form, "My own words.")
    assert "opening" not in {question.id for question in own.questions}
    assert own.position.question in {question.id for question in own.questions}
    back = transitions.restore_template_text(transitions.go_to_passage(own, 1))
    assert "opening" in {question.id for question in back.questions}
    assert back.data["facts"]["opening"] == form.data["facts"]["opening"]


def test_numbers_and_names_come_from_the_answers_in_every_other_passage() -> None:
    own = transitions.answer(here("urgency", 2), "My own words.")
    changed = transitions.answer(transitions.jump(own, "urgency"), "It is Friday")
    assert "It is Friday" in " ".join(passage.text for passage in changed.passages)


def test_the_list_of_asks_stays_with_a_passage_in_ones_own_words() -> None:
    form = transitions.answer(here("asks", 10), "We ask for this:")
    assert "asks" in {question.id for question in form.questions}
    assert form.data["passages"][9]["asks"]


@pytest.mark.parametrize("number", [0, 99, -1])
def test_a_passage_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refused, match="The passages are: 1 "):
        transitions.go_to_passage(sample(PACK, LIBRARY), number)


def test_a_passage_that_the_plan_does_not_have_cannot_be_turned_back() -> None:
    data = {**sample(PACK, LIBRARY).data}
    data["passages"] = [*data["passages"], {"role": "other", "text": "More."}]
    form = transitions.go_to_passage(Form(LIBRARY, TODAY, data), len(data["passages"]))
    with pytest.raises(Refused, match="no words for this passage"):
        transitions.answer(form, "")


@pytest.mark.parametrize("name", open_shelf().ids())
def test_every_passage_of_every_pack_is_offered_as_a_person_would_type_it(name: str) -> None:
    form = sample(LIBRARY.pack(name), LIBRARY)
    for number in range(1, len(form.steps) + 1):
        inside = transitions.go_to_passage(form, number)
        assert inside.prompt.ask == f"The passage ‘{inside.title(number)}’"
        own = transitions.answer(inside, f"{inside.current_text} X")
        assert own.letter().parts != form.letter().parts
        assert any(part.own for part in outline(own))


def test_the_rail_shows_the_current_passage() -> None:
    form = here("meeting", 1)
    assert [part.passage for part in outline(form) if part.here] == [1]
    assert not any(entry.here for part in outline(form) for entry in part.entries)


# -- a language that the template has no words in -------------------------------------------------------------


def arabic() -> Form:
    pack = LIBRARY.pack("council-appeal", "ar")
    form = transitions.start(pack, LIBRARY, TODAY)
    return Form(LIBRARY, TODAY, {**form.data, "language": "ar"})


def test_every_passage_is_to_be_written_and_nothing_is_asked_for_it() -> None:
    form = arabic()
    assert form.unwritten == tuple(range(1, len(form.steps) + 1))
    assert not [question for question in form.questions if question.path.startswith("facts.")]
    assert {part.mark for part in outline(form) if part.passage} == {"empty"}
    at_end = transitions.go_to_end(form)
    assert {part.mark for part in outline(at_end) if part.passage} == {"attention"}
    assert sample(PACK, LIBRARY).unwritten == ()


def test_a_passage_is_written_and_the_letter_shows_it() -> None:
    form = transitions.go_to_passage(arabic(), 2)
    assert form.current_text == ""
    assert "no words in this language (ar)" in form.prompt.help
    written = transitions.answer(form, "كلام")
    assert 2 not in written.unwritten
    assert [part.anchor for part in written.letter().parts if part.anchor] == ["lk-passage-2-situation"]

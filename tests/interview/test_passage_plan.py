"""The passages of a letter are exchanged, left out, doubled, moved; what was typed stays with its passage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.interview import passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused

from .scene import TODAY, refused

LIBRARY = open_library()


def begun(*moves: str, kind: str = "council-appeal", **facts: Any) -> Form:
    passages = [{"role": move.partition("/")[0], "move": move} for move in moves]
    data = {"letterkit": 1, "template": kind, "language": "en-GB", "passages": passages, "facts": facts}
    return transitions.start(LIBRARY.pack(kind), LIBRARY, TODAY, data)


def moves(form: Form) -> list[str]:
    return [passage["move"] for passage in form.data["passages"]]


def printed(form: Form) -> list[str]:
    return [passage.text for passage in form.passages]


TWO = ("opening/alarm", "closing/thanks", "closing/reply")


# -- another move ---------------------------------------------------------------------------------------


def test_the_moves_of_the_plan_are_offered_first_then_all_of_the_role() -> None:
    choices = passage_plan.move_choices(begun("opening/occasion"), 1)
    assert [choice.id for choice in choices if choice.planned] == ["opening/alarm", "opening/undersigned"]
    assert choices[0].planned and "opening/thanks" in [choice.id for choice in choices]
    assert "opening/occasion" not in [choice.id for choice in choices]
    assert all(choice.title and choice.when for choice in choices)


@pytest.mark.parametrize("wanted", ["1", "opening/alarm", "What is happening, and what you ask", "what is happening"])
def test_a_move_is_chosen_by_number_id_or_words(wanted: str) -> None:
    form = passage_plan.change_move(begun("opening/occasion"), 1, wanted)
    assert moves(form) == ["opening/alarm"]
    assert transitions.undo(form).data["passages"][0]["move"] == "opening/occasion"


def test_a_move_that_is_none_is_refused() -> None:
    form = begun("opening/occasion")
    assert "Type a number from 1 to" in refused(lambda: passage_plan.change_move(form, 1, "no such"))
    assert "is not one of the moves" in refused(lambda: passage_plan.change_move(form, 1, ""))
    assert "There is no passage 9" in refused(lambda: passage_plan.change_move(form, 9, "1"))


def test_the_question_which_move_a_passage_has_exchanges_it_and_what_it_struck_is_forgotten() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    number = next(index for index, step in enumerate(form.steps) if step and step.role == "responsibility")
    passages = [dict(passage) for passage in form.data["passages"]]
    passages[number]["omit"] = ["own"]
    form = transitions.jump(Form(LIBRARY, TODAY, {**form.data, "passages": passages}), "responsibility_move")
    changed = transitions.answer(form, "responsibility/itself")
    assert changed.data["passages"][number] == {"role": "responsibility", "move": "responsibility/itself"}
    assert changed.position.question == "responsibility"
    assert transitions.undo(changed).data == form.data
    assert transitions.answer(form, "responsibility/unable").data == form.data


def test_answers_stay_when_the_move_is_exchanged_and_are_there_again_when_it_comes_back() -> None:
    form = begun("opening/occasion", opening="We write.", meeting="the debate")
    other = passage_plan.change_move(form, 1, "opening/alarm")
    assert other.data["facts"] == {"opening": "We write.", "meeting": "the debate"}
    assert printed(other) == ["We write\\."]
    assert passage_plan.change_move(other, 1, "opening/occasion").data == form.data


def test_an_answer_of_a_passage_goes_with_it_when_an_earlier_one_asks_the_same() -> None:
    form = begun("situation/evidence", "situation/responses", response="The Ministry denies it.")
    other = passage_plan.change_move(form, 1, "situation/person")
    assert printed(other)[1] == "The Ministry denies it\\."
    assert other.data["passages"][1]["answers"] == {"response": "The Ministry denies it."}
    assert "response" not in other.data.get("facts", {})


# -- left out, twice, up and down -----------------------------------------------------------------------


def test_a_passage_is_left_out_and_its_answers_stay() -> None:
    form = begun(*TWO, opening="We write.", closing="Thank you.")
    without = passage_plan.leave_out(form, 1)
    assert moves(without) == ["closing/thanks", "closing/reply"]
    assert without.data["facts"] == {"opening": "We write.", "closing": "Thank you."}
    assert transitions.undo(without).data == form.data


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ({"text": "My words."}, "words of your own"),
        ({"asks": [{"action": "act"}, {"action": "speak"}]}, "2 asks"),
        ({"invokes": [{"norm": "iccpr"}]}, "1 norm"),
        ({"answers": {"closing": "Thank you."}}, "1 answer of its own"),
    ],
)
def test_words_that_would_go_with_a_passage_have_to_be_given_up(row: Mapping[str, Any], held: str) -> None:
    form = begun("opening/alarm", "closing/thanks")
    form = Form(
        LIBRARY, TODAY, {**form.data, "passages": [{**form.data["passages"][0], **row}, form.data["passages"][1]]}
    )
    said = refused(lambda: passage_plan.leave_out(form, 1))
    assert held in said and ":leave-out" in said
    assert moves(passage_plan.leave_out(form, 1, confirmed=True)) == ["closing/thanks"]


def test_a_passage_that_stands_twice_has_answers_of_its_own() -> None:
    form = passage_plan.put_twice(begun("opening/alarm", opening="We write."), 1)
    assert moves(form) == ["opening/alarm", "opening/alarm"]
    assert form.position == Position("opening_2")
    form = transitions.answer(form, "We write again.")
    assert printed(form) == ["We write\\.", "We write again\\."]


def test_answers_go_with_their_passages_when_these_are_moved() -> None:
    form = passage_plan.put_twice(begun("opening/alarm", opening="First."), 1)
    form = transitions.answer(form, "Second.")
    up = passage_plan.shift(form, 2, -1)
    assert printed(up) == ["Second\\.", "First\\."]
    assert up.value(up.question_named("opening")) == "Second."
    assert up.value(up.question_named("opening_2")) == "First."
    assert passage_plan.shift(up, 1, 1).data == form.data
    assert printed(passage_plan.leave_out(up, 1)) == ["First\\."]


def test_what_is_typed_and_no_answer_yet_goes_along() -> None:
    form = passage_plan.put_twice(begun("opening/alarm"), 1)
    pending = transitions.with_pending(form, Position("opening_2"), "half a sen")
    pending = transitions.with_pending(pending, Position(passage=1), "own words")
    up = passage_plan.shift(pending, 2, -1)
    assert up.pending == {Position("opening"): "half a sen", Position(passage=2): "own words"}


def test_the_ends_of_a_letter_are_its_ends() -> None:
    form = begun(*TWO)
    assert "is the first one" in refused(lambda: passage_plan.shift(form, 1, -1))
    assert "is the last one" in refused(lambda: passage_plan.shift(form, 3, 1))


def test_a_letter_of_the_earlier_form_has_no_moves() -> None:
    pack = LIBRARY.pack("council-appeal", "fr")
    form = transitions.start(pack, LIBRARY, TODAY, {"template": "council-appeal", "language": "fr"})
    assert "earlier form" in refused(lambda: passage_plan.shift(form, 1, 1))
    assert "not made of a move" in refused(lambda: passage_plan.change_move(form, 1, "1"))


# -- sentences ------------------------------------------------------------------------------------------


def test_a_sentence_of_the_move_is_struck_and_put_back() -> None:
    form = begun("closing/how-to-sign", kind="sign-on-call", sign_by="1 May", sign_how="Write to us.", sign_final=True)
    listed = passage_plan.sentences(form, 1)
    assert [(sentence.id, sentence.struck) for sentence in listed] == [("by", False), ("how", False), ("final", False)]
    struck = passage_plan.strike(form, 1, "final")
    assert struck.data["passages"][0]["omit"] == ["final"] and "The text is final" not in printed(struck)[0]
    assert passage_plan.sentences(struck, 1)[2].struck
    assert passage_plan.strike(struck, 1, "final").data == form.data
    assert transitions.undo(struck).data == form.data
    assert "no sentence ‘opening’" in refused(lambda: passage_plan.strike(form, 1, "opening"))


# -- any of these, one after the other ------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.sampled_from(["up", "down", "twice", "out", "move"]), st.integers(1, 13)), max_size=6)


@given(STEPS)
def test_nothing_typed_is_lost_and_undo_brings_all_back(steps: list[tuple[str, int]]) -> None:
    form = begin = sample(LIBRARY.pack("council-appeal"), LIBRARY)
    typed = texts(form.data)
    for what, wanted in steps:
        number = min(wanted, len(form.steps))
        try:
            form = {
                "up": lambda form=form, number=number: passage_plan.shift(form, number, -1),
                "down": lambda form=form, number=number: passage_plan.shift(form, number, 1),
                "twice": lambda form=form, number=number: passage_plan.put_twice(form, number),
                "out": lambda form=form, number=number: passage_plan.leave_out(form, number),
                "move": lambda form=form, number=number: passage_plan.change_move(form, number, "1"),
            }[what]()
        except Refused:
            continue
        assert typed <= texts(form.data)
        assert form.draft and form.passages
    while form.past:
        form = transitions.undo(form)
    assert form.data == begin.data


def texts(data: Mapping[str, Any]) -> set[str]:
    """Return the answers of prose in a draft, and the actions of its asks."""
    facts = [*(data.get("facts") or {}).values(), *(row["text"] for row in data.get("evidence") or ())]
    for passage in data["passages"]:
        facts += [*(passage.get("answers") or {}).values(), *(ask["action"] for ask in passage.get("asks") or ())]
    plain = (fact["value"] if isinstance(fact, Mapping) else fact for fact in facts)
    return {fact for fact in plain if isinstance(fact, str)}

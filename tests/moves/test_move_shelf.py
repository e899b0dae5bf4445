"""Kinds and moves as the shipped files have them."""

from __future__ import annotations

import pytest

from letterkit.moves.move_shelf import taken_over
from letterkit.packs.shelf import open_shelf
from letterkit.questions.question import Question

SHELF = open_shelf().moves


def test_a_shared_record_keeps_the_words_of_the_fields_that_a_kind_takes() -> None:
    shared = {
        "recipients": Question(
            id="recipients",
            fields=(Question(id="title", ask="Office?", example="President"), Question(id="name", ask="Name?")),
        )
    }
    row = {"use": "recipients", "fields": [{"id": "name", "required": True}, {"id": "title"}]}
    own = Question(use="recipients", fields=(Question(id="name", required=True), Question(id="title")))
    question = taken_over(own, shared, row)
    assert [(field.id, field.ask, field.required) for field in question.fields] == [
        ("name", "Name?", True),
        ("title", "Office?", False),
    ]
    assert question.fields[1].example == "President"


@pytest.mark.parametrize("name", SHELF.kind_ids())
def test_every_question_of_a_kind_and_every_field_is_worded(name: str) -> None:
    pack = open_shelf().load(name)
    unworded = [
        f"{question.id}.{field.id}" for question in pack.questions for field in question.fields if not field.ask
    ]
    assert not [question.id for question in pack.questions if not question.ask] and not unworded


@pytest.mark.parametrize("name", SHELF.kind_ids())
def test_the_words_of_a_kind_are_about_what_it_asks(name: str) -> None:
    """A mistyped id would be words that nobody ever sees."""
    kind = SHELF.kind(name, "en")
    moves = {move for step in kind.settings.plan for move in (step.move, *step.instead)}
    asked = {question.id for move in moves for question in SHELF.move(move, "en").questions}
    asked |= {question.id for question in (*kind.before, *kind.after)}
    asked |= {f"{step.move.partition('/')[0]}_move" for step in kind.settings.plan if step.choose}
    assert not set(kind.words.questions) - asked
    assert not set(kind.words.plan) - moves


@pytest.mark.parametrize("name", SHELF.kind_ids())
def test_what_goes_with_a_kind_is_there(name: str) -> None:
    settings = SHELF.kind(name, "en").settings
    assert set(settings.companions) <= set(SHELF.kind_ids())
    shared = SHELF.shared_questions("en")
    assert set(settings.from_letter.facts) <= set(shared)
    leads = {choice.value for choice in shared["asks_lead"].choices}
    assert settings.asks_lead in {"", *leads}


@pytest.mark.parametrize(("name", "most"), [("council-appeal", 18), ("council-sanctions", 18), ("council-mandate", 18), ("thanks", 11), ("follow-up", 11), ("sign-on-call", 11)])  # fmt: skip
def test_a_kind_asks_no_more_than_it_needs(name: str, most: int) -> None:
    """Beside what is asked only if the letter needs it, such as norms that the library lacks, and who is named, which
    every kind asks."""
    asked = open_shelf().load(name).questions
    shown = [one.id for one in asked if not one.aside and one.path not in ("norms", "people")]
    assert len(shown) <= most


@pytest.mark.parametrize("name", [name for name in SHELF.kind_ids() if "urgency" in (SHELF.kind(name, "en").settings.requires or ())])  # fmt: skip
def test_what_says_why_now_is_asked_in_the_first_round(name: str) -> None:
    """Where a letter needs it: by a passage of its own, or by an answer that carries it, such as the day of a meeting."""
    carried = False
    for step in SHELF.kind(name, "en").settings.plan:
        move = SHELF.move(step.move, "en")
        carriers = move.also.get("urgency", ())
        asked = [question.id for question in move.questions if not question.aside]
        carried |= not step.aside and (move.role == "urgency" or any(one in asked for one in carriers))
    assert carried

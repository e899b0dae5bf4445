"""The question for the words of a passage, and the answers that a passage has for itself."""

from __future__ import annotations

import pytest

from letterkit.interview import transitions
from letterkit.interview.passage_questions import own_answers, passage_question
from letterkit.library.library import open_library
from letterkit.packs.plan import MoveStep
from tests.interview.scene import TODAY

LIBRARY = open_library()


@pytest.mark.parametrize(
    ("own", "unwritten", "asks", "says"),
    [
        (True, "", False, "These are your own words."),
        (False, "ar", False, "no words in this language (ar)"),
        (False, "", True, "The list of asks stands below it."),
    ],
)
def test_it_is_said_who_writes_a_passage(own: bool, unwritten: str, asks: bool, says: str) -> None:
    question = passage_question("Why now", "Say why.", own, unwritten, asks)
    assert says in question.help and question.ask == "The passage ‘Why now’" and question.why == "Say why."


def test_a_move_that_stands_twice_has_answers_of_its_own() -> None:
    passages = [
        {"role": "urgency", "move": "urgency/delay"},
        {"role": "urgency", "move": "urgency/delay", "answers": {"urgency": "It is late."}},
    ]
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY, {"passages": passages})
    step = form.steps[1]
    assert isinstance(step, MoveStep) and form.draft.passages
    assert own_answers(step, form.draft.passages[1], form.pack) == {"urgency": "It is late."}
    first = form.steps[0]
    assert isinstance(first, MoveStep)
    assert own_answers(first, form.draft.passages[0], form.pack) == {}

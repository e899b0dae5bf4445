"""Who is asked."""

from __future__ import annotations

from tests.questions.letter_context import ACTORS, offered, taken


def test_those_whom_the_letter_knows_are_offered_and_anybody_can_be_typed() -> None:
    assert offered("actor", "") == [*ACTORS]
    assert offered("actor", "ugan") == [ACTORS[1]]
    assert taken("actor", "Every State that supplies arms") == "Every State that supplies arms"

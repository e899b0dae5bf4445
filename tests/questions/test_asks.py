"""Asks as records."""

from __future__ import annotations

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.letter_context import LETTER


def test_an_ask_is_shown_in_one_line() -> None:
    fields = (Question(id="action", type="action"), Question(id="actor", type="actor"))
    question = Question(id="asks", type="asks", fields=fields)
    shown = type_of(question).show(question, [{"action": "send a mission", "actor": "the Council"}], LETTER)
    assert shown == "send a mission, the Council"

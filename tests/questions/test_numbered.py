"""Questions to the reader."""

from __future__ import annotations

from tests.questions.answering import parse


def test_questions_keep_their_stops_and_lose_the_numbers_they_were_pasted_with() -> None:
    typed = "1. Was the water tested? Please send the results.\n2) When?\n- 12 people signed; who are they?"
    assert parse("numbered", typed) == [
        "Was the water tested? Please send the results.",
        "When?",
        "12 people signed; who are they?",
    ]

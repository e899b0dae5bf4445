"""A text of one or more paragraphs."""

from __future__ import annotations

from tests.questions.answering import parse


def test_a_paragraph_keeps_its_lines_without_blanks_at_their_ends() -> None:
    assert parse("paragraph", "\nOne.  \n\n  Two.\n") == "One.\n\n  Two."


def test_marks_of_word_processors_are_line_ends_and_control_characters_are_dropped() -> None:
    assert (
        parse("paragraph", "One.\r\nTwo.\vThree.\x0cFour.\u2028Five\x07\x00.\ufeff")
        == "One.\nTwo.\nThree.\nFour.\nFive.\ufeff"
    )
    assert parse("text", "Exam\x1bpleland") == "Exampleland"

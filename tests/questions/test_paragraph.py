"""A text of one or more paragraphs."""

from __future__ import annotations

import pytest

from letterkit.questions.answers import Refused
from letterkit.questions.question import Limits, Question
from tests.questions.answering import parse, show


def test_a_paragraph_keeps_its_lines_without_blanks_at_their_ends() -> None:
    assert parse("paragraph", "\nOne.  \n\n  Two.\n") == "One.\n\n  Two."


def test_marks_of_word_processors_are_line_ends_and_control_characters_are_dropped() -> None:
    assert (
        parse("paragraph", "One.\r\nTwo.\vThree.\x0cFour.\u2028Five\x07\x00.\ufeff")
        == "One.\nTwo.\nThree.\nFour.\nFive.\ufeff"
    )
    assert parse("text", "Exam\x1bpleland") == "Exampleland"


def test_a_paragraph_is_shown_in_one_line() -> None:
    assert show(Question(type="paragraph"), "One.\n\nTwo.") == "One. Two."


def test_a_tab_is_a_blank_and_a_chinese_paragraph_has_many_words() -> None:
    assert parse("paragraph", "one\ttwo") == "one two"
    with pytest.raises(Refused, match="has 9 words"):
        parse("paragraph", "吉尔吉斯斯坦奥什市", limits=Limits(max_words=8))

"""A text of one line."""

from __future__ import annotations

import pytest

from tests.questions.answering import parse


def test_a_text_is_one_line_whatever_was_pasted() -> None:
    assert parse("text", "  two\n lines\tand a tab ") == "two lines and a tab"


@pytest.mark.parametrize("typed", ["Кыргызстан", "قيرغيزستان", "吉尔吉斯斯坦", "Ελλάδα 🕊"])
def test_every_script_is_an_answer(typed: str) -> None:
    assert parse("text", typed) == typed

"""A number, or words for one."""

from __future__ import annotations

from tests.questions.answering import parse


def test_a_figure_may_be_words() -> None:
    assert parse("figure", "at least  200") == "at least 200"

"""A day, or words for a time."""

from __future__ import annotations

import pytest

from tests.questions.answering import parse


@pytest.mark.parametrize("typed", ["within thirty days", "before the winter of 2026", "at once"])
def test_a_deadline_may_be_words(typed: str) -> None:
    assert parse("deadline", typed) == typed

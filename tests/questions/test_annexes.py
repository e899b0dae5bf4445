"""Annexes: words in the draft or in a file, and not both."""

from __future__ import annotations

import pytest

from tests.questions.letter_context import asked


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({}, "title text file"),
        ({"title": "Findings"}, "title text file"),
        ({"title": "Findings", "text": "Twelve."}, "title text"),
        ({"title": "Findings", "file": "a.md"}, "title file"),
        ({"text": "Twelve.", "file": "a.md"}, "title text file"),
    ],
)
def test_of_text_and_file_the_other_one_is_not_asked(record: dict[str, str], fields: str) -> None:
    assert asked("annexes", "title text file", record) == fields

"""Searching short texts by words."""

from __future__ import annotations

import pytest

from letterkit.norms.word_search import WordSearch

ROWS = WordSearch(
    [
        [(4.0, ["events"]), (1.0, ["What happened, when and where?"])],
        [(4.0, ["asks"]), (1.0, ["What do you ask of the Council?"])],
        [(4.0, ["council"]), (1.0, ["Which body?"])],
    ]
)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("council", [2, 1]),
        ("happened", [0]),
        ("happ", [0]),
        ("hapened", [0]),
        ("what ask", [1]),
        ("event zzzz", []),
        ("", []),
        ("?", []),
    ],
)
def test_rows_are_found_best_first(words: str, rows: list[int]) -> None:
    assert ROWS.search(words) == rows


def test_no_rows_are_no_fault() -> None:
    assert WordSearch([]).search("council") == []

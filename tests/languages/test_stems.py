"""Stems: words that differ in their endings alone are one."""

from __future__ import annotations

import pytest

from letterkit.languages.stems import is_number, plain_words, stems


@pytest.mark.parametrize(
    "words",
    [
        ("prisoner", "prisoners", "Prisoners"),
        ("minority", "minorities"),
        ("forzada", "forzadas", "forzado"),
        ("forcée", "forcées", "forcé"),
        ("liberté", "libertés"),
        ("detención", "detenciones"),
        ("собрание", "собрания", "собраний", "собраниях"),
        ("исчезновение", "исчезновения", "исчезновений"),
        ("казнь", "казни", "казней"),
    ],
)
def test_endings_do_not_tell_words_apart(words: tuple[str, ...]) -> None:
    assert len({*map(tuple, map(stems, words))}) == 1


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("A/RES/60/1", ["res", "60/1"]),
        ("the Rules for the Treatment", ["rul", "treatment"]),
        ("General comment No. 36", ["general", "comment", "36"]),
        ("R2P", ["r2p"]),
        ("art.19", ["art", "19"]),
        ("S/RES/2417 (2018)", ["s", "res", "2417", "2018"]),
        ("ES-11/1", ["es", "11/1"]),
        ("stress", ["stress"]),
        ("was", ["was"]),
        ("", []),
    ],
)
def test_numbers_stay_whole_and_small_words_go(text: str, result: list[str]) -> None:
    assert stems(text) == result


def test_plain_words_keep_their_endings() -> None:
    assert plain_words("The Mandela Rules") == ["mandela", "rules"]


@pytest.mark.parametrize(
    ("word", "number"), [("2417", True), ("60/1", True), ("iii", True), ("i", False), ("v", False)]
)
def test_roman_numbers_are_numbers_where_they_are_nothing_else(word: str, number: bool) -> None:
    assert is_number(word) is number

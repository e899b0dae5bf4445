"""Things written in two ways: which way is the rarer one, and what is no second way."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.text import plain_prose
from letterkit.checks.texts.variants import Place, Ways, capital_runs, two_ways

PROSE = plain_prose("subject", ("subject",), "Oru oru Oru ORU")


def place(start: int) -> Place:
    return Place(PROSE.text[start : start + 3], PROSE, start, start + 3)


def test_the_rarer_way_is_told_with_the_usual_one() -> None:
    ways = two_ways([place(0), place(4), place(8)])
    assert ways is not None
    assert [one.words for one in ways.rare] == ["oru"]
    assert (ways.usual.words, ways.others) == ("Oru", 2)


def test_of_as_many_the_one_that_comes_first_is_the_usual_one() -> None:
    ways = two_ways([place(0), place(4)])
    assert ways is not None and ways.usual.words == "Oru"


def test_one_way_is_nothing_to_tell() -> None:
    assert two_ways([place(0), place(8)]) is None
    assert two_ways([]) is None


def test_ways_that_are_decided_stay() -> None:
    ways = Ways((place(4),), place(0), 1)
    assert two_ways(ways) is ways


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Declaration of Human Rights binds.", {"Declaration of Human Rights", "Human Rights"}),
        ("La Guardia Nacional y la Policía Local.", {"Guardia Nacional y la Policía Local", "Guardia Nacional", "Policía Local"}),
        ("We met Ann.", set()),
    ],
)  # fmt: skip
def test_names_are_read_as_a_whole_and_between_their_small_words(text: str, names: set[str]) -> None:
    found = {text[start:end] for start, end in capital_runs(text)}
    assert names <= found

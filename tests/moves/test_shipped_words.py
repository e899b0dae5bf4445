"""The words of the moves that come with the program: beginnings of sentences, examples, set formulas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from letterkit.moves.move import Move
from letterkit.moves.move_shelf import MoveShelf
from letterkit.packs.shelf import shipped_folder
from letterkit.questions.question import Question

SHELF = MoveShelf((("letterkit", shipped_folder()),))
MOVES = [SHELF.move(name, "en") for name in SHELF.move_ids()]
PROSE = [(move, question) for move in MOVES for question in move.questions if question.type == "prose"]
SAME_WORDS = 6
"""From so many words on, two letters would be seen to have the same hand."""


def runs(text: str) -> Iterator[str]:
    words = re.sub(r"\{\{.*?\}\}", "_", text).replace("…", "").casefold().split()
    return (" ".join(words[at : at + SAME_WORDS]) for at in range(len(words) - SAME_WORDS + 1))


def ids(case: tuple[Move, Question]) -> str:
    return f"{case[0].id}:{case[1].id}"


@pytest.mark.parametrize("case", PROSE, ids=ids)
def test_a_beginning_goes_on_where_the_writer_does(case: tuple[Move, Question]) -> None:
    _, question = case
    assert len(question.starters) >= 3
    for starter in question.starters:
        assert re.sub(r"\{%[^%]*%\}", "", starter.say).endswith(" …"), starter
        assert not starter.say.rstrip(" …").endswith((".", "!", "?")), starter


@pytest.mark.parametrize("case", PROSE, ids=ids)
def test_an_example_is_whole_sentences(case: tuple[Move, Question]) -> None:
    text = case[1].example.strip()
    assert text[:1].upper() == text[:1]
    assert text.endswith((".", "?", ".”", "?”", ":"))


def test_no_two_moves_begin_alike() -> None:
    found = defaultdict(set)
    for move, question in PROSE:
        for starter in question.starters:
            for run in runs(starter.say):
                found[run].add(move.id)
    own = {run: sorted(moves) for run, moves in found.items() if len(moves) > 1}
    assert own == {}


def test_a_formula_follows_we_ask_you_to_and_names_what_there_is() -> None:
    known = {*SHELF.move_ids(), *SHELF.kind_ids()}
    formulas = SHELF.formulas("en")
    assert len(formulas) >= 20
    for formula in formulas:
        assert formula.say[0].islower(), formula
        assert re.sub(r"\{%[^%]*%\}", "", formula.say).endswith(" …"), formula
        assert set(formula.used_in) <= known, formula

"""One or several sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.answers import Refused, clean_answer
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import WORDS, check, parse, parse_or_none, spell
from tests.questions.letter_context import LETTER, offered, taken

QUESTION = Question(id="sources", type="source-list")


def test_several_stand_apart_by_semicolons_or_on_lines() -> None:
    both = ["ocha-2010", "Human Rights Watch, 2 July 2010"]
    assert taken("source-list", "OCHA-2010; Human Rights Watch, 2 July 2010") == both
    assert taken("source-list", "ocha-2010\n\nHuman Rights Watch,  2 July 2010\nocha-2010") == both


def test_a_semicolon_of_a_source_is_typed_behind_a_backslash() -> None:
    assert taken("source-list", r"osce\; annex; b") == ["osce; annex", "b"]
    assert spell(QUESTION, ["osce; annex", "b"]) == r"osce\; annex; b"


@given(st.lists(WORDS, max_size=4).map("; ".join))
def test_what_is_typed_is_the_same_when_it_is_typed_again(typed: str) -> None:
    value = parse_or_none(QUESTION, typed)
    assert value is None or parse_or_none(QUESTION, spell(QUESTION, value)) == value


def as_the_wizard_keeps_it(text: str) -> bool:
    """True if typing a source leaves it as it is: what no text has (U+FDD0) is taken out where it is typed."""
    return bool(text) and text.strip() == text and "\\" not in text and clean_answer(text) == text


@given(st.lists(WORDS.filter(as_the_wizard_keeps_it), min_size=1, unique=True))
def test_every_list_of_a_draft_is_spelled_in_one_line(sources: list[str]) -> None:
    spelled = spell(QUESTION, sources)
    assert "\n" not in spelled
    kept = parse_or_none(QUESTION, spelled)
    assert kept is None or [*map(str.split, kept)] == [*map(str.split, filter(str.strip, sources))]


def test_each_is_shown_by_its_name() -> None:
    shown = type_of(QUESTION).show(QUESTION, ["ocha-2010", "Eye-witnesses"], LETTER)
    assert shown == "Situation Report, UN OCHA, 18 June 2010; Eye-witnesses"


def test_those_that_are_not_named_yet_are_offered_behind_those_that_are() -> None:
    assert offered("source-list", "ocha-2010; eye") == [("ocha-2010; Eye-witnesses", "")]
    assert len(offered("source-list", "")) == 3
    assert offered("source-list", "annex") == [(r"osce\; annex", "")]


def test_in_the_draft_it_is_a_list() -> None:
    check(QUESTION, ["a"])
    assert parse("source-list", "; ; a") == ["a"]
    with pytest.raises(Refused):
        check(QUESTION, 5)

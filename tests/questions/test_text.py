"""A text of one line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT, parse


def test_a_text_is_one_line_whatever_was_pasted() -> None:
    assert parse("text", "  two\n lines\tand a tab ") == "two lines and a tab"


@pytest.mark.parametrize("typed", ["Кыргызстан", "قيرغيزستان", "吉尔吉斯斯坦", "Ελλάδα 🕊"])
def test_every_script_is_an_answer(typed: str) -> None:
    assert parse("text", typed) == typed


@pytest.mark.parametrize("kind", ["text", "paragraph", "list"])
@pytest.mark.parametrize(("typed", "count"), [("we", 2), ("We urge", 1), ("", 0), ("They", 0)])
def test_phrases_of_the_organisation_are_offered_by_their_beginning(kind: str, typed: str, count: int) -> None:
    library: Any = SimpleNamespace(profile=SimpleNamespace(phrases=("We urge you", "We remain at your disposal")))
    question = Question(type=kind)
    offered = type_of(question).suggest(question, typed, CONTEXT._replace(library=library))
    assert len(offered) == count

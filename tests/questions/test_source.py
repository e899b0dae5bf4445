"""Where something is from."""

from __future__ import annotations

import pytest

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.letter_context import LETTER, SOURCES, offered, taken


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("ocha-2010", "ocha-2010"),
        ("OCHA-2010", "ocha-2010"),
        ("situation report, UN OCHA, 18 June 2010", "ocha-2010"),
        ("UN OCHA, 18 June 2010", "UN OCHA, 18 June 2010"),
        ("eye-witnesses", "Eye-witnesses"),
    ],
)
def test_a_source_of_the_letter_is_named_by_its_id_or_its_name(typed: str, value: str) -> None:
    assert taken("source", typed) == value


def test_a_source_of_the_letter_is_shown_by_its_name() -> None:
    kind, question = type_of(Question(type="source")), Question(type="source")
    assert kind.show(question, "ocha-2010", LETTER) == "Situation Report, UN OCHA, 18 June 2010"
    assert kind.show(question, "Eye-witnesses", LETTER) == "Eye-witnesses"


@pytest.mark.parametrize(("typed", "count"), [("", 3), ("ocha", 1), ("situation", 1), ("zzz", 0)])
def test_the_sources_that_are_there_are_offered(typed: str, count: int) -> None:
    assert len(offered("source", typed)) == count
    assert set(offered("source", typed)) <= set(SOURCES)

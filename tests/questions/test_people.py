"""The people of a letter: what is asked of each, and nobody."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.questions.people import means_nobody
from letterkit.questions.question import Question
from tests.questions.answering import show
from tests.questions.letter_context import asked

ALL = "name consent until pseudonym minor gave_account also source"


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({"consent": "public"}, "name consent until minor gave_account also source"),
        ({"consent": "public", "until": "2030-01-01"}, ALL),
        ({"consent": "recipient-only"}, ALL),
        ({"consent": "never"}, "name consent pseudonym minor gave_account also source"),
        ({"consent": "not-asked"}, "name consent pseudonym minor gave_account also source"),
        ({}, "name consent pseudonym minor gave_account also source"),
        ({"consent": "public", "pseudonym": "a student"}, ALL),
    ],
)
def test_until_and_what_stands_in_the_place_are_asked_where_they_apply(record: dict[str, Any], fields: str) -> None:
    assert asked("people", ALL, record) == fields


def test_nobody_is_an_answer_in_words() -> None:
    question = Question(id="people", type="people", fields=(Question(id="name"),))
    assert show(question, []) == "Nobody"
    assert show(question, [{"name": "Mira Sample"}]) == "Mira Sample"


@pytest.mark.parametrize("typed", ["nobody", "Nobody.", "no one", "none", "0", "no"])
def test_what_people_type_for_nobody_is_heard(typed: str) -> None:
    assert means_nobody(typed)


@pytest.mark.parametrize("typed", ["", "Nobody Known", "None but her", "N."])
def test_a_name_is_not_taken_for_nobody(typed: str) -> None:
    assert not means_nobody(typed)

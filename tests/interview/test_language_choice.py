"""The languages of a letter, by the names that they give themselves."""

from __future__ import annotations

import pytest

from letterkit.interview import transitions
from letterkit.interview.language_choice import language_choices, named_language
from tests.interview.scene import LIBRARY, PACK, TODAY

FORM = transitions.start(PACK, LIBRARY, TODAY)


def test_the_language_of_the_letter_is_among_those_of_its_template() -> None:
    assert [choice.tag for choice in language_choices(FORM)] == list(PACK.languages)
    assert [choice.name for choice in language_choices(FORM) if choice.here] == ["English"]


@pytest.mark.parametrize(("typed", "tag"), [("english", "en"), (" en ", "en"), ("xx-YY", "xx-YY"), ("", "")])
def test_a_language_is_known_by_its_name(typed: str, tag: str) -> None:
    assert named_language(FORM, typed) == tag

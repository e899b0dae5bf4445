"""Heads of State are told from their namesakes."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.heads_of_state import is_head_of_state


@pytest.mark.parametrize(
    "name", ["Vladimir Putin", "Владимира Путина", "Владимиру Владимировичу Путину", "Xi Jinping", "Emmanuel Macron"]
)
def test_a_full_name_is_known_in_every_case(name: str) -> None:
    assert is_head_of_state(name.split())


@pytest.mark.parametrize("name", ["Putin", "Mira Putin", "Владимир Путилов", "Людмила Путина", "Alexei Navalny"])
def test_others_are_people_whom_somebody_asks(name: str) -> None:
    assert not is_head_of_state(name.split())

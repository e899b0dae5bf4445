"""Who signs without giving a name."""

from __future__ import annotations

import pytest

from letterkit.letter import anonymous
from letterkit.letter.anonymous import is_anonymous
from letterkit.yaml.shipped import read_shipped


@pytest.mark.parametrize(
    "name",
    [
        *("Anonymous", "ANONYMOUS 3", "anonyme n° 12", "(Name withheld)", "Name  withheld on request.", "«Анонимно»"),
        *("ano\u0301nimo", "Anónima", "مجهول", "匿名", "anonym #2", "ім'я не розголошується", "Anon."),
    ],
)
def test_a_name_that_is_none(name: str) -> None:
    assert is_anonymous(name)


@pytest.mark.parametrize("name", ["", "Anonymous Collective", "Ana Nimo", "Anonymous 123456", "Withheld Jones"])
def test_a_name_that_is_one(name: str) -> None:
    assert not is_anonymous(name)


def test_each_entry_of_the_list_is_known() -> None:
    entries = [name for names in read_shipped(anonymous._DATA).values() for name in names]
    assert len(entries) > 60
    assert all(is_anonymous(name) and is_anonymous(f"{name.upper()} 7") for name in entries)

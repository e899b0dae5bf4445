"""Options behind the name of a table."""

from __future__ import annotations

import pytest

from letterkit.interview.table_options import last_value, parse_options
from letterkit.questions.answers import Refused


def test_options_are_read_with_and_without_an_equals_sign() -> None:
    options = parse_options(["--map", "A=name", "--map=B=country", "--hidden", "--sort", "name"])
    assert options == {"map": ("A=name", "B=country"), "hidden": (), "sort": ("name",)}


def test_the_last_value_counts() -> None:
    assert last_value(parse_options(["--sort=name", "--sort=kind"]), "sort") == "kind"
    assert last_value({}, "sort", "none") == "none"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--colour", "red"], "--no-headings"),
        (["name"], "nothing that can stand behind a table"),
        (["--map"], "needs a word behind it"),
        (["--removed", "burn"], "It can be: keep, drop"),
    ],
)
def test_an_option_that_there_is_not_is_refused(words: list[str], says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_options(words)

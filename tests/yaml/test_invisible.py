"""Characters that cannot be seen are named, at their place, where they make a file unreadable."""

from __future__ import annotations

import pytest

from letterkit.yaml.source import parse
from letterkit.yaml.tree import Unreadable


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("letterkit: 1\ntemplate:\xa0joint-letter\ndate: 2026-01-01\n", 2, 10, "U+00A0"),
        ("letterkit: 1\n\u200bdate: 2026-01-01\n", 2, 1, "U+200B"),
        ("letterkit: 1\nda\xadte: 2026-01-01\n", 2, 3, "U+00AD"),
        ("letterkit: 1\n\u202fplace: X\n", 2, 1, "U+202F"),
        ("facts:\n  \xa0a: b\n  c: d\n", 2, 3, "U+00A0"),
        ("cc:\n  -\xa0name: x\n", 2, 4, "U+00A0"),
        ("passages:\n  - text: |\n      We write\u2028to you.\ndate: 2026-01-01\n", 3, 15, "U+2028"),
        ("passages:\n  - text: |\n      We write\x85to you.\ndate: 2026-01-01\n", 3, 15, "U+0085"),
    ],
)
def test_an_invisible_character_is_named_where_it_stands(text: str, line: int, column: int, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        parse(text, "a.yaml")
    (problem,) = raised.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert code in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "place: Genève\xa0!\n",  # in a text it is what French writes
        "place: می\u200cخواهم\n",
        "facts:\n  می\u200cخواهم: x\n",  # a key that needs it
        'place: "a\u2028b"\n',
    ],
)
def test_an_invisible_character_that_misleads_nobody_is_kept(text: str) -> None:
    assert parse(text).data


def test_other_faults_are_told_as_they_were() -> None:
    with pytest.raises(Unreadable, match="tab"):
        parse("a:\n\tb: c\xa0d\n")

"""The place of a word in the file is where a person finds it, in every way in which YAML writes a text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.yaml.positions import KeyPositions
from letterkit.yaml.source import parse

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)


def found(written: str, word: str, key: str = "text") -> tuple[int, int, str]:
    tree = parse(written, "x.yaml")
    value = tree.data[key]
    place = KeyPositions(tree).find((key,), value, value.index(word))
    return place.line, place.column, written[place.offset : place.offset + len(word)] if place.offset >= 0 else ""


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("a: 1\ntext: one two three\n", 2, 11),
        ("text: 'one two three'\n", 1, 12),
        ('text: "one two three"  # comment\n', 1, 12),
        ('"text":   one two three\n', 1, 15),
        ("text: |\n  zero\n\n  one two three\n", 4, 7),
        ("text: |-\n    one two\n    three", 2, 9),
        ("text: |2-\n   one two\n", 2, 8),
        ("{a: 1, text: one two three}\n", 1, 18),
        ("text: |\r\n  zero\r\n  one two three\r\n", 3, 7),
    ],
)
def test_a_word_is_found_where_it_stands(written: str, line: int, column: int) -> None:
    assert found(written, "two") == (line, column, "two")


@pytest.mark.parametrize(
    "written", ["text: >\n  one\n  two three\n", 'text: "one \\x74wo two"\n', "text: one\n  two\n"]
)
def test_where_the_place_is_not_certain_the_key_is_told_and_nothing_can_be_changed(written: str) -> None:
    tree = parse(written, "x.yaml")
    place = KeyPositions(tree).find(("text",), tree.data["text"], 4)
    assert (place.line, place.offset) == (1, -1)


@given(TEXT, st.data())
def test_every_character_of_a_block_and_of_a_quoted_text_is_found(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    for written in (f"text: |2\n  {text}\n", f"text: {json.dumps(text, ensure_ascii=False)}\n"):
        try:
            tree = parse(written, "x.yaml")
        except Exception:  # a text that YAML cannot hold in this way
            continue
        value = tree.data["text"]
        place = KeyPositions(tree).find(("text",), value, min(at, len(value) - 1))
        if place.offset >= 0:
            assert tree.text[place.offset] == value[min(at, len(value) - 1)]
            lines = tree.text[: place.offset].splitlines(keepends=True)
            assert place.line == tree.text.count("\n", 0, place.offset) + 1 or len(lines) >= 1

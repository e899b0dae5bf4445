"""Backslashes of Markdown, put in and taken away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter import escapes


@given(st.text())
def test_one_line_is_one_line_with_the_same_words(text: str) -> None:
    result = escapes.one_line(text)
    assert "\n" not in result and "\r" not in result
    assert "".join(result.split()) == "".join(text.split())
    assert result == text or "\n" in text or "\r" in text


@pytest.mark.parametrize(
    ("text", "made"),
    [("a\nb", "a b"), ("a  \n\n \r\n  b", "a b"), ("a\rb", "a b"), ("\na", " a"), ("a\n", "a "), ("a  b", "a  b")],
)
def test_a_line_end_becomes_one_blank(text: str, made: str) -> None:
    assert escapes.one_line(text) == made


@given(st.text())
def test_an_escaped_text_is_unescaped_to_itself_on_one_line(text: str) -> None:
    assert escapes.unescape(escapes.escape(text)) == escapes.one_line(text)


def test_the_backslash_of_a_line_break_is_no_escape() -> None:
    assert escapes.unescape("one\\\ntwo\\*") == "one\\\ntwo*"

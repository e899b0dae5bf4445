"""Pages cut into pieces: in one pass, whatever is broken about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.disclosure.html_tokens import Token, tokens


def pieces(text: str) -> list[tuple[str, str, str]]:
    return [(token.kind, token.name, token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a &amp; b", [("text", "", "a & b")]),
        ("1 < 2 <b>x</B>", [("text", "", "1 < 2 "), ("tag", "b", ""), ("text", "", "x"), ("end", "b", "")]),
        ("<!-- a --><!doctype html><?php b ?>", [("comment", "", " a "), ("comment", "", "php b ?")]),
        ("<script>'<b>' </script>", [("tag", "script", ""), ("text", "script", "'<b>' "), ("end", "script", "")]),
        ("<br/>", [("tag", "br", "")]),
        ("<p title='>", [("tag", "p", "")]),
        ("<style>x", [("tag", "style", ""), ("text", "style", "x")]),
        ("<", [("text", "", "<")]),
    ],
)
def test_a_page_is_cut_as_browsers_cut_it(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert pieces(text) == wanted


def test_attributes_are_read_in_each_way_of_writing_them() -> None:
    (result,) = tokens("<a HREF='x>y' title = \"a &quot; b\" id=z hidden href=second>")
    assert result.attributes == {"href": "x>y", "title": 'a " b', "id": "z", "hidden": ""}


@given(st.text(alphabet="<>!-/=\"'aZ &;? \n", max_size=200))
def test_every_text_comes_to_an_end(text: str) -> None:
    assert all(isinstance(token, Token) for token in tokens(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", '<a x="', "</", "<!", "<script>", "<a b='>\"", "<a = = ", "<" + "a" * 9]
)
def test_a_page_made_to_keep_a_reader_busy_is_read_in_one_pass(piece: str) -> None:
    """Half a million pieces that never end: going back for each of them would take days."""
    assert len(list(tokens(piece * 500_000))) <= 500_001

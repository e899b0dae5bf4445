"""Citations in a passage: what is one, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter import markdown
from letterkit.letter.citation_syntax import citation, citations
from letterkit.letter.markup import Citation, Cited, Note, Paragraph, Text, blocks_text


def inlines(text: str) -> tuple[object, ...]:
    [paragraph] = markdown.read(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("[@wso-2005]", [Cited("wso-2005")]),
        ("[@wso-2005, paras. 138-139]", [Cited("wso-2005", "", "paras. 138-139")]),
        ("[@a para. 2]", [Cited("a", "", "para. 2")]),
        ("[see @a, para. 2; also @b, arts. 3 and 4]", [Cited("a", "see", "para. 2"), Cited("b", "also", "arts. 3 and 4")]),
        ("[-@a]", [Cited("a", "", "", True)]),
        ("[@{a/b c}]", []),
        ("[@{a/b}]", [Cited("a/b")]),
        ("[@doe_2010:x+y, p. 3.]", [Cited("doe_2010:x+y", "", "p. 3.")]),
        ("[@доклад2010]", [Cited("доклад2010")]),
        ("[@smith2019.]", [Cited("smith2019", "", ".")]),
    ],
)  # fmt: skip
def test_what_a_citation_says(typed: str, items: list[Cited]) -> None:
    assert inlines(f"x {typed} y")[1:2] == ((Citation(tuple(items)),) if items else ())


@pytest.mark.parametrize(
    "typed",
    [
        "@minister",
        "[info@example.org]",
        r"\[@x]",
        "[@]",
        "[@ x]",
        "[@a; b]",
        "[a]",
        "[@a](https://x.org)",
        r"[\@a]",
        "[sic] @a [x]",
    ],
)
def test_what_only_looks_like_one(typed: str) -> None:
    assert not any(isinstance(inline, Citation) for inline in inlines(f"x {typed} y"))


def test_a_citation_stands_in_notes_lists_and_emphasis() -> None:
    [note] = [inline for inline in inlines("x[^1]\n\n[^1]: See [@a].\n") if isinstance(inline, Note)]
    assert note.blocks == (Paragraph((Text("See "), Citation((Cited("a"),)), Text("."))),)
    assert "Citation" in repr(markdown.read("- *x [@a]*\n"))
    assert blocks_text(markdown.read("x [@a].")) == "x ."


@given(st.text(alphabet="[]@;-,. {}\\abc1:\n(", max_size=60))
def test_any_text_with_brackets_can_be_read(text: str) -> None:
    markdown.read(text)
    for typed, read in citations(text):
        assert typed in text and all(item.key for item in read.items)
        assert citation(typed[1:-1]) == read

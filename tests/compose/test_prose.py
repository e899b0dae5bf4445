"""An answer of prose is printed as it was typed; only what the letter can cite is a citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.compose.prose import as_markdown
from letterkit.letter.escapes import unescape

CITABLE = {"iccpr", "ocha-2010"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("We write [@iccpr, art. 9].", r"We write [@iccpr, art. 9]\."),
        ("See [@iccpr; @ocha-2010, p. 3]", "See [@iccpr; @ocha-2010, p. 3]"),
        ("See [@no-such, p. 3]", r"See \[\@no\-such\, p\. 3\]"),
        ("One of two [@iccpr; @no-such]", r"One of two \[\@iccpr\; \@no\-such\]"),
        ("*Stars* and <b>tags</b>", r"\*Stars\* and \<b\>tags\<\/b\>"),
        ("# No heading\n- no list", r"\# No heading \- no list"),
        ("[@iccpr] and again [@iccpr]", "[@iccpr] and again [@iccpr]"),
    ],
)
def test_what_can_be_cited_is_a_citation_and_all_else_plain_characters(typed: str, printed: str) -> None:
    assert as_markdown(typed, CITABLE) == printed


def test_blank_lines_begin_paragraphs_and_other_line_ends_are_blanks() -> None:
    assert as_markdown("  One\ntwo.\n \n\nThree.  ", ()) == "One two\\.\n\nThree\\."


@given(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=80))
def test_nothing_that_is_typed_is_changed(typed: str) -> None:
    printed = [unescape(part) for part in as_markdown(typed, ()).split("\n\n") if part]
    assert " ".join(printed).split() == typed.split()

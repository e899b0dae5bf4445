"""Fixes change the words that they name, in whatever way YAML writes them, or nothing at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.findings import Excerpt, Finding
from letterkit.checks.fixing import apply_fixes
from letterkit.checks.rules import check
from letterkit.letter import drafts

from .checking import HEAD, LIBRARY

pytestmark = pytest.mark.slow

STYLES = [
    "text: The the Council  acts.",
    "text: 'The the Council  acts.'",
    'text: "The the Council  acts."',
    "text: |\n    The the Council  acts.\n",
    "text: |-\n    First line.\n\n    The the Council  acts.",
]


@pytest.mark.parametrize("written", STYLES)
def test_a_fix_is_made_in_each_way_of_writing_a_text(written: str) -> None:
    text = f"{HEAD}passages:\n- role: other\n  {written}\n"
    loaded = drafts.read(text.encode(), "x.yaml")
    result = apply_fixes(loaded, check(loaded, LIBRARY))
    assert result.text == text.replace("The the", "The").replace("  acts", " acts")
    assert len(result.applied) == 2


@pytest.mark.parametrize(
    "written", ["text: >\n    The the\n    Council  acts.", 'text: "The the Council\\u0020 acts."']
)
def test_a_text_whose_place_is_not_certain_is_left_alone(written: str) -> None:
    text = f"{HEAD}passages:\n- role: other\n  {written}\n"
    loaded = drafts.read(text.encode(), "x.yaml")
    assert apply_fixes(loaded, check(loaded, LIBRARY)).text == text


def made_up(text: str, words: str, fix: str) -> Finding:
    at = text.index(words)
    value = "Osh and the hills"
    start = value.index(words)
    return Finding("LK999", "made-up", "warning", "m", "h", ("subject",), 3, 1, Excerpt("", words, ""), start, at, fix)


@pytest.mark.parametrize("fix", ["a: b", "# x", "\n- {"])
def test_a_fix_that_would_break_the_file_is_left(fix: str) -> None:
    text = f"{HEAD}subject: Osh and the hills\n"
    result = apply_fixes(
        drafts.read(text.encode(), "x.yaml"), [made_up(text, "and", f"x {fix}"), made_up(text, "hills", "fields")]
    )
    assert result.text == text.replace("hills", "fields")
    assert [finding.fix for finding in result.left] == [f"x {fix}"]


def test_fixes_that_overlap_are_not_both_made() -> None:
    text = f"{HEAD}subject: Osh and the hills\n"
    result = apply_fixes(
        drafts.read(text.encode(), "x.yaml"), [made_up(text, "and the", "&"), made_up(text, "the hills", "a")]
    )
    assert (result.text, len(result.left)) == (text.replace("and the", "&"), 1)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_fixing_ends_in_a_draft_that_needs_no_fix_and_says_the_same_otherwise(words: str) -> None:
    loaded = drafts.read(
        f"{HEAD}passages:\n- {{role: other, text: {json.dumps(words, ensure_ascii=False)}}}\n".encode(), "x.yaml"
    )
    result = apply_fixes(loaded, check(loaded, LIBRARY))
    again = drafts.read(result.text.encode(), "x.yaml")
    was, now = loaded.data["passages"][0]["text"], again.data["passages"][0]["text"]
    assert len(now) <= len(was) + len(result.applied)
    assert {k: v for k, v in again.data.items() if k != "passages"} == {
        k: v for k, v in loaded.data.items() if k != "passages"
    }
